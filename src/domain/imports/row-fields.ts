import type { Birthday } from '../birthdays.ts';
import type { Channel } from '../interactions.ts';
import { message } from '../message.ts';
import { PLAIN_TEXT_NAMES } from '../stakeholders.ts';
import { readAddresses, withPostalCode } from './addresses.ts';
import { birthdayText, isNoDate, isOtherDate, parseBirthday } from './birthday-text.ts';
import { LONGEST, oneLine } from './cells.ts';
import type { Column } from './columns.ts';
import { detail } from './detail.ts';
import { readDetails, readFurther } from './details.ts';
import type { Field, LastContact, PersonDraft } from './fields.ts';
import {
  isBesideFamily,
  isHanName,
  isNameBeside,
  isSpelledAlike,
  joinName,
  withoutAlignment,
} from './names.ts';
import type { RowReader } from './row-reader.ts';

/** What the cells of a row say together: names of parts, birthdays, places, contacts. */

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** An id from another vault; malformed ones are ignored. */
export const readId = (text: string) => (ID.test(text) ? text.toLowerCase() : undefined);

/** A day as we write it, or as Excel does once it has saved an export of ours: 2026/11/22. */
export function readDay(text: string): string | null {
  const day = /^\d{4}/.test(text) ? parseBirthday(text) : null;
  return day === null || day.year === null || day.calendar === 'lunar' ? null : birthdayText(day);
}

export function readBirthday(text: string, column: Column): Birthday | null | undefined {
  if (isNoDate(text)) return undefined;
  if (isOtherDate(text)) return undefined;
  const lunar = column.lunar && !/农历|阴历|lunar/i.test(text);
  return parseBirthday(lunar ? `农历${text}` : text, column.dayOrder);
}

/**
 * What is said of a birthday without being one: part of a date (出生年月), a date of another century, words. Too little for a
 * birthday, and too common to reject rows for: it is told, and becomes a detail.
 */
function readBirthdayDetails(row: RowReader): string[] {
  const partial = row.columns('birthday').filter(({ position }) => isOtherDate(row.raw(position)));
  return [...partial, ...row.columns('birthdayText')].flatMap(({ heading, position }) => {
    const text = oneLine(row.raw(position));
    if (text === '') return [];
    const quoted = text.slice(0, LONGEST.label);
    row.report('warning', position, message('imports:warning.noBirthday', { text: quoted }));
    return [detail(heading, text)];
  });
}

/** A nickname by which the row does not already name its person. */
const readNickname = (row: RowReader, name: string): string[] =>
  row.columns('nickname').flatMap(({ heading, position }) => {
    const text = oneLine(row.raw(position));
    return text === '' || text === name ? [] : [detail(heading, text)];
  });

/** The full name, or its parts put together; where both parts are Chinese, their order is certain. */
export function readPersonName(row: RowReader): string {
  const part = (field: Field, beside: Field) => {
    const text = row.line(field, LONGEST.name);
    const cellText = row.prose(field);
    return text === '' && isNameBeside(cellText, row.prose(beside)) ? cellText : text;
  };
  const parts = {
    prefix: row.line('namePrefix', LONGEST.name),
    family: part('familyName', 'givenName'),
    middle: row.line('middleName', LONGEST.name),
    given: part('givenName', 'familyName'),
    suffix: row.line('nameSuffix', LONGEST.name),
  };
  const full = row.line('personName', LONGEST.name);
  if (row.exact) return full;
  // 姓氏 and 名字, Surname and Name: what looks like a full name is the rest of it.
  const isGiven = parts.given === '' && parts.family !== '' && isBesideFamily(full, parts.family);
  const wholeName = joinName(isGiven ? { ...parts, given: full } : parts);
  const isCertain = isHanName(parts.family) && isHanName(parts.given) && isSpelledAlike(full, wholeName);
  return withoutAlignment(full === '' || isCertain || isGiven ? wholeName : full);
}

