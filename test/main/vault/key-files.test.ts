import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newKeyFile } from '../../../src/main/vault/key-file.ts';
import { mendKeyFiles, readKeyFiles, writeKeyFile } from '../../../src/main/vault/key-files.ts';
import { type Desk, openDesk, PASSPHRASE, tempFolder } from '../vault-fixture.ts';

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

test.each([
  { n: 2 ** 20, r: 32, p: 4 },
  { n: 2 ** 20, r: 8, p: 1 },
  { n: 2 ** 18, r: 9, p: 1 },
  { n: 2 ** 17, r: 8, p: 5 },
])(
  'a key file of somebody else’s that would take all memory or an hour (%o) is never tried',
  async (cost) => {
    const folder = tempFolder();
    const keyFile = await made();
    const dear = { ...keyFile, wraps: keyFile.wraps.map((one) => ({ ...one, ...cost })) };
    writeFileSync(join(folder, 'vault.key'), JSON.stringify(dear));
    expect(readIn(folder)).toBe('vault:error.keyFileDamaged');
  },
);

test('a pipe in the place of a key file is not waited for', async () => {
  const desk = await openDesk();
  desk.core.close();
  const key = join(desk.folder, 'vault.key');
  const copy = join(desk.folder, 'vault.key.copy');
  rmSync(key);
  execFileSync('mkfifo', [key]);
  await desk.call('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  desk.core.close();
  expect(readFileSync(key, 'utf8')).toBe(readFileSync(copy, 'utf8'));
  for (const file of [key, copy]) {
    rmSync(file);
    execFileSync('mkfifo', [file]);
  }
  const refused = await desk.refused('vault.unlock', { folder: desk.folder, passphrase: PASSPHRASE });
  expect(refused.message).toMatch(/key file in .* is damaged/);
});

describe('a key file of which only the first copy can be replaced', () => {
  async function halfWritable() {
    const desk = await openDesk();
    rmSync(join(desk.folder, 'vault.key.copy'));
    mkdirSync(join(desk.folder, 'vault.key.copy'));
    const left = () => readdirSync(desk.folder).filter((name) => name.endsWith('.new'));
    return { desk, left };
  }
  const opens = async (desk: Desk, secret: object) => {
    await desk.call('vault.lock', {});
    return (await desk.core.call('vault.unlock', { folder: desk.folder, ...secret })).ok;
  };

  test('has the new passphrase, as it was told', async () => {
    const { desk, left } = await halfWritable();
    await desk.call('vault.changePassphrase', { current: PASSPHRASE, next: 'next one' });
    expect(await opens(desk, { passphrase: PASSPHRASE })).toBe(false);
    expect(await opens(desk, { passphrase: 'next one' })).toBe(true);
    expect(left()).toEqual([]);
  });

  test('has the new recovery code, which was told', async () => {
    const { desk, left } = await halfWritable();
    const { recoveryCode } = await desk.call('vault.newRecoveryCode', { passphrase: PASSPHRASE });
    expect(await opens(desk, { recoveryCode })).toBe(true);
    expect(left()).toEqual([]);
  });

  test('keeps the passphrase it had where not even that one can', async () => {
    const desk = await openDesk();
    const key = join(desk.folder, 'vault.key');
    rmSync(key);
    mkdirSync(key);
    await desk.refused('vault.changePassphrase', { current: PASSPHRASE, next: 'next one' });
    expect(await opens(desk, { passphrase: 'next one' })).toBe(false);
    expect(await opens(desk, { passphrase: PASSPHRASE })).toBe(true);
    expect(readdirSync(desk.folder).filter((name) => name.endsWith('.new'))).toEqual([]);
  });
});
