import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import type { Person } from '../../../src/contract/people.ts';
import { csvFile } from '../../../src/domain/exports/csv.ts';
import { VCARD_VERSIONS, vcardOf } from '../../../src/domain/exports/vcard.ts';
import { writeWorkbook } from '../../../src/domain/exports/workbook.ts';
import { cleaned } from '../../../src/domain/identity/text.ts';
import { type RowDraft, readDrafts } from '../../../src/domain/imports/drafts.ts';
import { recogniseHeadings } from '../../../src/domain/imports/headings.ts';
import { readSource } from '../../../src/domain/imports/read.ts';
import { CHANNELS } from '../../../src/domain/interactions.ts';
import {
  CONFIDENTIALITIES,
  INFLUENCES,
  STAKEHOLDER_KINDS,
  STATUSES,
  TIERS,
} from '../../../src/domain/stakeholders.ts';
import { text } from '../../../src/i18n/index.ts';
import { LANGUAGES, type Language } from '../../../src/i18n/languages.ts';
import {
  type Column,
  type Listed,
  personColumns,
  type Speaker,
  stakeholderColumns,
} from '../../../src/main/exports/columns.ts';

/** What people, other programs and attackers put into names. */
const AWKWARD = [
  ...[
    '=cmd|calc',
    '+86 138-0013-8000',
    '-1',
    '@SUM(A1)',
    "'=x",
    "''",
    '"',
    '""',
    ',',
    ';',
    '\\',
    '\\;',
    '\\n',
    ' ::: ',
  ],
  ...[
    '张伟',
    '𠮷野',
    '👩‍👩‍👧',
    'a,b',
    'x;y',
    'N/A',
    '无',
    '-',
    '_x000D_',
    '&amp;',
    '<b>',
    '＝1',
    'café',
    '1,2',
    'null',
  ],
  ...[
    '10/11',
    '1e5',
    '0012',
    '农历',
    '* myContacts',
    'BEGIN:VCARD',
    '{{x}}',
    '_$!',
    '\u2028',
    '\u00a0',
    '\ud83d\ude00',
  ],
];
/** What stands for a character that couldn't be read is told as such on the way in. */
const isReadable = (typed: string) => !typed.includes('\ufffd');
const piece = fc.oneof(
  fc.constantFrom(...AWKWARD),
  fc.string({ unit: 'grapheme', maxLength: 8 }).filter(isReadable),
);
/** As the register keeps it. */
const words = (pieces: string[]) =>
  cleaned(pieces.join(''))
    .replace(/\p{Cc}/gu, ' ')
    .toWellFormed()
    .trim();
/** Whole characters alone: half of one would be read as a character that couldn't be read. */
const cut = (text: string, max: number) => text.slice(0, max).replace(/[\ud800-\udbff]$/, '');
const line = (max: number) => fc.array(piece, { maxLength: 4 }).map((all) => words([cut(words(all), max)]));
const name = line(200).filter((all) => all !== '');
const prose = fc
  .array(fc.oneof(piece, fc.constant('\n'), fc.constant('\r\n')), { maxLength: 6 })
  .map((all) => cleaned(all.join('').replaceAll('\0', '')).toWellFormed().trim());
