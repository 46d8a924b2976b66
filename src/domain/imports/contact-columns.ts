import { emailKey } from '../identity/emails.ts';
import { isNumberKey, phoneKey } from '../identity/phones.ts';
import { message } from '../message.ts';
import { LONGEST, labelText, MOST_CONTACT_POINTS, MOST_TAGS, oneLine } from './cells.ts';
import type { Column } from './columns.ts';
import {
  cleanPhone,
  hasDigits,
  isEmail,
  isExchangeName,
  isMixed,
  isShortenedExport,
  isShortenedNumber,
  splitCell,
  splitEmails,
  splitMixed,
  splitPhones,
  type Wechat,
} from './contact-points.ts';
import type { ContactPoint, Field } from './fields.ts';
import { isKnownLabel } from './labels.ts';
import type { RowReader } from './row-reader.ts';
import { splitValue } from './vcard-lines.ts';

/** Fields of which a row has several: phone numbers, e-mail addresses, tags. */

export type ContactPoints = {
  phones: ContactPoint[];
  emails: ContactPoint[];
  wechats: Wechat[];
};

const labelFor = (row: RowReader, column: Column): string => {
  if (column.labelColumn === null) return column.label;
  const text = row.raw(column.labelColumn);
  if (row.exact) return oneLine(text);
  const label = labelText(text).slice(0, LONGEST.label);
  return isKnownLabel(label.toLowerCase()) ? label.toLowerCase() : label;
};

const exactly = (cell: string) => (oneLine(cell) === '' ? [] : [oneLine(cell)]);
const quoted = (text: string) => text.slice(0, LONGEST.label);

/** Where a number or address was found, and how its values are told apart. */
type Place = { read: RowReader; field: Field; column: Column };

/** The phone numbers and e-mail addresses of a row; an address among the numbers (联系方式) is taken for what it is. */
export function readContactPoints(row: RowReader, phoneField: Field, emailField: Field): ContactPoints {
  const points: ContactPoints = { phones: [], emails: [], wechats: [] };
  for (const column of row.columns(phoneField)) {
    const cell = row.raw(column.position);
    const label = labelFor(row, column);
    const place = { read: row, field: phoneField, column };
    const mixed = row.exact ? null : splitMixed(cell);
    for (const value of mixed?.emails ?? []) addEmail(place, points.emails, { label: '', value });
    points.wechats.push(...(mixed?.wechats ?? []));
    const values = row.exact
      ? exactly(cell)
      : (mixed?.phones ?? splitPhones(cell)).map((text) => oneLine(cleanPhone(text)));
    eachOf(place, values, (value) => {
      if (!row.exact && isEmail(value)) addEmail(place, points.emails, { label: '', value });
      else addPhone(place, points.phones, { label, value });
    });
  }
  for (const column of row.columns(emailField)) {
    const cell = row.raw(column.position);
    const label = labelFor(row, column);
    const place = { read: row, field: emailField, column };
    const values = row.exact ? exactly(cell) : splitEmails(cell).map(oneLine);
    eachOf(place, values, (value) => addEmail(place, points.emails, { label, value }));
  }
  return points;
}

/** Each value of one cell, as far as there are as many as a row can have; the others are kept as they stand. */
function eachOf({ read, field, column }: Place, values: string[], add: (value: string) => void): void {
  for (const value of values.slice(0, MOST_CONTACT_POINTS)) add(value);
  const rest = values.slice(MOST_CONTACT_POINTS);
  if (rest.length > 0)
    read.keep(
      field,
      column,
      rest.join('; '),
      message('imports:error.tooMany', { limit: MOST_CONTACT_POINTS }),
    );
}

function addPhone(place: Place, phones: ContactPoint[], phone: ContactPoint): void {
  const { read, field, column } = place;
  const { value } = phone;
  const isShortened = read.exact ? isShortenedExport(value) : isShortenedNumber(value);
  if (isShortened) {
    read.keep(field, column, value, message('imports:error.shortened', { text: quoted(value) }));
    return;
  }
  if (!read.exact) {
    const key = phoneKey(value);
    if (isNumberKey(key) && phones.some((phone) => phoneKey(phone.value) === key)) return;
    if (value.length <= LONGEST.contactPoint && (!hasDigits(value) || isMixed(value)))
      read.report('warning', column.position, message('imports:warning.phone', { text: quoted(value) }));
  }
  add(place, phones, phone);
}

function addEmail(place: Place, emails: ContactPoint[], email: ContactPoint): void {
  const { read, field, column } = place;
  const { value } = email;
  if (!read.exact) {
    if (emails.some((email) => emailKey(email.value) === emailKey(value))) return;
    if (isExchangeName(value)) {
      read.report('warning', column.position, message('imports:warning.exchange'));
      return;
    }
    if (!isEmail(value)) {
      read.keep(field, column, value, message('imports:error.email', { text: quoted(value) }));
      return;
    }
  }
  add(place, emails, email);
}

function add({ read, field, column }: Place, list: ContactPoint[], point: ContactPoint): void {
  const { label, value } = point;
  if (value.length > LONGEST.contactPoint)
    read.keep(field, column, value, message('imports:warning.tooLong', { limit: LONGEST.contactPoint }));
  else if (list.length === MOST_CONTACT_POINTS)
    read.keep(field, column, value, message('imports:error.tooMany', { limit: MOST_CONTACT_POINTS }));
  else if (label.length > LONGEST.label) {
    read.keep(
      field,
      column,
      `${label} ${value}`,
      message('imports:warning.tooLong', { limit: LONGEST.label }),
    );
    list.push({ label: label.slice(0, LONGEST.label).toWellFormed(), value });
  } else list.push(point);
}

const TAG_SEPARATORS = /:::|[;；,，、|\n]/;
/** Google puts every contact into groups of its own: `* myContacts`. */
const isSystemGroup = (tag: string) => tag.startsWith('* ');

/** Tags of a row. Our exports write `a; b` with `\;` for a semicolon within a tag; other lists use any separator. */
export function readTags(row: RowReader): string[] {
  const tags = new Set<string>();
  for (const column of row.columns('tags')) {
    const cell = row.raw(column.position);
    const parts =
      row.exact || row.cards
        ? splitValue(cell, ';')
        : splitCell(cell, TAG_SEPARATORS).filter((tag) => !isSystemGroup(tag));
    const names = [...new Set(parts.map(oneLine))].filter((tag) => tag !== '');
    for (const tag of names) if (tag.length <= LONGEST.tag && tags.size < MOST_TAGS) tags.add(tag);
    const others = names.filter((tag) => !tags.has(tag));
    if (others.length === 0) continue;
    const isLong = others.some((tag) => tag.length > LONGEST.tag);
    const problem = isLong
      ? message('imports:warning.tooLong', { limit: LONGEST.tag })
      : message('imports:error.tooMany', { limit: MOST_TAGS });
    row.keep('tags', column, others.join('; '), problem);
  }
  return [...tags];
}
