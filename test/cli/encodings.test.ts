import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../main/vault-fixture.ts';
import { run } from './run-command.ts';

/** As editors save a text: with a mark at its beginning, in UTF-16, in the encoding of a Chinese Windows. */
const SAVED: Record<string, (text: string) => Uint8Array> = {
  'UTF-8': (text) => Buffer.from(text),
  'UTF-8 with its mark': (text) => Buffer.from(`\ufeff${text}`),
  'UTF-16': (text) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16, the other way round': (text) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  'UTF-16 without a mark': (text) => Buffer.from(text, 'utf16le'),
  GB18030: (text) => iconv.encode(text, 'gb18030'),
};

describe.each(Object.entries(SAVED))('a file saved as %s', (_, saved) => {
  const folder = tempFolder;
  test('is read for what it says: a passphrase, a mapping, a calendar', async () => {
    const inFolder = (
      (path: string) => (name: string) =>
        join(path, name)
    )(folder());
    const passphrase = '我的密码 correct horse 电池 9';
    writeFileSync(inFolder('notepad'), saved(`${passphrase}\r\n`));
    writeFileSync(inFolder('typed'), `${passphrase}\n`);
    const on = (file: string) => [
      '--vault',
      inFolder('vault'),
      '--passphrase-file',
      inFolder(file),
      '--lang',
      'en',
    ];
    expect((await run('init', ...on('notepad'))).exit).toBe(0);
    expect((await run('due', ...on('typed'))).exit).toBe(0);

    writeFileSync(inFolder('list.csv'), saved('甲,乙\r\n张伟,蓝海科技有限公司\r\n'));
    writeFileSync(inFolder('map.json'), saved('{"甲":"personName","乙":"stakeholderName"}'));
    const { exit } = await run('import', inFolder('list.csv'), '--map', inFolder('map.json'), ...on('typed'));
    expect(exit).toBe(0);
    const { out } = await run('call', 'people.list', '{}', ...on('typed'));
    expect(JSON.parse(out).rows[0]).toMatchObject({ name: '张伟', stakeholderName: '蓝海科技有限公司' });
  });
});

test('a passphrase that can’t be read is no passphrase', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'cut'), Buffer.from([0xff, 0xfe, 0x61, 0x00, 0x62]));
  const { exit, error } = await run(
    'init',
    '--vault',
    join(folder, 'vault'),
    '--passphrase-file',
    join(folder, 'cut'),
  );
  expect(exit).toBe(1);
  expect(error).toContain('invalid');
});

test('a file that is far longer than a passphrase is none', async () => {
  const folder = tempFolder();
  const file = join(folder, 'video');
  writeFileSync(file, 'x'.repeat(64 * 1024 + 1));
  const { exit, error } = await run('init', '--vault', join(folder, 'vault'), '--passphrase-file', file);
  expect(exit).toBe(1);
  expect(error).toContain('invalid');
});
