import { readFileSync } from 'node:fs';
import { createPrivateFolder } from '../../src/main/computer/files.ts';
import { openDatabase } from '../../src/main/db/open.ts';
import { TOPICS } from '../../src/main/policies/topics.ts';
import { createDatabaseFile, databaseFile } from '../../src/main/vault/files.ts';
import { newKeyFile } from '../../src/main/vault/key-file.ts';
import { writeKeyFile } from '../../src/main/vault/key-files.ts';
import { PASSPHRASES } from './acts.ts';
import { CHEAP } from './cost.ts';

export const OLD_SIZE = 2000;

/** A vault as the first version left it. */
export async function oldVault(folder: string): Promise<void> {
  const { keyFile, dataKey } = await newKeyFile(PASSPHRASES[0], {
    cipher: 'aegis',
    sample: false,
    cost: CHEAP,
  });
  createPrivateFolder(folder);
  writeKeyFile(folder, keyFile);
  createDatabaseFile(folder);
  const db = openDatabase({ file: databaseFile(folder), cipher: 'aegis', key: dataKey });
  db.exec(readFileSync(new URL('../../src/main/db/migrations/0001-initial.sql', import.meta.url), 'utf8'));
  db.pragma('user_version = 1');
  db.exec(
    "INSERT INTO owner (uuid, name, me, created_at, updated_at) VALUES (randomblob(16), '我', 1, 0, 0)",
  );
  const rule = db.prepare(
    "INSERT INTO policy (uuid, topic, effective_from, content, created_at) VALUES (randomblob(16), ?, '1900-01-01', ?, 0)",
  );
  for (const [topic, { initial }] of Object.entries(TOPICS)) rule.run(topic, JSON.stringify(initial('核心')));
  const insert = db.prepare(
    `INSERT INTO stakeholder (uuid, name, kind, tier, influence, interest, status, owner_id, active_from, sort_key, created_at, updated_at)
     VALUES (randomblob(16), ?, 'customer', 'key', 'high', 'high', 'active', 1, '2026-01-05', ?, 0, 0)`,
  );
  db.transaction(() => {
    for (let n = 0; n < OLD_SIZE; n++) insert.run(`老客户 ${n}`, `lao ke hu ${n}`);
  })();
  db.close();
}
