import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ok } from '../../../src/domain/result.ts';
import { inTheMaking } from '../../../src/main/vault/making.ts';
import { tempFolder } from '../vault-fixture.ts';

const fill = (folder: string) => {
  for (const file of ['vault.key', 'vault.key.copy', 'vault.db']) writeFileSync(join(folder, file), file);
};

test('a vault gets its name when it is whole, and is told of just before', () => {
  const target = join(tempFolder(), 'vaults', 'salvaged');
  const seen: boolean[] = [];
  const look = () => void seen.push(existsSync(target));
  const made = inTheMaking(
    target,
    (folder) => {
      fill(folder);
      look();
      return ok('made');
    },
    look,
  );
  expect([made, seen]).toEqual([ok('made'), [false, false]]);
  expect(readdirSync(target).sort()).toEqual(['vault.db', 'vault.key', 'vault.key.copy']);
});

test('a full disk leaves nothing of it, not even an empty folder', () => {
  const place = tempFolder();
  const made = inTheMaking(
    join(place, 'vaults', 'salvaged'),
    (folder) => {
      writeFileSync(join(folder, 'vault.key.new'), 'half');
      throw Object.assign(new Error('no space'), { code: 'ENOSPC' });
    },
    () => {},
  );
  expect(made).toMatchObject({ ok: false, error: { message: { key: 'vault:error.full' } } });
  expect(readdirSync(place)).toEqual([]);
});

test('a vault that came to be there meanwhile stays as it is', () => {
  const target = join(tempFolder(), 'v');
  mkdirSync(target);
  const made = inTheMaking(
    target,
    (folder) => {
      fill(folder);
      writeFileSync(join(target, 'vault.key'), 'another');
      return ok('made');
    },
    () => {},
  );
  expect(made.ok).toBe(false);
  expect(readdirSync(target)).toEqual(['vault.key']);
});
