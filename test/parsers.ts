import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { bytes, instant, line, prose } from '../src/contract/values.ts';
import { parseInterval } from '../src/domain/cadence/interval.ts';
import { CHINA } from '../src/domain/calendars/china.ts';
import { meaningOf, nameWithoutMark, sortedAs } from '../src/domain/calendars/day-meaning.ts';
import { parseCalendarJson } from '../src/domain/calendars/file.ts';
import { parseIcs } from '../src/domain/calendars/ics.ts';
import { parseTarget } from '../src/domain/calendars/target.ts';
import { bytesOfLetters, tidyCode } from '../src/domain/code.ts';
import { guessEncoding } from '../src/domain/encoding.ts';
import { finderOf } from '../src/domain/erasure/finder.ts';
import { partsOf } from '../src/domain/erasure/parts.ts';
import { withoutContinuations } from '../src/domain/exports/continued.ts';
import { csvLine } from '../src/domain/exports/csv.ts';
import { fileName } from '../src/domain/exports/file-name.ts';
import { vcardOf } from '../src/domain/exports/vcard.ts';
import { endingOf, nameParts, safeFileName } from '../src/domain/files/names.ts';
import { openingOf } from '../src/domain/files/opening.ts';
import { emailKey, plainEmail } from '../src/domain/identity/emails.ts';
import { splitExtension } from '../src/domain/identity/extension.ts';
import { nameKey } from '../src/domain/identity/names.ts';
import { phoneKey } from '../src/domain/identity/phones.ts';
import { cleaned, foldText } from '../src/domain/identity/text.ts';
import { isNoDate, isOtherDate, parseBirthday } from '../src/domain/imports/birthday-text.ts';
import { LONGEST } from '../src/domain/imports/cells.ts';
import { splitEmails, splitMixed, splitPhones } from '../src/domain/imports/contact-points.ts';
import { readDrafts } from '../src/domain/imports/drafts.ts';
import { FIELDS, type Field, isNameField } from '../src/domain/imports/fields.ts';
import { groupRows } from '../src/domain/imports/groups.ts';
import { recogniseHeadings } from '../src/domain/imports/headings.ts';
import { dateParts, numberText } from '../src/domain/imports/number-format.ts';
import { readSource } from '../src/domain/imports/read.ts';
import { readDay } from '../src/domain/imports/row-fields.ts';
import { readSheet } from '../src/domain/imports/sheet.ts';
import { shownText } from '../src/domain/imports/shown-number.ts';
import { jsonWithin } from '../src/domain/json-within.ts';
import { parsePeriod } from '../src/domain/kpi/periods.ts';
import { message } from '../src/domain/message.ts';
import { telHref } from '../src/domain/phone-link.ts';
import { searchQuery, searchTokens } from '../src/domain/search.ts';
import { text as sentence } from '../src/i18n/index.ts';
import { parseWhen } from '../src/renderer/interactions/when/parse.ts';

/** Everything that reads what somebody else wrote, and how it is given one text. */

/** Of Excel. */
export const LONGEST_CELL = 32_767;

const NOW = Temporal.PlainDateTime.from('2026-11-23T09:00');
const finder = finderOf({
  names: ['张伟', 'Li Lei', 'aaaa'],
  numbers: ['13800138000'],
  addresses: ['a@b.cn'],
});
const encode = (text: string) => new TextEncoder().encode(text);

/** One row of a list whose cell of a field is this long. */
function cellOf(field: Field, text: string): void {
  const fields: Field[] = isNameField(field) ? [field] : ['personName', field];
  const cells = isNameField(field) ? [text] : ['张伟', text];
  groupRows(readDrafts({ headings: fields, rows: [{ number: 2, cells }] }, fields));
}
function listOf(text: string): void {
  const read = readSource(encode(text));
  if (!read.ok) return;
  const { table } = read.value;
  groupRows(readDrafts(table, table.fields ?? recogniseHeadings(table.headings)));
}
const person = { name: '张伟', phones: [], emails: [] };
const stakeholder = { id: '', name: '甲公司', kind: 'customer' as const };

const eventOf = (line: string) =>
  parseIcs(
    `BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART;VALUE=DATE:20260101\n${line}\nEND:VEVENT\nEND:VCALENDAR`,
    CHINA,
  );
const oldCardOf = (line: string) => listOf(`BEGIN:VCARD\nVERSION:2.1\nFN:A\n${line}\nEND:VCARD`);
/** A row of a workbook's XML, and a cell under a format. */
const sheetOf = (xml: string) => readSheet([xml], { strings: [], formats: [], from1904: false });
const inOneLine = (text: string) => text.replaceAll('\n', '\n ');

