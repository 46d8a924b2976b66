import { strToU8, Zip, ZipDeflate } from 'fflate';

/**
 * XLSX of one sheet (ECMA-376, SpreadsheetML), written as it goes along, so that a long list never stands in memory
 * twice. Every cell is text: nothing can run, no digit is lost.
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Number format 49 is text (`@`): a cell that is edited stays text. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;
const TEXT_STYLE = 1;
const HEADING_STYLE = 2;

const parts = (sheetName: string): Record<string, string> => ({
  '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
  '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': STYLES,
});

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text in XML; characters that XML can't carry as Excel writes them (`_x000D_`), and that writing itself (`_x005F_`). */
function escapeXml(text: string): string {
  return (
    text
      .toWellFormed()
      .replace(/_(?=x[0-9a-fA-F]{4}_)/g, '_x005F_')
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML 1.0 excludes
      .replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, (character) => {
        const code = character.charCodeAt(0).toString(16).toUpperCase();
        return `_x${code.padStart(4, '0')}_`;
      })
      .replace(/[&<>"]/g, (character) => ENTITIES[character] ?? '')
  );
}

/** 0 → `A`, 27 → `AB`. */
function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}

function rowXml(cells: readonly string[], row: number, style: number): string {
  const xml = cells.map((text, i) =>
    text === ''
      ? ''
      : `<c r="${columnName(i)}${row}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`,
  );
  return `<row r="${row}">${xml.join('')}</row>`;
}

/** Zip has no date before 1980, and none is needed. */
const NO_DATE = new Date(1980, 0, 1);

export type WorkbookWriter = {
  add(rows: string[][]): void;
  /** The file. */
  finish(): Uint8Array<ArrayBuffer>;
};

/** Begins a workbook with its headings; rows are added as they come. `mark` stands above each printed page. */
export function writeWorkbook(sheetName: string, headings: readonly string[], mark: string): WorkbookWriter {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_error, chunk) => chunks.push(chunk));
  const begin = (name: string) => {
    const file = new ZipDeflate(name, { level: 6 });
    file.mtime = NO_DATE;
    zip.add(file);
    return file;
  };
  for (const [name, xml] of Object.entries(parts(sheetName))) begin(name).push(strToU8(xml), true);
  const sheet = begin('xl/worksheets/sheet1.xml');
  sheet.push(
    strToU8(
      `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, headings.length)}" width="16" customWidth="1"/></cols><sheetData>${rowXml(headings, 1, HEADING_STYLE)}`,
    ),
  );
  let next = 2;
  return {
    add(rows) {
      sheet.push(strToU8(rows.map((cells, i) => rowXml(cells, next + i, TEXT_STYLE)).join('')));
      next += rows.length;
    },
    finish() {
      const header = `<headerFooter><oddHeader>&amp;C${escapeXml(mark.replaceAll('&', '&&'))}</oddHeader></headerFooter>`;
      sheet.push(strToU8(`</sheetData>${header}</worksheet>`), true);
      zip.end();
      return concatenate(chunks);
    },
  };
}

function concatenate(chunks: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
