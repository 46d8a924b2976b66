import ExcelJS from 'exceljs';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { writeWorkbook } from '../../../src/domain/exports/workbook.ts';
import { readSource } from '../../../src/domain/imports/read.ts';

function read(bytes: Uint8Array, sheet?: string) {
  const source = readSource(bytes, sheet === undefined ? {} : { sheet });
  if (!source.ok) throw new Error(source.error.message.key);
  return source.value;
}
const refusal = (bytes: Uint8Array) => {
  const source = readSource(bytes);
  return source.ok ? 'ok' : source.error.message.key;
};

async function workbook(
  fill: (sheet: ExcelJS.Worksheet, book: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  fill(book.addWorksheet('客户'), book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

const HEAD = '<?xml version="1.0"?>';
/** A workbook as small programs write it: inline strings, no references. */
const minimal = (sheetXml: string, parts: Record<string, string> = {}): Uint8Array =>
  zipSync({
    'xl/workbook.xml': strToU8(
      `${HEAD}<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="S" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `${HEAD}<Relationships><Relationship Id="rId1" Target="/xl/worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': strToU8(sheetXml),
    ...Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, strToU8(xml)])),
  });

describe('cells of a workbook are read as they are meant', () => {
  test('phones kept as numbers keep every digit; formulas show their result; rich text and links their text', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['姓名', '手机', '国际电话', '单位', '邮箱', '编号']);
      sheet.addRow([
        { richText: [{ text: '张' }, { text: '伟', font: { bold: true } }] },
        13800138000,
        8613800138000,
        { formula: '"蓝海"&"科技"', result: '蓝海科技' },
        { text: 'zw@lanhai.example', hyperlink: 'mailto:zw@lanhai.example' },
        42,
      ]);
      const cell = sheet.getCell('F2');
      cell.numFmt = '000000';
    });
    expect(read(bytes).table.rows[0]?.cells).toEqual([
      '张伟',
      '13800138000',
      '8613800138000',
      '蓝海科技',
      'zw@lanhai.example',
      '000042',
    ]);
  });

  test('dates: whole, without the year that nobody typed, with a time', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['姓名', '生日', '纪念日', '登记']);
      sheet.addRow([
        '张伟',
        new Date('1985-03-15'),
        new Date('2026-03-08'),
        new Date('2026-01-02T08:30:00Z'),
      ]);
      sheet.getCell('B2').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('C2').numFmt = 'm"月"d"日";@';
      sheet.getCell('D2').numFmt = 'yyyy-mm-dd hh:mm';
    });
    expect(read(bytes).table.rows[0]?.cells).toEqual(['张伟', '1985-03-15', '--03-08', '2026-01-02 08:30']);
  });

  test('dates of the 1904 system, and of 1900 before the day that never was', async () => {
    const bytes = await workbook((sheet, book) => {
      book.properties.date1904 = true;
      sheet.addRow(['姓名', '生日']);
      sheet.addRow(['张伟', new Date('1985-03-15')]);
    });
    expect(read(bytes).table.rows[0]?.cells[1]).toBe('1985-03-15');
    const early = minimal(
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>生日</t></is></c></row><row><c s="1"><v>59</v></c></row></sheetData></worksheet>',
      {
        'xl/styles.xml': '<styleSheet><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
      },
    );
    expect(read(early).table.rows[0]?.cells[0]).toBe('1900-02-28');
  });

  test('a company merged over the rows of its people belongs to each of them', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['公司名称', '联系人']);
      sheet.addRow(['荣鑫五金', '陈小明']);
      sheet.addRow(['', '刘芳']);
      sheet.addRow(['顺达包装', '赵敏']);
      sheet.mergeCells('A2:A3');
    });
    expect(read(bytes).table.rows.map((row) => row.cells)).toEqual([
      ['荣鑫五金', '陈小明'],
      ['荣鑫五金', '刘芳'],
      ['顺达包装', '赵敏'],
    ]);
  });

  test('a formula that failed is told of its cell', async () => {
    const bytes = await workbook((sheet) => {
      sheet.addRow(['姓名', '电话']);
      sheet.addRow(['张伟', { formula: 'VLOOKUP(1,A:B,2)', result: { error: '#N/A' } } as ExcelJS.CellValue]);
    });
    const [row] = read(bytes).table.rows;
    expect(row?.cells).toEqual(['张伟', '']);
    expect(row?.wrongCells).toEqual([
      { column: 1, message: { key: 'imports:error.cell', params: { text: '#N/A' } } },
    ]);
  });

  test('a formula that was never worked out is told of its cell, one whose result is an empty text is not', () => {
    const cell = (inner: string, type = '') => `<c${type}>${inner}</c>`;
    const text = (value: string) => cell(`<is><t>${value}</t></is>`, ' t="inlineStr"');
    const sheet = (...rows: string[][]) =>
      `<worksheet><sheetData>${rows.map((cells) => `<row>${cells.join('')}</row>`).join('')}</sheetData></worksheet>`;
    const bytes = minimal(
      sheet(
        [text('公司'), text('姓名'), text('备注')],
        [cell('<f>A9&amp;"x"</f>'), text('张伟'), text('')],
        [cell('<f>A9</f><v></v>'), text('李娜'), text('')],
        [cell('<f>A9</f><v>蓝海</v>', ' t="str"'), text('王芳'), cell('<f>IF(1,"")</f><v></v>', ' t="str"')],
        [cell('<f>A9</f>'), cell('<f>A9</f>'), cell('<f>A9</f>')],
      ),
    );
    expect(
      read(bytes)
        .table.rows.slice(0, 3)
        .map(({ cells, wrongCells }) => [cells[1], wrongCells?.[0]?.message.key]),
    ).toEqual([
      ['张伟', 'imports:error.uncalculated'],
      ['李娜', 'imports:error.uncalculated'],
      ['王芳', undefined],
    ]);
  });

  test.each(['-1', '0', '1048577', '1.5', 'x'])('a row number %s is no row of a workbook', (number) => {
    const bytes = minimal(
      `<worksheet><sheetData><row r="${number}"><c t="inlineStr"><is><t>姓名</t></is></c></row></sheetData></worksheet>`,
    );
    expect(refusal(bytes)).toBe('imports:error.workbook');
  });

  test('other sheets that hold something are named', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow(['公司名称', '联系人']);
      book.addWorksheet('隐藏', { state: 'hidden' }).addRow(['姓名']);
      book.addWorksheet('供应商').addRow(['公司名称']);
      book.addWorksheet('Sheet3');
      book.addWorksheet('金额').addRow([1]);
    });
    expect(read(bytes).otherSheets).toEqual(['供应商', '金额']);
    expect(read(bytes, '供应商').otherSheets).toEqual(['客户', '金额']);
  });

  test('the first sheet in which anything stands, or the one asked for; hidden ones are passed over', async () => {
    const bytes = await workbook((sheet, book) => {
      sheet.addRow([]);
      book.addWorksheet('隐藏', { state: 'hidden' }).addRow(['姓名']);
      book.addWorksheet('供应商').addRow(['公司名称']);
      book.addWorksheet('客户2').addRow(['姓名']);
    });
    expect(read(bytes).sheets).toEqual(['客户', '供应商', '客户2']);
    expect(read(bytes).table.headings).toEqual(['公司名称']);
    expect(read(bytes, '客户2').table.headings).toEqual(['姓名']);
  });

  test('prefixed names, cells without references, phonetic guides and escaped characters', () => {
    const bytes = minimal(
      `${HEAD}<x:worksheet xmlns:x="m"><x:sheetData>
        <x:row><x:c t="inlineStr"><x:is><x:t>姓名</x:t></x:is></x:c><x:c t="inlineStr"><x:is><x:t>备注</x:t></x:is></x:c></x:row>
        <x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="inlineStr"><x:is><x:t>a &amp; b&#10;_x000D__x005F_x000D_</x:t></x:is></x:c></x:row>
      </x:sheetData></x:worksheet>`,
      { 'xl/sharedStrings.xml': '<sst><si><t>张伟</t><rPh sb="0" eb="1"><t>zhang</t></rPh></si></sst>' },
    );
    expect(read(bytes).table.rows[0]?.cells).toEqual(['张伟', 'a & b\n\r_x000D_']);
  });

  test('a number written with an exponent has all its digits', () => {
    const bytes = minimal(
      '<worksheet><sheetData><row><c t="inlineStr"><is><t>电话</t></is></c></row><row><c><v>1.3800138E+10</v></c></row></sheetData></worksheet>',
    );
    expect(read(bytes).table.rows[0]?.cells).toEqual(['13800138000']);
  });
});

