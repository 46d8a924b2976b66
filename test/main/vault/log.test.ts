import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { logTrouble } from '../../../src/main/vault/log.ts';
import { unmarkOpen } from '../../../src/main/vault/open-marks.ts';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

/** A vault as a process leaves it that is ended in the middle of its work: copied while it is open. */
async function leftBehind() {
  const desk = await openDesk();
  for (let n = 0; n < 12; n++) await desk.call('stakeholders.create', { name: `公司${n}`, kind: 'customer' });
  const folder = join(tempFolder(), 'left');
  cpSync(desk.folder, folder, { recursive: true });
  const database = join(folder, 'vault.db');
  return { desk, folder, database, log: readFileSync(`${database}-wal`) };
}

describe('the log that an ended process leaves', () => {
  test('is brought into the database, with all that was acknowledged', async () => {
    const { desk, folder, database } = await leftBehind();
    expect(logTrouble(database)).toBeNull();
    await desk.call('vault.unlock', { folder, passphrase: PASSPHRASE });
    expect(await desk.call('stakeholders.list', { limit: 1 })).toMatchObject({ total: 12 });
  });

  test.each(['with its index', 'without its index'])(
    'is found damaged by any flipped bit, %s',
    async (of) => {
      const { database, log } = await leftBehind();
      if (of === 'without its index') rmSync(`${database}-shm`);
      fc.assert(
        fc.property(fc.nat({ max: log.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
          const harmed = Buffer.from(log);
          harmed.writeUInt8(harmed.readUInt8(at) ^ (1 << bit), at);
          writeFileSync(`${database}-wal`, harmed);
          expect(logTrouble(database)).toBe('damaged');
        }),
        { numRuns: 40 },
      );
    },
  );

  test('is found short, empty or missing by what its index says', async () => {
    const { desk, folder, database, log } = await leftBehind();
    for (const length of [log.length - 1, log.length - 4120, Math.floor(log.length / 2), 33, 32, 0]) {
      writeFileSync(`${database}-wal`, log.subarray(0, length));
      expect(logTrouble(database), `${length} bytes`).toBe('damaged');
    }
    rmSync(`${database}-wal`);
    const before = readFileSync(database);
    const refused = await desk.refused('vault.unlock', { folder, passphrase: PASSPHRASE });
    expect(refused).toMatchObject({
      code: 'unexpected',
      message: expect.stringMatching(/wal .* is missing/),
    });
    expect(readFileSync(database).equals(before)).toBe(true);
  });

  test.each(['missing', 'empty'])('is found %s without its index, too', async (what) => {
    const { desk, folder, database } = await leftBehind();
    rmSync(`${database}-shm`);
    if (what === 'missing') rmSync(`${database}-wal`);
    else writeFileSync(`${database}-wal`, '');
    const before = readFileSync(database);
    for (const attempt of ['first', 'second']) {
      const refused = await desk.refused('vault.unlock', { folder, passphrase: PASSPHRASE });
      expect(refused.message, attempt).toMatch(/wal .* is missing/);
    }
    expect(readFileSync(database).equals(before)).toBe(true);
    await desk.call('vault.salvage', { folder, passphrase: PASSPHRASE });
  });

  test('is not missed once the last one has closed, whatever became of others', async () => {
    const desk = await openDesk();
    const unlock = { folder: desk.folder, passphrase: PASSPHRASE };
    const another = await openDesk();
    await another.call('vault.unlock', unlock);
    // Another program was ended meanwhile.
    another.core.session()?.db.prepare("INSERT INTO meta (key, value) VALUES ('open.ended', '')").run();
    desk.core.close();
    another.core.close();
    expect(existsSync(join(desk.folder, 'vault.db-wal'))).toBe(false);
    await desk.call('vault.unlock', unlock);
  });

  test('is not missed when two close at once beside the mark of one that was ended', async () => {
    const [one, two] = [await openDesk(), await openDesk()];
    const unlock = { folder: one.folder, passphrase: PASSPHRASE };
    await two.call('vault.unlock', unlock);
    const [a, b] = [one.core.session()?.db, two.core.session()?.db];
    if (a === undefined || b === undefined) throw new Error('no vault');
    // No process has that number.
    a.prepare("INSERT INTO meta (key, value) VALUES ('open.99999999', '')").run();
    unmarkOpen(a);
    unmarkOpen(b);
    a.close();
    b.close();
    const three = await openDesk();
    await three.call('vault.unlock', unlock);
  });

  test('half a frame at its end is what ended the process, and no damage', async () => {
    const { database, log } = await leftBehind();
    const began = Buffer.concat([log, log.subarray(32, 32 + 24), Buffer.alloc(100)]);
    writeFileSync(`${database}-wal`, began);
    expect(logTrouble(database)).toBeNull();
  });

  test('that holds what was taken back, behind what was committed since, is whole', async () => {
    const desk = await openDesk();
    const db = desk.core.session()?.db;
    if (db === undefined) throw new Error('no vault');
    // More than the cache holds goes into the log before its end is known.
    db.pragma('cache_size = 10');
    db.exec('BEGIN; CREATE TABLE spill (x)');
    const insert = db.prepare('INSERT INTO spill VALUES (?)');
    for (let n = 0; n < 300; n++) insert.run('x'.repeat(3000));
    db.exec('ROLLBACK');
    await desk.call('stakeholders.create', { name: '之后的', kind: 'customer' });
    const folder = join(tempFolder(), 'left');
    cpSync(desk.folder, folder, { recursive: true });
    const database = join(folder, 'vault.db');
    expect(readFileSync(`${database}-wal`).length).toBeGreaterThan(800_000);
    expect(logTrouble(database)).toBeNull();
    rmSync(`${database}-shm`);
    expect(logTrouble(database)).toBeNull();
  });

  test('of which a part can be read gives that part to a salvage', async () => {
    const { desk, folder, database, log } = await leftBehind();
    const harmed = Buffer.from(log);
    const at = log.length - 3 * 4120 + 500;
    harmed.writeUInt8(harmed.readUInt8(at) ^ 1, at);
    writeFileSync(`${database}-wal`, harmed);
    const refused = await desk.refused('vault.unlock', { folder, passphrase: PASSPHRASE });
    expect(refused.message).toMatch(/vault\.db-wal .* is damaged/);
    await desk.call('vault.salvage', { folder, passphrase: PASSPHRASE });
    expect((await desk.call('stakeholders.list', { limit: 1 })).total).toBeGreaterThan(8);
    expect(readFileSync(`${database}-wal`).equals(harmed)).toBe(true);
  });
});
