import type { Birthday } from '../birthdays.ts';
import { message } from '../message.ts';
import { readAddresses, withPostalCode } from './addresses.ts';
import { birthdayText, isNoDate, isOtherDate, parseBirthday } from './birthday-text.ts';
import { LONGEST, oneLine, type Problem } from './cells.ts';
import { type Column, type Columns, planColumns } from './columns.ts';
import { readContactPoints, readTags } from './contact-columns.ts';
import { detail, readDetails, readFurther } from './details.ts';
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
import {
  isBesideFamily,
  isHanName,
  isNameBeside,
  isSpelledAlike,
  joinName,
  withoutAlignment,
} from './names.ts';
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

/** The last line of a hand-made list (合 计); Total is a company, too. */
const SUM = /^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*(?:[:：]\s*)?$/;

const given = <T extends string | string[]>(value: T): T | undefined =>
  value.length === 0 ? undefined : value;

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;
/** A name that another vault gave; one that is none is left out. */
const readId = (text: string) => (ID.test(text) ? text.toLowerCase() : undefined);

/** A day as we write it, or as Excel does once it has saved an export of ours: 2026/11/22. */
function readDay(text: string): string | null {
  const day = /^\d{4}/.test(text) ? parseBirthday(text) : null;
  return day === null || day.year === null || day.calendar === 'lunar' ? null : birthdayText(day);
}

function readBirthday(text: string, column: Column): Birthday | null | undefined {
  if (isNoDate(text)) return undefined;
  if (isOtherDate(text)) return undefined;
  const lunar = column.lunar && !/农历|阴历|lunar/i.test(text);
  return parseBirthday(lunar ? `农历${text}` : text, column.dayOrder);
}

/**
 * What is said of a birthday without being one: part of a date (出生年月), a date of another century, words. Too little for a
 * birthday, and too common to reject rows for: it is told, and becomes a detail.
 */
function readBirthdayDetails(read: RowReader): string[] {
  const partial = read.columns('birthday').filter(({ position }) => isOtherDate(read.raw(position)));
  return [...partial, ...read.columns('birthdayText')].flatMap(({ heading, position }) => {
    const text = oneLine(read.raw(position));
    if (text === '') return [];
    const quoted = text.slice(0, LONGEST.label);
    read.report('warning', position, message('import:warning.noBirthday', { text: quoted }));
    return [detail(heading, text)];
  });
}

/** A nickname by which the row does not already name its person. */
const readNickname = (read: RowReader, name: string): string[] =>
  read.columns('nickname').flatMap(({ heading, position }) => {
    const text = oneLine(read.raw(position));
    return text === '' || text === name ? [] : [detail(heading, text)];
  });

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
  // 姓氏 and 名字, Surname and Name: what looks like a full name is the rest of it.
  const isGiven = parts.given === '' && parts.family !== '' && isBesideFamily(full, parts.family);
  const joined = joinName(isGiven ? { ...parts, given: full } : parts);
  const isCertain = isHanName(parts.family) && isHanName(parts.given) && isSpelledAlike(full, joined);
  return withoutAlignment(full === '' || isCertain || isGiven ? joined : full);
}

/** Mail programs keep addresses that they know no name of; such a contact goes by its address or number. */
const nameByPoints = ({ emails, phones }: Pick<PersonDraft, 'emails' | 'phones'>): string =>
  emails[0]?.value ?? phones[0]?.value ?? '';

/** What a row says beside its fields. */
function readAside(read: RowReader, name: string, birthday: Birthday | undefined) {
  const { lines, wechats } = readDetails(read);
  const further = (...fields: Field[]) => fields.flatMap((field) => readFurther(read, field));
  return {
    person: [
      ...readNickname(read, name),
      ...(birthday === undefined ? readBirthdayDetails(read) : []),
      ...further('role', 'department', 'wechat'),
      ...lines,
    ],
    stakeholder: further('website', 'address', 'industry'),
    wechats,
  };
}

/** The addresses of the row's company and person; a postal code in a column of its own belongs to the company's first. */
function readPlaces(read: RowReader): { company: string; person: string; details: string[] } {
  const company = read.line('address', LONGEST.address);
  const { address, postalCode, details } = readAddresses(read);
  if (company !== '') return { company: withPostalCode(company, postalCode), person: address, details };
  return { company, person: withPostalCode(address, postalCode) || postalCode, details };
}

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
  if (!read.exact && columns.first.some((position) => SUM.test(read.raw(position))))
    read.report('error', null, message('import:error.sum'));
  if (name.length > LONGEST.name)
    read.report('error', null, message('import:error.tooLong', { limit: LONGEST.name }));

  const own = readContactPoints(read, 'stakeholderPhone', 'stakeholderEmail');
  const notes = read.prose('notes');
  const preferredChannel = read.word('preferredChannel', readChannel, 'import:error.channel');
  const birthday = read.value('birthday', readBirthday, 'import:error.date');
  const aside = readAside(read, personName, birthday);
  const places = readPlaces(read);
  const wechats = [...aside.wechats, ...generic.wechats];
  const wechat = read.line('wechat', LONGEST.wechat) || (hasPerson ? (wechats[0]?.value ?? '') : '');
  const details = [
    ...aside.person,
    ...places.details,
    ...generic.details,
    ...wechats.filter(({ value }) => value !== wechat).map(({ said }) => said),
  ];
  const ofCompany = [...aside.stakeholder, ...own.details, ...own.wechats.map(({ said }) => said)];
  const personal = {
    role: given(read.line('role', LONGEST.role)),
    department: given(read.line('department', LONGEST.department)),
    wechat: given(wechat),
    birthday,
    primary: read.value('primary', readFlag, 'import:error.flag'),
  };
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
    owner: given(read.line('owner', LONGEST.name).replace(/ \([^()@]*@[^()]*\)$/, '')),
    tags: readTags(read),
    phones: hasPerson ? own.phones : [...own.phones, ...generic.phones],
    emails: hasPerson ? own.emails : [...own.emails, ...generic.emails],
    website: given(read.line('website', LONGEST.website)),
    address: given(places.company || (hasPerson ? '' : places.person)),
    industry: given(read.line('industry', LONGEST.industry)),
    preferredChannel: hasPerson ? undefined : preferredChannel,
    notes: given([read.prose('stakeholderNotes'), hasPerson ? '' : notes].filter(Boolean).join('\n')),
    details: given(hasPerson ? ofCompany : [...ofCompany, ...details]),
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
    address: given(places.person),
    notes: given(notes),
    details: given(details),
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
