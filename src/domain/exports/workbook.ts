import { strToU8, Zip, ZipDeflate } from 'fflate';
import { withContinuations } from './continued.ts';

/**
 * XLSX (ECMA-376, SpreadsheetML), written as it goes along, so that a long list never stands in memory twice. Every cell is
 * text: nothing can run, no digit is lost. What Excel can't hold in one cell or sheet goes on in the next.
 */

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Rows of a sheet, its headings included. */
const MOST_ROWS = 1_048_576;
const LONGEST_SHEET_NAME = 31;

/** The name of a sheet as Excel takes it, numbered from the second on. */
function sheetName(name: string, number: number): string {
  const ending = number === 1 ? '' : ` ${number}`;
  const plain = name.replace(/[\\/?*:[\]]/g, ' ').replace(/^'+|(?<!')'+$/g, '');
  return `${
    plain
      .slice(0, LONGEST_SHEET_NAME - ending.length)
      .toWellFormed()
      .trim() || 'Sheet'
  }${ending}`;
}

/** Number format 49 is text (`@`): a cell that is edited stays text. */
const STYLES = `${HEAD}<styleSheet xmlns="${MAIN}"><fonts count="2"><font><sz val="11"/></font><font><b/><sz val="11"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="49" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" applyNumberFormat="1" applyFont="1"/></cellXfs></styleSheet>`;
const TEXT_STYLE = 1;
const HEADING_STYLE = 2;

/** What tells of the sheets, written when it is known how many there are. */
const parts = (names: readonly string[]): Record<string, string> => {
  const each = (xml: (name: string, number: number) => string) =>
    names.map((name, i) => xml(name, i + 1)).join('');
  return {
    '[Content_Types].xml': `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${each((_, n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${TYPE}.worksheet+xml"/>`)}<Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${RELATIONS}"><Relationship Id="rId1" Type="${DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${DOCUMENT}"><sheets>${each((name, n) => `<sheet name="${escapeXml(name)}" sheetId="${n}" r:id="rId${n}"/>`)}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${RELATIONS}">${each((_, n) => `<Relationship Id="rId${n}" Type="${DOCUMENT}/worksheet" Target="worksheets/sheet${n}.xml"/>`)}<Relationship Id="rId${names.length + 1}" Type="${DOCUMENT}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': STYLES,
  };
};

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
export function writeWorkbook(
  name: string,
  headings: readonly string[],
  mark: string,
  mostRows = MOST_ROWS,
): WorkbookWriter {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((_error, chunk) => chunks.push(chunk));
  const begin = (path: string) => {
    const file = new ZipDeflate(path, { level: 6 });
    file.mtime = NO_DATE;
    zip.add(file);
    return file;
  };
  const head = `${HEAD}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols><col min="1" max="${Math.max(1, headings.length)}" width="16" customWidth="1"/></cols><sheetData>${rowXml(headings, 1, HEADING_STYLE)}`;
  const foot = `</sheetData><headerFooter><oddHeader>&amp;C${escapeXml(mark.replaceAll('&', '&&'))}</oddHeader></headerFooter></worksheet>`;
  const names: string[] = [];
  const beginSheet = () => {
    names.push(sheetName(name, names.length + 1));
    const file = begin(`xl/worksheets/sheet${names.length}.xml`);
    file.push(strToU8(head));
    return file;
  };
  let sheet = beginSheet();
  let last = 1;
  return {
    add(rows) {
      for (let at = 0; at < rows.length; ) {
        if (last === mostRows) {
          sheet.push(strToU8(foot), true);
          sheet = beginSheet();
          last = 1;
        }
        const next = rows.slice(at, at + mostRows - last);
        const xml = next.map((cells, i) =>
          rowXml(withContinuations(headings, cells), last + 1 + i, TEXT_STYLE),
        );
        sheet.push(strToU8(xml.join('')));
        last += next.length;
        at += next.length;
      }
    },
    finish() {
      sheet.push(strToU8(foot), true);
      for (const [path, xml] of Object.entries(parts(names))) begin(path).push(strToU8(xml), true);
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