describe('hostile workbooks cost nothing', () => {
  /** Makes the archive's directory claim another size for its parts than they have. */
  function claiming(bytes: Uint8Array, size: number): Uint8Array {
    const view = new DataView(bytes.buffer);
    for (let i = 0; i < bytes.length - 46; i += 1) {
      if (view.getUint32(i, true) === 0x02014b50) view.setUint32(i + 24, size, true);
    }
    return bytes;
  }
  const large = () =>
    minimal(`<worksheet><sheetData>${'<row><c><v>1</v></c></row>'.repeat(50_000)}</sheetData></worksheet>`);

  test('a zip bomb is refused before it is inflated', () => {
    expect(refusal(claiming(large(), 200 * 1024 * 1024))).toBe('imports:error.inflated');
  });

  test('a part that claims to be small gets no more room than it claims', () => {
    expect(refusal(claiming(large(), 40))).not.toBe('ok');
  });

  test('entity expansion is refused with its document type', () => {
    const bytes = minimal(
      '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><worksheet><sheetData><row><c t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>',
    );
    expect(refusal(bytes)).toBe('imports:error.workbook');
  });

  test('a cell whose text is missing is damage, not an empty cell', () => {
    const bytes = minimal(
      '<worksheet><sheetData><row><c t="s"><v>0</v></c><c t="s"><v>1</v></c></row></sheetData></worksheet>',
      { 'xl/sharedStrings.xml': '<sst><si><t>姓名</t></si></sst>' },
    );
    expect(refusal(bytes)).toBe('imports:error.workbook');
  });

  test('one far cell does not make a table of a billion', () => {
    const row = (r: number) => `<row r="${r}"><c r="A${r}"><v>1</v></c></row>`;
    const rows = Array.from({ length: 20_000 }, (_, i) => row(i + 1)).join('');
    const bytes = minimal(
      `<worksheet><sheetData>${rows}<row r="20001"><c r="ALK20001"><v>1</v></c></row></sheetData></worksheet>`,
    );
    expect(refusal(bytes)).toBe('imports:error.rows');
  });

  const table = (rows: string, columns = '') =>
    minimal(`<worksheet>${columns}<sheetData><row>${HEADINGS}</row>${rows}</sheetData></worksheet>`);
  const HEADINGS = ['姓名', '备注'].map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join('');

  test('a cell of millions of letters is cut and turns its row away', () => {
    const bytes = table(`<row><c t="inlineStr"><is><t>${'&amp;'.repeat(2_000_000)}</t></is></c></row>`);
    expect(read(bytes).table.rows[0]?.cells[0]).toHaveLength(32_768);
  });

  test('rows whose cells lie far out are refused before they are filled up', () => {
    expect(refusal(table('<row><c r="ALL1"><v>1</v></c></row>'.repeat(60_000)))).toBe('imports:error.rows');
  });

  test('a row with more cells than there are columns is none', () => {
    expect(refusal(table(`<row>${'<c r="A2" t="e"><v>#N/A</v></c>'.repeat(20_000)}</row>`))).toBe(
      'imports:error.workbook',
    );
  });

  test.each(['-Infinity', '-1e15', '1'])('hidden columns from %s on end where columns do', (min) => {
    const columns = `<cols>${`<col min="${min}" max="1e300" hidden="1"/>`.repeat(500)}</cols>`;
    expect(refusal(table('', columns))).toBe('imports:error.empty');
  });

  test('one part that is said to be all sheets is read once', () => {
    const bytes = minimal('<worksheet><sheetData/></worksheet>', {
      'xl/workbook.xml': `<workbook><sheets>${'<sheet name="S" id="rId1"/>'.repeat(100_000)}</sheets></workbook>`,
    });
    expect(refusal(bytes)).toBe('imports:error.empty');
  });

  test('more styles, or more texts, than a workbook can have are damage', () => {
    const styles = `<styleSheet><cellXfs>${'<xf/>'.repeat(65_537)}</cellXfs></styleSheet>`;
    expect(refusal(minimal('<worksheet/>', { 'xl/styles.xml': styles }))).toBe('imports:error.workbook');
    const strings = `<sst>${'<si/>'.repeat(5_000_001)}</sst>`;
    expect(refusal(minimal('<worksheet/>', { 'xl/sharedStrings.xml': strings }))).toBe(
      'imports:error.workbook',
    );
  });

  test.each(['<worksheet', '<worksheet><sheetData><row><c><v>1</v>', '<a b="', '<!-- ', '<![CDATA[', '<?x'])(
    'broken XML %s is a damaged workbook or an empty one',
    (xml) => {
      expect(['imports:error.workbook', 'imports:error.empty']).toContain(refusal(minimal(xml)));
    },
  );
});

test('another program reads what we write, text and nothing else', async () => {
  const writer = writeWorkbook('客户 & <伙伴>', ['名称', '备注'], 'A & <B>');
  writer.add([
    ['=cmd()', '+86 138\n第二行'],
    ['0012', ''],
  ]);
  const book = new ExcelJS.Workbook();
  const bytes = writer.finish();
  await book.xlsx.load(bytes.buffer);
  const sheet = book.worksheets[0];
  expect(sheet?.name).toBe('客户 & <伙伴>');
  expect(sheet?.getCell('A2').value).toBe('=cmd()');
  expect(sheet?.getCell('A2').type).toBe(ExcelJS.ValueType.String);
  expect(sheet?.getCell('B2').value).toBe('+86 138\n第二行');
  expect(sheet?.getCell('A3').value).toBe('0012');
});
