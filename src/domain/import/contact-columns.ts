import { emailKey } from '../identity/emails.ts';
import { isNumberKey, phoneKey } from '../identity/phones.ts';
import { message } from '../message.ts';
import { LONGEST, labelText, MOST_CONTACT_POINTS, MOST_TAGS, oneLine, tooLong } from './cells.ts';
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
import { detail } from './details.ts';
import type { ContactPoint, Field } from './fields.ts';
import { isKnownLabel } from './labels.ts';
import type { RowReader } from './row-reader.ts';
import { splitValue } from './vcard-lines.ts';

/** Fields of which a row has several: phone numbers, e-mail addresses, tags. */

export type ContactPoints = {
  phones: ContactPoint[];
  emails: ContactPoint[];
  wechats: Wechat[];
  details: string[];
};

const labelFor = (read: RowReader, column: Column): string => {
  if (column.labelColumn === null) return column.label;
  const text = read.raw(column.labelColumn);
  if (read.exact) return oneLine(text);
  const label = labelText(text).slice(0, LONGEST.label);
  return isKnownLabel(label.toLowerCase()) ? label.toLowerCase() : label;
};

/** The phone numbers and e-mail addresses of a row; an address among the numbers (联系方式) is taken for what it is. */
export function readContactPoints(read: RowReader, phoneField: Field, emailField: Field): ContactPoints {
  const phones: ContactPoint[] = [];
  const emails: ContactPoint[] = [];
  const wechats: Wechat[] = [];
  const details: string[] = [];
  for (const column of read.columns(phoneField)) {
    const cell = read.raw(column.position);
    const label = labelFor(read, column);
    const mixed = read.exact ? null : splitMixed(cell);
    for (const value of mixed?.emails ?? []) addEmail(read, emails, { label: '', value }, column.position);
    wechats.push(...(mixed?.wechats ?? []));
    for (const value of read.exact
      ? exactly(cell)
      : (mixed?.phones ?? splitPhones(cell)).map((text) => oneLine(cleanPhone(text)))) {
      if (!read.exact && isEmail(value)) addEmail(read, emails, { label: '', value }, column.position);
      else addPhone(read, phones, { label, value }, column.position);
    }
  }
  for (const column of read.columns(emailField)) {
    const cell = read.raw(column.position);
    const label = labelFor(read, column);
    for (const value of read.exact ? exactly(cell) : splitEmails(cell).map(oneLine)) {
      // One bad address is no reason to lose a card: nobody mends cards in a spreadsheet.
      if (read.cards && !read.exact && !isEmail(value) && !isExchangeName(value)) {
        const text = value.slice(0, LONGEST.label);
        read.report('warning', column.position, message('import:warning.email', { text }));
        details.push(detail(column.heading, value));
      } else addEmail(read, emails, { label, value }, column.position);
    }
  }
  return { phones, emails, wechats, details };
}

const exactly = (cell: string) => (oneLine(cell) === '' ? [] : [oneLine(cell)]);

function addPhone(read: RowReader, phones: ContactPoint[], phone: ContactPoint, column: number): void {
  const { value } = phone;
  if (read.exact && isShortenedExport(value))
    read.report('error', column, message('import:error.shortened', { text: value }));
  if (!read.exact) {
    const key = phoneKey(value);
    if (isNumberKey(key) && phones.some((known) => phoneKey(known.value) === key)) return;
    if (isShortenedNumber(value))
      read.report('error', column, message('import:error.shortened', { text: value }));
    else if (!hasDigits(value) || isMixed(value)) {
      read.report(
        'warning',
        column,
        message('import:warning.phone', { text: value.slice(0, LONGEST.label) }),
      );
    }
  }
  add(read, phones, phone, column);
}

function addEmail(read: RowReader, emails: ContactPoint[], email: ContactPoint, column: number): void {
  const { value } = email;
  if (!read.exact) {
    if (emails.some((known) => emailKey(known.value) === emailKey(value))) return;
    if (isExchangeName(value)) {
      read.report('warning', column, message('import:warning.exchange'));
      return;
    }
    if (!isEmail(value)) {
      read.report('error', column, message('import:error.email', { text: value.slice(0, LONGEST.label) }));
      return;
    }
  }
  add(read, emails, email, column);
}

function add(read: RowReader, list: ContactPoint[], point: ContactPoint, column: number): void {
  if (point.value.length > LONGEST.contactPoint) read.report('error', column, tooLong(LONGEST.contactPoint));
  else if (point.label.length > LONGEST.label) read.report('error', column, tooLong(LONGEST.label));
  else if (list.length === MOST_CONTACT_POINTS) {
    read.report('error', column, message('import:error.tooMany', { limit: MOST_CONTACT_POINTS }));
  } else list.push(point);
}

const TAG_SEPARATORS = /:::|[;；,，、|\n]/;
/** Google puts every contact into groups of its own: `* myContacts`. */
const isSystemGroup = (tag: string) => tag.startsWith('* ');

/** Tags of a row. Our exports write `a; b` with `\;` for a semicolon within a tag; other lists use any separator. */
export function readTags(read: RowReader): string[] {
  const tags = new Set<string>();
  for (const { position } of read.columns('tags')) {
    const cell = read.raw(position);
    const parts =
      read.exact || read.cards
        ? splitValue(cell, ';')
        : splitCell(cell, TAG_SEPARATORS).filter((tag) => !isSystemGroup(tag));
    for (const part of parts) {
      const tag = oneLine(part);
      if (tag.length > LONGEST.tag) read.report('error', position, tooLong(LONGEST.tag));
      else if (tag !== '') tags.add(tag);
    }
    if (tags.size > MOST_TAGS) {
      read.report('error', position, message('import:error.tooMany', { limit: MOST_TAGS }));
    }
  }
  return [...tags];
}
