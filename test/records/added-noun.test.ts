import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = ['src', 'resources', 'vitest.config.ts', 'package.json', 'tsconfig.json'];
const GUARD = ['test/records', 'test/main/records', 'test/main/handover', 'test/main/vault-fixture.ts'];

/** A copy of this project with a noun more, added as docs/adding-a-module.md says. */
function copyWithAgreements(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-noun-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of [...COPIED, ...GUARD]) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  rmSync(join(folder, 'test/records/added-noun.test.ts'));
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(
    join(folder, 'src/main/db/migrations/0900-agreements.sql'),
    `CREATE TABLE agreement (
      id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, stakeholder_id INTEGER NOT NULL REFERENCES stakeholder (id),
      signatory_id INTEGER REFERENCES person (id), title TEXT NOT NULL, content TEXT NOT NULL DEFAULT '', signed_on TEXT NOT NULL,
      amount INTEGER NOT NULL, owner_id INTEGER REFERENCES owner (id),
      created_at INTEGER NOT NULL, updated_at INTEGER NOT NULL, deleted_at INTEGER) STRICT;
    CREATE INDEX agreement_of ON agreement (stakeholder_id);
    CREATE INDEX agreement_signatory ON agreement (signatory_id);
    CREATE TABLE agreement_duty (
      id INTEGER PRIMARY KEY, uuid BLOB NOT NULL UNIQUE, agreement_id INTEGER NOT NULL REFERENCES agreement (id),
      text TEXT NOT NULL, done INTEGER NOT NULL, deleted_at INTEGER) STRICT;
    CREATE INDEX agreement_duty_of ON agreement_duty (agreement_id);`,
  );
  writeFileSync(
    join(folder, 'src/records/agreement.ts'),
    `import { created, defineRecord, deleted, ofOwner, ofStakeholder, updated } from './record.ts';
    export const agreement = defineRecord({
      noun: 'agreements', scope: 'shared', uuid: true, calledBy: 'title', differencesIn: 'content',
      fields: {
        stakeholder_id: ofStakeholder,
        signatory_id: { kind: 'reference', to: 'person', optional: true },
        title: { kind: 'line', erasure: 'rewrite' },
        content: { kind: 'prose', erasure: 'rewrite' },
        signed_on: { kind: 'day' },
        amount: { kind: 'number', min: 0 },
        owner_id: ofOwner,
        created_at: created, updated_at: updated, deleted_at: deleted,
      },
    });
    export const agreementDuty = defineRecord({
      noun: 'agreements', scope: 'shared', uuid: true, calledBy: 'text', differencesIn: 'text',
      fields: {
        agreement_id: { kind: 'reference', to: 'agreement', belongs: true, quiet: true },
        text: { kind: 'prose', erasure: 'rewrite' },
        done: { kind: 'flag' },
        deleted_at: deleted,
      },
    });`,
  );
  change(folder, 'src/records/index.ts', [
    [
      'import { cadenceException',
      "import { agreement, agreementDuty } from './agreement.ts';\nimport { cadenceException",
    ],
    ['  saved_view: savedView,', '  agreement,\n  agreement_duty: agreementDuty,\n  saved_view: savedView,'],
  ]);
  for (const language of ['en', 'zh-CN'])
    change(folder, `src/i18n/${language}/trail.json`, [
      ['"table": {', '"table": { "agreement": "Agreement", "agreement_duty": "Duty",'],
      [
        '"field": {',
        '"field": { "signatory_id": "Signatory", "title": "Title", "signed_on": "Signed on", "amount": "Amount", "done": "Done",',
      ],
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

test('a noun that is added as the page says goes through everything; one that is half declared is noticed', () => {
  const folder = copyWithAgreements();
  expect(guard(folder, [DECLARED, 'test/main/records'])).toBe('');
  // Each of these was once a row lost without a word.
  for (const [path, from, to, said] of [
    [
      'src/records/index.ts',
      '  agreement_duty: agreementDuty,\n',
      '',
      'agreement_duty is neither a record nor excused',
    ],
    ['src/records/agreement.ts', 'belongs: true, quiet: true', 'quiet: true', 'belongs to nobody'],
    [
      'src/records/agreement.ts',
      "content: { kind: 'prose', erasure: 'rewrite' },",
      '',
      'agreement.content isn’t declared',
    ],
  ] as const) {
    const source = readFileSync(join(folder, path), 'utf8');
    change(folder, path, [[from, to]]);
    expect(guard(folder, [DECLARED])).toContain(said);
    writeFileSync(join(folder, path), source);
  }
}, 300_000);
