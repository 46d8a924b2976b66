import type { Birthday } from '../birthdays.ts';
import { message } from '../message.ts';
import { isMonthOnly, isNoDate, parseBirthday } from './birthday-text.ts';
import { LONGEST, type Problem } from './cells.ts';
import { type Column, type Columns, planColumns } from './columns.ts';
import { readContactPoints, readTags } from './contact-columns.ts';
import {
  readChannel,
  readConfidentiality,
  readFlag,
  readKind,
  readLevel,
  readStatus,
  readTier,
} from './enumerations.ts';
import type { Field, PersonDraft, StakeholderDraft } from './fields.ts';
import { isHanName, isNameBeside, isSpelledAlike, joinAddress, joinName, withoutAlignment } from './names.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import type { Table, TableRow } from './table.ts';

/** One row understood. */
export type RowDraft = {
  row: number;
  /** Null where the row was rejected. */
  stakeholder: StakeholderDraft | null;
  /** Null where the row names no person. */
  person: PersonDraft | null;
  /** The stakeholder is the person: the row names no company. */
  selfEmployed: boolean;
  problems: Problem[];
};

/** Understands the rows of a list, given what its columns hold. */
export function* readDrafts(table: Table, fields: readonly (Field | null)[]): Generator<RowDraft> {
  const columns = planColumns(table, fields);
  for (const row of table.rows) yield readDraft(row, columns);
}

/** The last line of a hand-made list; Total is a company, too. */
const SUM = /^(?:合计|总计|小计|共计)\s*[:：]?$/;

const given = (text: string): string | undefined => (text === '' ? undefined : text);

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A name that another vault gave; one that is none is left out. */
const readId = (text: string) => (ID.test(text) ? text.toLowerCase() : undefined);

const DAY = /^(?:19|20|21)\d{2}-\d{2}-\d{2}$/;
const readDay = (text: string) => (DAY.test(text) && parseBirthday(text) !== null ? text : null);

function readBirthday(text: string, column: Column): Birthday | null | undefined {
  if (isNoDate(text)) return undefined;
  if (isMonthOnly(text)) return undefined;
  const lunar = /农历|阴历|lunar/i.test(column.heading) && !/农历|阴历|lunar/i.test(text);
  return parseBirthday(lunar ? `农历${text}` : text, column.dayOrder);
}

/** A month alone is too little for a birthday, and too common (出生年月) to reject rows for. */
function noteMonths(read: RowReader): void {
  for (const { position } of read.columns('birthday')) {
    if (isMonthOnly(read.raw(position)))
      read.report('warning', position, message('import:warning.monthOnly'));
  }
}

/** The full name, or its parts put together; where both parts are Chinese, their order is certain. */
function readPersonName(read: RowReader): string {
  const part = (field: Field, beside: Field) => {
    const text = read.line(field, LONGEST.name);
    const asWritten = read.prose(field);
    return text === '' && isNameBeside(asWritten, read.prose(beside)) ? asWritten : text;
  };
  const parts = {
    prefix: read.line('namePrefix', LONGEST.name),
    family: part('familyName', 'givenName'),
    middle: read.line('middleName', LONGEST.name),
    given: part('givenName', 'familyName'),
    suffix: read.line('nameSuffix', LONGEST.name),
  };
  const full = read.line('personName', LONGEST.name);
  if (read.exact) return full;
  const joined = joinName(parts);
  const isCertain = isHanName(parts.family) && isHanName(parts.given) && isSpelledAlike(full, joined);
  return withoutAlignment(full === '' || isCertain ? joined : full);
}

function readPersonAddress(read: RowReader): string {
  const whole = read.line('personAddress', LONGEST.address);
  if (whole !== '') return whole;
  const parts = (field: Field) => read.columns(field).map(({ position }) => read.raw(position).trim());
  return joinAddress({
    street: parts('street'),
    city: parts('city'),
    region: parts('region'),
    postalCode: parts('postalCode'),
    country: parts('country'),
  }).slice(0, LONGEST.address);
}

