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
import { onTestFinished } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');
const COPIED = [
  'src',
  'resources',
  'vitest.config.ts',
  'package.json',
  'tsconfig.json',
  'test/records',
  'test/main/records',
  'test/main/handover',
  'test/main/trail',
  'test/main/exports',
  'test/main/vault-fixture.ts',
];

export type Change = [path: string, from: string, to: string];

/**
 * A copy of this project, with files added to it.
 * @param added a folder beside this file: what is in it ends with `.txt` there
 */
export function copyWith(added: string): {
  /** Files that came to it, tests left out. */
  files: string[];
  change(...changes: Change[]): void;
  read(path: string): string;
  write(path: string, text: string): void;
  /** What tests say in it; nothing where all holds. */
  complaints(...tests: string[]): string;
} {
  const folder = mkdtempSync(join(tmpdir(), 'liaison-copy-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of COPIED) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  const from = join(import.meta.dirname, added);
  const files = readdirSync(from, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.txt'))
    .map((file) => file.slice(0, -'.txt'.length));
  for (const file of files) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    cpSync(join(from, `${file}.txt`), join(folder, file), { errorOnExist: true, force: false });
  }
  const read = (path: string) => readFileSync(join(folder, path), 'utf8');
  const write = (path: string, text: string) => writeFileSync(join(folder, path), text);
  return {
    files: files.filter((file) => !file.startsWith('test')),
    read,
    write,
    change(...changes) {
      for (const [path, before, after] of changes) {
        const source = read(path);
        if (!source.includes(before)) throw new Error(`${path} has no ${before}`);
        write(path, source.replace(before, after));
      }
    },
    complaints(...tests) {
      const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
      const { status, stdout, stderr } = spawnSync(
        process.execPath,
        [vitest, 'run', ...tests, '--reporter=default'],
        { cwd: folder, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
      );
      return status === 0 ? '' : stdout + stderr;
    },
  };
}
