import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { run as runCommand } from '../../cli/run-command.ts';
import { PASSPHRASE, tempFolder } from '../vault-fixture.ts';
import { fixture } from './lists-fixture.ts';

/** A folder with a vault in it, and the command line on that vault. */
async function commandLine() {
  const folder = tempFolder();
  const inFolder = (name: string) => join(folder, name);
  writeFileSync(inFolder('passphrase'), `${PASSPHRASE}\n`);
  const common = ['--vault', inFolder('vault'), '--passphrase-file', inFolder('passphrase'), '--lang', 'en'];

  async function run(...args: string[]) {
    const { exit, out, error } = await runCommand(...args, ...common);
    return { exit, answer: JSON.parse(exit === 0 ? out : error) };
  }
  await run('init');
  return { run, inFolder };
}

describe('import and export on the command line', () => {
  test('a list goes in under the kind asked for, its rejected rows into a file, and the people out again', async () => {
    const { run, inFolder } = await commandLine();
    writeFileSync(inFolder('list.csv'), fixture('hand-made-gb18030.csv'));
    const dry = await run('import', inFolder('list.csv'), '--dry-run');
    expect(dry.answer).toMatchObject({ dryRun: true, counts: { stakeholdersCreated: 5, rejected: 0 } });

    const rejected = inFolder('rejected.csv');
    const { exit, answer } = await run(
      'import',
      inFolder('list.csv'),
      '--kind',
      'partner',
      '--rejected',
      rejected,
    );
    expect(exit).toBe(0);
    expect(answer).toMatchObject({
      dryRun: false,
      counts: dry.answer.counts,
      rejected: [],
      rejectedFile: null,
    });
    expect(answer.warnings.map(({ row }: { row: number }) => row)).toEqual([7, 8]);
    writeFileSync(inFolder('broken.csv'), '姓名,电话,邮箱\n钱进,13800138009\n');
    await run('import', inFolder('broken.csv'), '--rejected', rejected);
    expect(readFileSync(rejected, 'utf8')).toContain('钱进');
    const { answer: zhao } = await run('call', 'stakeholders.list', '{"filter":{"query":"赵敏"}}');
    expect(zhao.rows[0].kind).toBe('partner');

    for (const [name, rows] of Object.entries({ 'people.vcf': 5, 'people.XLSX': 5, 'people.csv': 5 })) {
      expect(await run('export', 'people', inFolder(name))).toEqual({
        exit: 0,
        answer: { file: inFolder(name), rows, leftOut: 0 },
      });
      expect(existsSync(inFolder(name))).toBe(true);
    }
    const cards = () => readFileSync(inFolder('people.vcf'), 'utf8');
    expect(cards()).toContain('VERSION:3.0');
    await run('export', 'people', inFolder('people.vcf'), '--vcard', '4.0');
    expect(cards()).toContain('VERSION:4.0');
    const due = await run('export', 'due', inFolder('due.csv'));
    expect(due.answer.rows).toBe((await run('due')).answer.length);
  });

  test('columns and sheets that were not read are named', async () => {
    const { run, inFolder } = await commandLine();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('客户');
    sheet.addRow(['序号', '公司名称', '联系人', '爱车', '血型']);
    sheet.addRow([1, '蓝海', '张伟', '', 'A']);
    book.addWorksheet('供应商').addRow(['公司名称']);
    writeFileSync(inFolder('list.xlsx'), new Uint8Array(await book.xlsx.writeBuffer()));
    for (const args of [['--dry-run'], []]) {
      const { answer } = await run('import', inFolder('list.xlsx'), ...args);
      expect(answer).toMatchObject({ unread: ['血型'], otherSheets: ['供应商'] });
    }
  });

  test('a mapping says what headings do not', async () => {
    const { run, inFolder } = await commandLine();
    writeFileSync(inFolder('list.csv'), '甲,乙,备注\n张伟,蓝海,x\n');
    writeFileSync(inFolder('map.json'), '{"甲":"personName","乙":"stakeholderName","备注":null}');
    await run('import', inFolder('list.csv'), '--map', inFolder('map.json'));
    const { answer } = await run('call', 'people.list', '{}');
    expect(answer.rows[0]).toMatchObject({ name: '张伟', stakeholderName: '蓝海', notes: '' });
  });

  test.skipIf(process.platform === 'win32')('a pipe to which nobody writes is an empty list', async () => {
    const { run, inFolder } = await commandLine();
    spawnSync('mkfifo', [inFolder('pipe.csv')]);
    const { exit, answer } = await run('import', inFolder('pipe.csv'));
    expect([exit, answer.error.code]).toEqual([1, 'invalid']);
  });

  test('whatever is wrong is said, and changes nothing', async () => {
    const { run, inFolder } = await commandLine();
    writeFileSync(inFolder('list.csv'), '姓名,电话\n张伟,1234567\n');
    writeFileSync(inFolder('map.json'), '[]');
    const list = inFolder('list.csv');
    mkdirSync(inFolder('folder.csv'));
    for (const args of [
      ['import', inFolder('nothing.csv')],
      ['import', list, '--map', inFolder('map.json')],
      ['import', list, '--kind', 'alien'],
      ['import', list, '--key', 'shoe'],
      ['import', list, '--encoding', 'klingon'],
      ['import', list, '--rejected', inFolder('no/such/folder.csv')],
      ['import', list, '--rejected', inFolder('vault')],
      ['export', 'people', inFolder('people.pdf')],
      ['export', 'secrets', inFolder('people.csv')],
      ['export', 'people', inFolder('no/such/folder.csv')],
      ['export', 'people', inFolder('folder.csv')],
      ['export', 'people', inFolder('people.vcf'), '--vcard', '2.1'],
    ]) {
      const { exit, answer } = await run(...args);
      expect([args, exit, answer.error.code]).toEqual([args, 1, 'invalid']);
    }
    expect((await run('import')).exit).toBe(2);
    expect((await run('call', 'stakeholders.list', '{}')).answer.total).toBe(0);
    expect(readdirSync(inFolder('.')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });

  test('where rejected rows can no longer be saved, the import is taken back', async () => {
    const { run, inFolder } = await commandLine();
    writeFileSync(
      inFolder('list.csv'),
      '姓名,邮箱\n张伟,zhang@example.com\n,bad-address@example.com,\n李雷\n',
    );
    const importing = run('import', inFolder('list.csv'), '--rejected', inFolder('rejected.csv'));
    while (!readdirSync(inFolder('.')).some((name) => name.endsWith('.part'))) await setImmediate();
    mkdirSync(inFolder('rejected.csv'));

    const { exit, answer } = await importing;
    expect([exit, answer.error.code]).toEqual([1, 'invalid']);
    expect((await run('call', 'stakeholders.list', '{}')).answer.total).toBe(0);
    expect(readdirSync(inFolder('.')).filter((name) => name.endsWith('.part'))).toEqual([]);
  });
});