/** What reads one text, by what that is. */
export const PARSERS: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(FIELDS.map((field) => [`a cell of ${field}`, (text: string) => cellOf(field, text)])),
  'people in a cell': (text) => listOf(`姓名,手机\n"${`张伟/刘洋/${text}`.replaceAll('"', '""')}",1/2\n`),
  'a short cell of people': (text) =>
    listOf(`姓名,手机\n"${text.slice(0, 120).replaceAll('"', '""')}",${'1/'.repeat(9_000)}\n`),
  'a heading': (text) => recogniseHeadings(['姓名', text]),
  'a line of a list': (text) => listOf(`姓名,备注\n${text}\n`),
  'a line of a card': (text) => listOf(`BEGIN:VCARD\nFN:A\n${text}\nEND:VCARD`),
  ...Object.fromEntries(
    ['TEL', 'ADR', 'N', 'IMPP', 'BDAY', 'X-LUNAR', 'CATEGORIES', 'X-ABLABEL', 'ORG'].map((name) => [
      `${name} of a card`,
      (text: string) => listOf(`BEGIN:VCARD\nFN:A\n${name}:${text.replaceAll('\n', ' ')}\nEND:VCARD`),
    ]),
  ),
  'a day and time typed': (text) => parseWhen(text, NOW, 'past'),
  'an interval': parseInterval,
  'a target': parseTarget,
  'a calendar in JSON': parseCalendarJson,
  'a text to be found': (text) => searchTokens([text]),
  'a name to be found': (text) => searchTokens([], [text.slice(0, LONGEST.name)]),
  'what is searched': searchQuery,
  'a text of somebody erased': (text) => finder.without(text, '…', ['name', 'contact']),
  'a name to be erased': partsOf,
  'a line of an event': eventOf,
  ...Object.fromEntries(
    ['SUMMARY', 'DESCRIPTION', 'CATEGORIES', 'X-APPLE-SPECIAL-DAY', 'DTEND', 'DURATION', 'EXDATE'].map(
      (name) => [`${name} of an event`, (text: string) => eventOf(`${name}:${inOneLine(text)}`)],
    ),
  ),
  'a zone of an event': (text) => eventOf(`DTEND;TZID=${inOneLine(text)}:20260102T000000`),
  'what a day is': (text) =>
    [text, `a${text}`].map((one) =>
      meaningOf({ summary: one, description: one, categories: one }, true, true),
    ),
  'how a day is sorted': (text) => sortedAs({ summary: text, description: text, categories: text }),
  'a name of a day': nameWithoutMark,
  ...Object.fromEntries(
    [
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE',
      'N;ENCODING=QUOTED-PRINTABLE',
      'TEL;CELL',
      'NOTE;BASE64',
    ].map((name) => [
      `${name} of an old card`,
      (text: string) => oldCardOf(`${name}:${text.replaceAll('\n', '=\n')}`),
    ]),
  ),
  'parameters of an old card': (text) => oldCardOf(`TEL;${text.replaceAll('\n', ' ')}:1`),
  'the encoding of a text': (text) => guessEncoding(new Uint8Array(Buffer.from(text, 'utf16le'))),
  'XML of a sheet': sheetOf,
  'a cell of a sheet': (text) => sheetOf(`<row><c t="str"><v>${text}</v></c></row>`),
  'a tag of a sheet': (text) => sheetOf(`<row><c ${text}/></row>`),
  'a number under a format': (text) => shownText('-1234.5', text),
  'digits under a format': (text) => shownText(text, '#,##0.00;[Red]-0.0%'),
  'a date format': dateParts,
  'a number of a workbook': (text) => numberText(text, '0000'),
  'a number to dial': telHref,
  'a number and its extension': splitExtension,
  'the key of a number': phoneKey,
  'the key of an address': emailKey,
  'the key of a name': nameKey,
  'what is the same of a text': foldText,
  'what is seen of a text': cleaned,
  'an address with dirt around it': plainEmail,
  'several numbers': splitPhones,
  'several addresses': splitEmails,
  'numbers, addresses and names mixed': splitMixed,
  'a birthday': (text) => [parseBirthday(text), isOtherDate(text), isNoDate(text)],
  'a day': readDay,
  'a period': parsePeriod,
  'the name of a file': (text) => [
    safeFileName(text),
    endingOf(text),
    nameParts(text),
    fileName(text, '.pdf'),
  ],
  'how a file is opened': (text) => openingOf(text, encode(text)),
  'a code': (text) => [tidyCode(text), bytesOfLetters(text, 111)],
  'JSON of somebody else': (text) => jsonWithin(encode(text), { depth: 1e6, containers: 1e6, values: 1e6 }),
  'a line typed': (text) => z.safeDecode(line(LONGEST_CELL), text),
  'a text typed': (text) => z.safeDecode(prose(LONGEST_CELL), text),
  'an instant': (text) => z.safeDecode(instant, text),
  bytes: (text) => z.safeDecode(bytes(), text),
  'parameters of a message': (text) =>
    sentence('zh-CN', message('imports:error.several', { name: text, candidates: text })),
  'a line of CSV': (text) => csvLine([text, `"${text}`]),
  'a text that goes on in another column': (text) => withoutContinuations(['备注', '备注 2'], [text, text]),
  'a phone in a card': (text) =>
    vcardOf({ ...person, phones: [{ label: text, value: text }], stakeholder }, '4.0'),
  'a card written': (text) => vcardOf({ ...person, notes: text, address: text, stakeholder }, '3.0'),
};