/** Mail programs keep addresses that they know no name of; such a contact goes by its address or number. */
export const nameByPoints = ({ emails, phones }: Pick<PersonDraft, 'emails' | 'phones'>): string =>
  emails[0]?.value ?? phones[0]?.value ?? '';

/** What a row says beside its fields. */
export function readAside(row: RowReader, name: string, birthday: Birthday | undefined) {
  const { lines, wechats } = readDetails(row);
  const further = (...fields: Field[]) => fields.flatMap((field) => readFurther(row, field));
  return {
    person: [
      ...readNickname(row, name),
      ...(birthday === undefined ? readBirthdayDetails(row) : []),
      ...further('role', 'department', 'wechat'),
      ...lines,
    ],
    stakeholder: further('website', 'address', ...PLAIN_TEXT_NAMES),
    wechats,
  };
}

/** The addresses of the row's company and person; a postal code in a column of its own belongs to the company's first. */
export function readPlaces(row: RowReader): { company: string; person: string; details: string[] } {
  const company = row.line('address', LONGEST.address);
  const { address, postalCode, details } = readAddresses(row);
  if (company !== '') return { company: withPostalCode(company, postalCode), person: address, details };
  return { company, person: withPostalCode(address, postalCode) || postalCode, details };
}

const OF_PERSON = ['role', 'department', 'wechat', 'birthday'] as const satisfies readonly Field[];

/** Details about a person whose name the row doesn't give. */
export const unnamedDetails = (row: RowReader): string[] =>
  OF_PERSON.flatMap((field) =>
    row.columns(field).flatMap(({ heading, position }) => {
      const text = oneLine(row.raw(position));
      return text === '' || (field === 'birthday' && (isNoDate(text) || isOtherDate(text)))
        ? []
        : [detail(heading, text)];
    }),
  );

const CHANNEL_WORDS: [pattern: RegExp, channel: Channel][] = [
  [/拜访|走访|来访|visit/i, 'visit'],
  [/见面|面谈|会面|会议|meeting|met/i, 'meeting'],
  [/电话|通话|call|phone/i, 'phone'],
  [/邮件|e-?mail/i, 'email'],
  [/微信|wechat/i, 'wechat'],
];

function momentOf(text: string, { heading, dayOrder }: Column): LastContact | null {
  const day = parseBirthday(text, dayOrder);
  if (day === null || day.year === null || day.calendar === 'lunar') return null;
  const [, hour, minute] = /[T ]\s?([01]?\d|2[0-3]):([0-5]\d)/.exec(text) ?? [];
  return {
    on: birthdayText(day),
    time: hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`,
    channel: CHANNEL_WORDS.find(([pattern]) => pattern.test(heading))?.[1] ?? 'other',
    heading: heading.slice(0, LONGEST.label),
  };
}

/** Contacts of one day from several columns or rows are one; the one with a channel wins. */
export function onePerDay(contacts: readonly LastContact[]): LastContact[] {
  const byDay = new Map<string, LastContact>();
  for (const contact of contacts) {
    const earlier = byDay.get(contact.on);
    if (earlier === undefined || (earlier.channel === 'other' && contact.channel !== 'other'))
      byDay.set(contact.on, contact);
  }
  return [...byDay.values()];
}

/** When the stakeholder of a row was last contacted; days in the future are ignored. */
export function readLastContacts(row: RowReader, today = '9999-12-31'): LastContact[] {
  const all = row.columns('lastContact').flatMap((column): LastContact[] => {
    const text = oneLine(row.raw(column.position));
    if (isNoDate(text)) return [];
    const moment = momentOf(text, column);
    if (moment !== null && moment.on <= today) return [moment];
    const wrong = moment === null ? 'imports:error.date' : 'imports:warning.contactToCome';
    row.keep('lastContact', column, text, message(wrong, { text: text.slice(0, LONGEST.label) }));
    return [];
  });
  return onePerDay(all);
}
