import type { Encoding } from '../encoding.ts';
import { message } from '../message.ts';
import { ok, type Result } from '../result.ts';
import type { ContactPoint, Field } from './fields.ts';
import { MAX_CARDS, tooManyCards } from './limits.ts';
import type { Table } from './table.ts';
import { type Card, readCard } from './vcard-card.ts';
import { type ContentLine, readContentLines } from './vcard-lines.ts';

/** The fields of a card that have one value, in the order in which they are shown. */
const SINGLE = [
  'personName',
  'familyName',
  'middleName',
  'givenName',
  'namePrefix',
  'nameSuffix',
  'nickname',
  'stakeholderName',
  'department',
  'role',
  'birthday',
  'birthdayText',
  'wechat',
  'tags',
  'notes',
  'kind',
  'preferredChannel',
  'primary',
  'stakeholderId',
  'personId',
] as const satisfies readonly Field[];
export type SingleField = (typeof SINGLE)[number];

const isVcardMark = (line: ContentLine) => line.value.trim().toUpperCase() === 'VCARD';

/**
 * The lines of each card, without those of cards within it: in vCard 2.1 the value of an AGENT is a card. Any other
 * BEGIN is the next card, also where the one before it was not ended. Where the last one isn't, the file may be cut off.
 */
function splitCards(lines: ContentLine[]): { cards: ContentLine[][]; isCutOff: boolean } {
  const cards: ContentLine[][] = [];
  let depth = 0;
  let isAgent = false;
  for (const line of lines) {
    if (line.name === 'BEGIN' && isVcardMark(line)) {
      if (isAgent && depth > 0) depth += 1;
      else {
        depth = 1;
        cards.push([]);
      }
    } else if (line.name === 'END' && isVcardMark(line)) depth = Math.max(depth - 1, 0);
    else if (line.name === 'AGENT' && /^BEGIN:VCARD$/i.test(line.value.trim())) depth += 1;
    else if (depth === 1) cards.at(-1)?.push(line);
    isAgent = line.name === 'AGENT' && line.value.trim() === '';
  }
  return { cards, isCutOff: depth > 0 };
}

/**
 * The cards of a vCard file as a list: one row each, with as many columns for numbers and addresses as the richest
 * card needs. What columns hold is certain, so nothing is left to guess.
 */
export function readVcards(
  bytes: Uint8Array,
  preferred: Encoding | undefined,
): Result<{ table: Table; encoding: Encoding }> {
  const result = readContentLines(bytes, preferred);
  if (result === 'too-large') return tooManyCards();
  const { lines, encoding, leftOut } = result;
  const { cards: split, isCutOff } = splitCards(lines);
  if (split.length > MAX_CARDS) return tooManyCards();
  const cards = split.map(readCard);
  const most = (of: (card: Card) => unknown[]) =>
    cards.reduce((count, card) => Math.max(count, of(card).length), 0);
  const phones = most((card) => card.phones);
  const emails = most((card) => card.emails);
  const addresses = most((card) => card.addresses);
  const websites = most((card) => card.websites);
  const aside = most((card) => card.aside);
  const repeated = (field: Field, label: Field, count: number): Field[] =>
    Array.from({ length: count }, () => [label, field]).flat();
  const fields: Field[] = [
    ...SINGLE,
    ...repeated('phone', 'phoneLabel', phones),
    ...repeated('email', 'emailLabel', emails),
    ...Array<Field>(addresses).fill('personAddress'),
    ...Array<Field>(websites).fill('website'),
    ...repeated('details', 'detailsLabel', aside),
  ];
  const points = (list: ContactPoint[], count: number) =>
    Array.from({ length: count }, (_, i) => [list[i]?.label ?? '', list[i]?.value ?? '']).flat();
  const texts = (list: string[], count: number) => Array.from({ length: count }, (_, i) => list[i] ?? '');
  const table: Table = {
    headings: fields,
    fields,
    unread: leftOut,
    rows: cards.map((card, i) => ({
      number: i + 1,
      cells: [
        ...SINGLE.map((field) => card.single[field] ?? ''),
        ...points(card.phones, phones),
        ...points(card.emails, emails),
        ...texts(card.addresses, addresses),
        ...texts(card.websites, websites),
        ...Array.from({ length: aside }, (_, i) => [
          card.aside[i]?.label ?? '',
          card.aside[i]?.text ?? '',
        ]).flat(),
      ],
      ...(card.problem && { problem: card.problem }),
      ...(isCutOff && i === cards.length - 1 && { warning: message('imports:warning.cutOff') }),
    })),
  };
  return ok({ table, encoding });
}
