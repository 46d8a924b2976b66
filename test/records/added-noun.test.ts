import { spawnSync } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = ['src', 'resources', 'vitest.config.ts', 'package.json', 'tsconfig.json'];
const GUARD = [
  'test/records',
  'test/main/records',
  'test/main/handover',
  'test/main/trail',
  'test/main/exports',
  'test/main/vault-fixture.ts',
];
/** Two nouns, as docs/adding-a-module.md has them written. */
const ADDED = join(import.meta.dirname, 'added-nouns');

/** A copy of this project with two nouns more: files of their own, and a line in each of two lists. */
function copyWithNouns(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-noun-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of [...COPIED, ...GUARD]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  rmSync(join(folder, 'test/records/added-noun.test.ts'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const file of readdirSync(ADDED, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.txt')) continue;
    const to = join(folder, file.slice(0, -'.txt'.length));
    mkdirSync(dirname(to), { recursive: true });
    cpSync(join(ADDED, file), to, { errorOnExist: true, force: false });
  }
  change(folder, 'src/records/index.ts', [
    [
      'import { cadenceException',
      "import { agreement, agreementDuty } from './agreement.ts';\nimport { gift } from './gift.ts';\nimport { cadenceException",
    ],
    [
      '  saved_view: savedView,',
      '  agreement,\n  agreement_duty: agreementDuty,\n  gift,\n  saved_view: savedView,',
    ],
  ]);
  change(folder, 'src/contract/index.ts', [
    [
      'import { actions }',
      "import { agreements } from './agreements.ts';\nimport { gifts } from './gifts.ts';\nimport { actions }",
    ],
    ['  ...search,', '  ...search,\n  ...agreements,\n  ...gifts,'],
  ]);
  return folder;
}

function change(folder: string, path: string, changes: [from: string, to: string][]): void {
  let source = readFileSync(join(folder, path), 'utf8');
  for (const [from, to] of changes) {
    if (!source.includes(from)) throw new Error(`${path} has no ${from}`);
    source = source.replace(from, to);
  }
  writeFileSync(join(folder, path), source);
}

const DECLARED = 'test/records/declared.test.ts';

/** What tests say in a copy; nothing where all holds. */
function guard(folder: string, tests: string[]): string {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = ['run', ...tests, '--reporter=default'];
  const { status, stdout, stderr } = spawnSync(process.execPath, [vitest, ...args], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NO_COLOR: '1' },
  });
  return status === 0 ? '' : stdout + stderr;
}

test('nouns that are added as the page says go through everything; one that is half declared is noticed', () => {
  const folder = copyWithNouns();
  expect(
    guard(folder, [DECLARED, 'test/main/records', 'test/main/added', 'test/main/exports/records.test.ts']),
  ).toBe('');
  expect(guard(folder, ['test/main/trail', '-t', 'every call that changes something'])).toBe('');
  // Each of these was once a row lost without a word.
  const halves: [said: string, ...changes: [path: string, from: string, to: string][]][] = [
    [
      'agreement_duty is neither a record nor excused',
      ['src/records/index.ts', '  agreement_duty: agreementDuty,\n', ''],
      [
        'src/main/agreements/noun.ts',
        "    ...recordHandlers('agreement_duty', 'agreementDuties')(session),\n",
        '',
      ],
    ],
    ['agreement_duty is no record', ['src/records/index.ts', '  agreement_duty: agreementDuty,\n', '']],
    ['belongs to nobody', ['src/records/agreement.ts', 'belongs: true, quiet: true', 'quiet: true']],
    [
      'agreement.content isn’t declared',
      ['src/records/agreement.ts', "content: { kind: 'prose', erasure: 'rewrite', searched: true },", ''],
    ],
    ['gift is found and has no name or UUID', ['src/records/gift.ts', "  calledBy: 'what',\n", '']],
  ];
  for (const [said, ...changes] of halves) {
    const sources = changes.map(([path]) => [path, readFileSync(join(folder, path), 'utf8')] as const);
    for (const [path, from, to] of changes) change(folder, path, [[from, to]]);
    expect(guard(folder, [DECLARED])).toContain(said);
    for (const [path, source] of sources) writeFileSync(join(folder, path), source);
  }
}, 300_000);