/** Mail programs keep addresses that they know no name of; such a contact goes by its address or number. */
const nameByPoints = ({ emails, phones }: Pick<PersonDraft, 'emails' | 'phones'>): string =>
  emails[0]?.value ?? phones[0]?.value ?? '';

function readDraft(row: TableRow, columns: Columns): RowDraft {
  const read = rowReader(row, columns);
  const company = read.line('stakeholderName', LONGEST.name);
  // 老王, whom the phone knows by no other name.
  const known = readPersonName(read) || read.line('nickname', LONGEST.name);
  const generic = readContactPoints(read, 'phone', 'email');
  const personName = known !== '' || company !== '' || read.exact ? known : nameByPoints(generic);
  if (personName !== known) read.report('warning', null, message('import:warning.namedByPoint'));
  const hasPerson = personName !== '';
  const name = company === '' ? personName : company;
  if (name === '') read.report('error', null, message('import:error.noName'));
  if (!read.exact && SUM.test(name)) read.report('error', null, message('import:error.sum'));
  if (name.length > LONGEST.name)
    read.report('error', null, message('import:error.tooLong', { limit: LONGEST.name }));

  const own = readContactPoints(read, 'stakeholderPhone', 'stakeholderEmail');
  const notes = read.prose('notes');
  const preferredChannel = read.word('preferredChannel', readChannel, 'import:error.channel');
  const personAddress = readPersonAddress(read);
  const personal = {
    role: given(read.line('role', LONGEST.role)),
    department: given(read.line('department', LONGEST.department)),
    wechat: given(read.line('wechat', LONGEST.wechat)),
    birthday: read.value('birthday', readBirthday, 'import:error.date'),
    primary: read.value('primary', readFlag, 'import:error.flag'),
  };
  noteMonths(read);
  if (!hasPerson && name !== '' && (personal.wechat ?? personal.birthday) !== undefined) {
    read.report('warning', null, message('import:warning.noPerson'));
  }

  const stakeholder: StakeholderDraft = {
    id: readId(read.line('stakeholderId', LONGEST.name)),
    name,
    kind: read.word('kind', readKind, 'import:error.kind'),
    tier: read.word('tier', readTier, 'import:error.tier'),
    influence: read.word('influence', readLevel, 'import:error.level'),
    interest: read.word('interest', readLevel, 'import:error.level'),
    status: read.word('status', readStatus, 'import:error.status'),
    // HubSpot: Li Lei (lilei@example.com).
    owner: given(read.line('owner', LONGEST.name).replace(/ \([^()]*@[^()]*\)$/, '')),
    tags: readTags(read),
    phones: hasPerson ? own.phones : [...own.phones, ...generic.phones],
    emails: hasPerson ? own.emails : [...own.emails, ...generic.emails],
    website: given(read.line('website', LONGEST.website)),
    address: given(read.line('address', LONGEST.address) || (hasPerson ? '' : personAddress)),
    industry: given(read.line('industry', LONGEST.industry)),
    preferredChannel: hasPerson ? undefined : preferredChannel,
    notes: given([read.prose('stakeholderNotes'), hasPerson ? '' : notes].filter(Boolean).join('\n')),
    activeFrom: read.value('activeFrom', readDay, 'import:error.date'),
    confidentiality: read.word('confidentiality', readConfidentiality, 'import:error.confidentiality'),
    inactive: read.value('inactive', readFlag, 'import:error.flag'),
  };
  const person: PersonDraft = {
    id: readId(read.line('personId', LONGEST.name)),
    name: personName,
    ...personal,
    phones: generic.phones,
    emails: generic.emails,
    preferredChannel,
    address: given(personAddress),
    notes: given(notes),
  };
  const rejected = read.problems.some((problem) => problem.severity === 'error');
  return {
    row: row.number,
    stakeholder: rejected ? null : stakeholder,
    person: rejected || !hasPerson ? null : person,
    selfEmployed: company === '',
    problems: read.problems,
  };
}
