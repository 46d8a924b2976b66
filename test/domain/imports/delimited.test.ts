import { describe, expect, test } from 'vitest';
import { readSource } from '../../../src/domain/imports/read.ts';

function table(text: string) {
  const read = readSource(new TextEncoder().encode(text));
  if (!read.ok) throw new Error(read.error.message.key);
  return read.value.table;
}
const rows = (text: string) => table(text).rows.map((row) => row.cells);
const problems = (text: string) => table(text).rows.map((row) => row.problem?.key ?? null);

describe('delimited text', () => {
  test.each([
    ['commas', '姓名,电话\n张伟,1\n'],
    ['semicolons (European Excel)', '姓名;电话\n张伟;1\n'],
    ['tabs (Unicode text)', '姓名\t电话\n张伟\t1\n'],
    ['a line that names the delimiter', 'sep=;\n姓名;电话\n张伟;1\n'],
    ['Mac line ends', '姓名,电话\r张伟,1\r'],
    ['mixed line ends', '姓名,电话\r\n张伟,1\n\n'],
  ])('%s', (_, text) => {
    expect(table(text).headings).toEqual(['姓名', '电话']);
    expect(rows(text)).toEqual([['张伟', '1']]);
  });

  test('quotes hold delimiters, line ends and quotes', () => {
    expect(rows('姓名,备注\n"张伟","一, ""二""\n三"\n李娜,四\n')).toEqual([
      ['张伟', '一, "二"\n三'],
      ['李娜', '四'],
    ]);
  });

  test('commas inside of quoted headings do not decide the delimiter', () => {
    expect(table('"姓名, 全";电话\n张伟;1\n').headings).toEqual(['姓名, 全', '电话']);
  });

  test('a title above the headings is passed over, and rows are numbered as a spreadsheet does', () => {
    const read = table('2026年客户名单,,\n\n姓名,单位,电话\n张伟,蓝海,1\n');
    expect(read.headings).toEqual(['姓名', '单位', '电话']);
    expect(read.rows.map((row) => row.number)).toEqual([4]);
  });

  test('a row of another width is rejected, not shifted', () => {
    expect(problems('姓名,单位,电话\n张伟,蓝海,1\n李娜,蓝海\n王芳,蓝海,2,3\n赵敏,蓝海,4,,\n')).toEqual([
      null,
      'imports:error.ragged',
      'imports:error.ragged',
      null,
    ]);
  });

  test('Excel leaves out last columns that are empty in sixteen rows at a time', () => {
    const filled = Array.from({ length: 15 }, (_, i) => `张${i},蓝海,好\n`).join('');
    const list = `姓名,单位,备注\n${filled}李娜,蓝海\n王芳,荣鑫\n`;
    expect(rows(list).slice(15)).toEqual([
      ['李娜', '蓝海', ''],
      ['王芳', '荣鑫', ''],
    ]);
    expect(problems(list)).not.toContain('imports:error.ragged');
    expect(problems(`${list}赵敏\n`).slice(15)).toEqual(Array(3).fill('imports:error.ragged'));
  });

  test('a short row alone after sixteen others is rejected as it is among them', () => {
    const filled = Array.from({ length: 15 }, (_, i) => `公司${i},销售部,人${i}\n`).join('');
    expect(problems(`公司,部门,姓名\n${filled}公司X,人X\n`).at(-1)).toBe('imports:error.ragged');
  });

  test('last columns that every row leaves out are empty', () => {
    expect(rows('姓名,单位,备注\n张伟,蓝海\n李娜,荣鑫\n')).toEqual([
      ['张伟', '蓝海', ''],
      ['李娜', '荣鑫', ''],
    ]);
  });

  test('="0138" is how lists keep digits; a formula that an export of ours defused stays', () => {
    expect(rows('姓名,电话\n张伟,"=""013400134000"""\n李娜,="139"\n王芳,"\'=""1"""\n')).toEqual([
      ['张伟', '013400134000'],
      ['李娜', '139'],
      ['王芳', '="1"'],
    ]);
  });

  test('a quote left open is the problem of its row', () => {
    expect(problems('姓名,备注\n张伟,好\n李娜,"没有结束\n王芳,x\n')).toEqual([null, 'imports:error.quote']);
  });

  test('what an export defused is taken back, and only that', () => {
    expect(rows("姓名,备注\n'=cmd,'+86 138\n'普通,''=x\n")).toEqual([
      ['=cmd', '+86 138'],
      ["'普通", "'=x"],
    ]);
  });
});

describe('what is no list is told so', () => {
  test.each([
    ['nothing', new Uint8Array(), 'imports:error.empty'],
    ['blank lines', new TextEncoder().encode('\n , ,\n\n'), 'imports:error.empty'],
    ['a picture', Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919) % 251), 'imports:error.notAList'],
    ['an old workbook', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1), 'imports:error.oldWorkbook'],
    ['a zip that is no workbook', Uint8Array.of(0x50, 0x4b, 3, 4, 0, 0), 'imports:error.archive'],
    ['eleven million cells', new TextEncoder().encode(`姓名${','.repeat(11_000_000)}`), 'imports:error.rows'],
  ])('%s', (_, bytes, key) => {
    const read = readSource(bytes);
    expect(read.ok ? 'ok' : read.error.message.key).toBe(key);
  });
});
