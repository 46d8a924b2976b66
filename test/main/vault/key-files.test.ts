import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newKeyFile } from '../../../src/main/vault/key-file.ts';
import { mendKeyFiles, readKeyFiles, writeKeyFile } from '../../../src/main/vault/key-files.ts';
import { openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

const COST = { n: 2, r: 1, p: 1 };
const made = async () => {
  const { keyFile } = await newKeyFile('any passphrase', { cipher: 'aegis', sample: false, cost: COST });
  return keyFile;
};
const readIn = (folder: string) => {
  const read = readKeyFiles(folder);
  return read.ok ? read.value : read.error.message.key;
};

describe('a key file', () => {
  test('with one flipped bit anywhere is never taken for whole', async () => {
    const folder = tempFolder();
    const keyFile = await made();
    writeKeyFile(folder, keyFile);
    const file = join(folder, 'vault.key');
    const whole = readFileSync(file);
    for (let at = 0; at < whole.length; at++) {
      const harmed = Buffer.from(whole);
      harmed.writeUInt8(harmed.readUInt8(at) ^ (1 << (at % 8)), at);
      writeFileSync(file, harmed);
      expect(readIn(folder), `bit ${at % 8} of byte ${at}`).toEqual([keyFile]);
    }
    writeFileSync(join(folder, 'vault.key.copy'), readFileSync(file));
    expect(readIn(folder)).toBe('vault:error.keyFileDamaged');
  });

  test('of another vault in one place: the vault still opens, and both are its own again', async () => {
    const desk = await openDesk();
    desk.core.close();
    const other = tempFolder();
    writeKeyFile(other, await made());
    const file = join(desk.folder, 'vault.key');
    const own = readFileSync(file, 'utf8');
    writeFileSync(file, readFileSync(join(other, 'vault.key')));
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(readFileSync(file, 'utf8')).toBe(own);
  });

  test('of another vault under the same passphrase in one place: the vault opens all the same', async () => {
    const desk = await openDesk();
    const other = await openDesk();
    for (const one of [desk, other]) one.core.close();
    const file = join(desk.folder, 'vault.key');
    const own = readFileSync(file, 'utf8');
    writeFileSync(file, readFileSync(join(other.folder, 'vault.key')));
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    expect(readFileSync(file, 'utf8')).toBe(own);
  });

  test('whose wrap for the recovery code is damaged does not spread when the passphrase opens', async () => {
    const desk = await openDesk();
    const { recoveryCode } = await desk.call('vault.newRecoveryCode', { passphrase: PASSPHRASE });
    desk.core.close();
    const file = join(desk.folder, 'vault.key');
    const own = readFileSync(file, 'utf8');
    const { wraps } = JSON.parse(own) as { wraps: { by: string; sealed: string }[] };
    const sealed = wraps.find(({ by }) => by === 'recovery')?.sealed ?? '';
    writeFileSync(
      file,
      own.replace(
        sealed,
        sealed.replace(/[A-Za-z]/, (c) => (c === 'A' ? 'B' : 'A')),
      ),
    );
    await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
    desk.core.close();
    expect(readFileSync(file, 'utf8')).toBe(own);
    await desk.call('vault.unlock', { folder: desk.folder, recoveryCode });
  });

  test('of before there were sums opens, and gets one', async () => {
    const folder = tempFolder();
    const keyFile = await made();
    for (const name of ['vault.key', 'vault.key.copy'])
      writeFileSync(join(folder, name), JSON.stringify(keyFile));
    expect(readIn(folder)).toEqual([keyFile]);
    mendKeyFiles(folder, keyFile);
    expect(readFileSync(join(folder, 'vault.key'), 'utf8')).toContain('"sum"');
    expect(readIn(folder)).toEqual([keyFile]);
  });

  test.each([
    ['n', 3],
    ['n', 0],
    ['sealed', ''],
    ['iv', 'AAAA'],
  ])('whose %s is %j is damaged', async (name, value) => {
    const folder = tempFolder();
    const keyFile = await made();
    const odd = { ...keyFile, wraps: keyFile.wraps.map((one) => ({ ...one, [name]: value })) };
    for (const file of ['vault.key', 'vault.key.copy'])
      writeFileSync(join(folder, file), JSON.stringify(odd));
    expect(readIn(folder)).toBe('vault:error.keyFileDamaged');
  });
});
