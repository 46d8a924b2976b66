import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../../../src/main/db/open.ts';
import { health } from '../../../src/main/vault/health.ts';
import { tempFolder } from '../vault-fixture.ts';

/** Health is read by a connection that only reads, for as long as the vault is open; another one writes meanwhile. */
test('what was written since the last check is no damage', () => {
  const file = join(tempFolder(), 'vault.db');
  writeFileSync(file, '');
  const key = randomBytes(32);
  const open = (readonly: boolean) => {
    const db = openDatabase({ file, cipher: 'aegis', key, readonly });
    onTestFinished(() => void db.close());
    return db;
  };
  const writer = open(false);
  writer.exec(
    "CREATE VIRTUAL TABLE word USING fts5 (tokens, content='', contentless_delete=1, prefix='1 2 3', tokenize='ascii')",
  );
  const write = writer.prepare('INSERT INTO word (tokens) VALUES (?)');
  write.run('first');
  const reader = open(true);
  // After sixteen writes the index merges what it is made of.
  for (let n = 1; n <= 20; n += 1) {
    write.run(`word ${n} of many`);
    expect(health(reader), `after ${n} writes`).toEqual({ sound: true, reason: '' });
  }
});