const points = fc.array(fc.record({ label: line(40), value: line(200).filter((value) => value !== '') }), {
  maxLength: 3,
});
const id = fc.uuid();
const day = fc
  .date({ min: new Date('1950-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const channel = fc.option(fc.constantFrom(...CHANNELS));

const stakeholder: fc.Arbitrary<Listed> = fc.record({
  lastContactAt: fc.constant(null),
  nextDueOn: fc.constant(null),
  id,
  name,
  kind: fc.constantFrom(...STAKEHOLDER_KINDS),
  tier: fc.constantFrom(...TIERS),
  influence: fc.constantFrom(...INFLUENCES),
  interest: fc.constantFrom(...INFLUENCES),
  status: fc.constantFrom(...STATUSES),
  confidentiality: fc.constantFrom(...CONFIDENTIALITIES),
  ownerId: fc.constant(null),
  ownerName: fc.option(name.filter((owner) => !/\([^()]*@/.test(owner))),
  tags: fc.uniqueArray(
    name.map((tag) => cut(tag, 40).trim()),
    { maxLength: 3 },
  ),
  phones: points,
  emails: points,
  website: line(300),
  address: line(500),
  industry: line(100),
  preferredChannel: channel,
  notes: prose,
  activeFrom: day,
  inactive: fc.boolean(),
  createdAt: fc.constant(0),
  updatedAt: fc.constant(0),
});

const birthday = fc
  .record({
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    year: fc.option(fc.integer({ min: 1900, max: 2199 })),
    calendar: fc.constantFrom('solar' as const, 'lunar' as const),
    leap: fc.boolean(),
  })
  .map((date) => ({ ...date, leap: date.leap && date.calendar === 'lunar' }));

const person: fc.Arbitrary<Person> = fc.record({
  id,
  name,
  role: line(100),
  department: line(100),
  phones: points,
  emails: points,
  wechat: line(100),
  birthday: fc.option(birthday),
  preferredChannel: channel,
  address: line(500),
  notes: prose,
  primary: fc.boolean(),
});

const speaker = (language: Language): Speaker => ({
  text: (message) => text(language, message),
  time: String,
});
const language = fc.constantFrom(...LANGUAGES);

function readBack(bytes: Uint8Array): RowDraft[] {
  const source = readSource(bytes);
  if (!source.ok) throw new Error(source.error.message.key);
  const { table } = source.value;
  return [...readDrafts(table, table.fields ?? recogniseHeadings(table.headings))];
}

const csv = <T>(columns: Column<T>[], items: T[]) =>
  csvFile(
    columns.map((column) => column.heading),
    items.map((item) => columns.map((column) => column.cell(item))),
  );
function xlsx<T>(columns: Column<T>[], items: T[]): Uint8Array {
  const writer = writeWorkbook(
    'x',
    columns.map((column) => column.heading),
    'Confidential',
  );
  writer.add(items.map((item) => columns.map((column) => column.cell(item))));
  return writer.finish();
}
const FORMATS = [
  ['CSV', csv],
  ['XLSX', xlsx],
] as const;

/** What is empty in the register is not given in a draft. */
const given = (value: object) =>
  Object.fromEntries(Object.entries(value).filter(([, of]) => of !== '' && of !== null && of !== undefined));

const most = { phones: 3, emails: 3 };

describe.each(FORMATS)('what was exported as %s imports back to the same data', (_, write) => {
  test('stakeholders', () => {
    fc.assert(
      fc.property(language, fc.array(stakeholder, { minLength: 1, maxLength: 4 }), (spoken, items) => {
        const drafts = readBack(write(stakeholderColumns(speaker(spoken), most), items));
        expect(drafts.flatMap((draft) => draft.problems)).toEqual([]);
        expect(drafts.map((draft) => given(draft.stakeholder ?? {}))).toEqual(
          items.map(({ ownerId, ownerName, createdAt, updatedAt, ...item }) =>
            given({ ...item, owner: ownerName }),
          ),
        );
      }),
      { numRuns: 60 },
    );
  });

  test('people', () => {
    fc.assert(
      fc.property(
        language,
        fc.array(person, { minLength: 1, maxLength: 4 }),
        stakeholder,
        (spoken, items, of) => {
          const all = items.map((item) => ({ person: item, stakeholder: of }));
          const drafts = readBack(write(personColumns(speaker(spoken), most), all));
          expect(drafts.flatMap((draft) => draft.problems)).toEqual([]);
          expect(drafts.map((draft) => given(draft.person ?? {}))).toEqual(items.map(given));
          expect(
            drafts.map((draft) => [draft.stakeholder?.id, draft.stakeholder?.name, draft.stakeholder?.kind]),
          ).toEqual(items.map(() => [of.id, of.name, of.kind]));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** Called like their company, by no letter at all: a card of a company has no names of its own. */
const odd = { ...fc.sample(person, 1)[0], name: ';' } as Person;

test.each(VCARD_VERSIONS)('what was exported as vCard %s imports back to the same people', (version) => {
  fc.assert(
    fc.property(fc.array(person, { minLength: 1, maxLength: 4 }), stakeholder, (items, of) => {
      const cards = items.map((item) =>
        vcardOf(
          {
            ...item,
            birthday: item.birthday ?? undefined,
            preferredChannel: item.preferredChannel ?? undefined,
            stakeholder: of,
          },
          version,
        ),
      );
      const drafts = readBack(new TextEncoder().encode(cards.join('')));
      expect(drafts.flatMap((draft) => draft.problems)).toEqual([]);
      const single = (notes: string) => notes.replace(/\r\n?/g, '\n');
      expect(drafts.map((draft) => given(draft.person ?? {}))).toEqual(
        items.map((item) =>
          given({ ...item, notes: single(item.notes), primary: item.primary || undefined }),
        ),
      );
      expect(drafts.map((draft) => draft.stakeholder?.name)).toEqual(items.map(() => of.name));
    }),
    { numRuns: 100, examples: [[[odd], { ...fc.sample(stakeholder, 1)[0], name: odd.name } as Listed]] },
  );
});

test('no line of a card is longer than 75 octets', () => {
  fc.assert(
    fc.property(person, stakeholder, (item, of) => {
      const card = vcardOf(
        { ...item, birthday: undefined, preferredChannel: undefined, stakeholder: of },
        '4.0',
      );
      for (const one of card.split('\r\n'))
        expect(new TextEncoder().encode(one).length).toBeLessThanOrEqual(75);
    }),
  );
});

test('no cell of a CSV file begins like a formula', () => {
  fc.assert(
    fc.property(fc.array(stakeholder, { minLength: 1, maxLength: 3 }), (items) => {
      const file = new TextDecoder().decode(csv(stakeholderColumns(speaker('en'), most), items));
      for (const cell of Papa.parse<string[]>(file, { delimiter: ',' }).data.flat())
        expect(cell).not.toMatch(/^[=+\-@\t\r\n＝＋－＠]/);
    }),
  );
});
