import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, test } from 'vitest';
import { parseInterval } from '../src/domain/cadence/interval.ts';
import { parseCalendarJson } from '../src/domain/calendar/file.ts';
import { parseTarget } from '../src/domain/calendar/target.ts';
import { finderOf } from '../src/domain/erasure/finder.ts';
import { partsOf } from '../src/domain/erasure/parts.ts';
import { vcardOf } from '../src/domain/export/vcard.ts';
import { LONGEST } from '../src/domain/import/cells.ts';
import { readDrafts } from '../src/domain/import/drafts.ts';
import { FIELDS, type Field, isNameField } from '../src/domain/import/fields.ts';
import { groupRows } from '../src/domain/import/groups.ts';
import { recogniseHeadings } from '../src/domain/import/headings.ts';
import { readSource } from '../src/domain/import/read.ts';
import { searchQuery, searchTokens } from '../src/domain/search.ts';
import { parseWhen } from '../src/renderer/interactions/when/parse.ts';

/**
 * Whatever somebody puts into one cell, reading it takes no longer than its length explains. Cells are as long as Excel's
 * longest and made to hurt: what a pattern may repeat, repeated, with an end that doesn't fit.
 */

const LONGEST_CELL = 32_767;
/** Milliseconds of the processor; a cell that is read within them needs no second look. */
const QUICK = 50;
/** Four times the length takes four times as long, a squared pattern sixteen times. How long is a matter of the machine (`npm run bench`). */
const MOST_GROWTH = 9;
const RUNS = 5;

const UNITS = [
  ...'aA10 \t\n\u3000.-_/\\@"\'<>()（）[]{}:：;；,，、|+=&#*%户农廿月年闰和１＋／。\u200b\ufffd\u{20000}',
  ...[
    'a@',
    '@a.',
    'a.',
    '1 ',
    '1/',
    '1-',
    ' a',
    'a:',
    '：1',
    'a1',
    '<a',
    'a>',
    'a@b.',
    '0;',
    ' @',
    '::: ',
    'e\u0301',
  ],
  ...[
    '微信',
    'wechat:',
    'qq：',
    '转1',
    'ext',
    'T1:',
    'E1',
    'mailto:',
    'tel:',
    '手机',
    '张伟/',
    '=41',
    '&amp;',
    '[0]',
  ],
  ...[
    '一',
    '十',
    '星期',
    '每',
    '个',
    '合 计',
    '年 月 ',
    '==',
    '("',
    '"",',
    ';;',
    '\\n',
    '\r',
    '天前',
    'half ',
    'X-',
  ],
];
const SHAPES: ((body: string) => string)[] = [
  (body) => body,
  (body) => `x${body}!`,
  (body) => `1${body}1`,
  (body) => `张${body}@`,
];
const repeated = (unit: string, length: number) =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function milliseconds(work: () => unknown): number {
  const started = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000;
}
const least = (work: () => unknown) => Math.min(...Array.from({ length: RUNS }, () => milliseconds(work)));

/** What is wrong with the time that reading takes; null where it is right. The processor's time, the least of several runs. */
function slowness(read: (text: string) => unknown, make: (length: number) => string): string | null {
  const long = make(LONGEST_CELL - 4);
  if (milliseconds(() => read(long)) < QUICK) return null;
  const took = least(() => read(long));
  if (took < QUICK) return null;
  const short = make(Math.floor(LONGEST_CELL / 4));
  const growth = took / least(() => read(short));
  return growth > MOST_GROWTH ? `${Math.round(took)} ms, ${growth.toFixed(1)} times` : null;
}

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

const PARSERS: Record<string, (text: string) => unknown> = {
  ...Object.fromEntries(FIELDS.map((field) => [`a cell of ${field}`, (text: string) => cellOf(field, text)])),
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
  'a card written': (text) => vcardOf({ ...person, notes: text, address: text, stakeholder }, '3.0'),
};

describe('one cell freezes nothing', () => {
  test.each(Object.entries(PARSERS))('%s', (_, read) => {
    const slow = UNITS.flatMap((unit, i) =>
      [0, 1 + (i % (SHAPES.length - 1))].flatMap((at) => {
        const told = slowness(read, (length) => SHAPES[at]?.(repeated(unit, length)) ?? '');
        return told === null ? [] : [`${JSON.stringify(unit)} (${at}): ${told}`];
      }),
    );
    expect(slow).toEqual([]);
  });

  test('whatever is mixed', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...Object.keys(PARSERS)),
        fc.array(fc.constantFrom(...UNITS), { minLength: 1, maxLength: 5 }),
        fc.constantFrom(...SHAPES),
        (name, units, shape) => {
          const read = PARSERS[name] ?? (() => {});
          expect(slowness(read, (length) => shape(repeated(units.join(''), length)))).toBeNull();
        },
      ),
      { numRuns: 200 },
    );
  });
});
