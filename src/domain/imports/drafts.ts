import { message } from '../message.ts';
import { PLAIN_TEXTS, plainTexts } from '../stakeholders.ts';
import { LONGEST, type Problem, tooLong } from './cells.ts';
import { type Columns, planColumns } from './columns.ts';
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
import { ofEachPerson } from './people-in-cell.ts';
import {
  nameByPoints,
  readAside,
  readBirthday,
  readDay,
  readId,
  readLastContacts,
  readPersonName,
  readPlaces,
  unnamedDetails,
} from './row-fields.ts';
import { rowReader } from './row-reader.ts';
import type { Table, TableRow } from './table.ts';

/** One row understood. */
export type RowDraft = {
  row: number;
  /** Its place in the list, from 0; several drafts may come of one row. */
  at: number;
  /** Null where the row was rejected. */
  stakeholder: StakeholderDraft | null;
  /** Null where the row names no person. */
  person: PersonDraft | null;
  /** The stakeholder is the person: the row names no company. */
  selfEmployed: boolean;
  problems: Problem[];
};

/**
 * Understands the rows of a list, given what its columns hold.
 * @param today the last day on which anybody can have been talked to
 */
export function* readDrafts(
  table: Table,
  fields: readonly (Field | null)[],
  today?: string,
): Generator<RowDraft> {
  const columns = planColumns(table, fields);
  for (const [at, row] of table.rows.entries())
    for (const one of ofEachPerson(row, columns)) yield { at, ...readDraft(one, columns, today) };
}

/** The last line of a hand-made list (合 计); Total is a company, too. */
const SUM = /^\s*(?:合\s*计|总\s*计|小\s*计|共\s*计)\s*(?:[:：]\s*)?$/;

const given = <T extends string | readonly unknown[]>(value: T): T | undefined =>
  value.length === 0 ? undefined : value;

/** Whether the notes take all that was kept; what they don't is not imported, so that nothing gets lost. */
const isRoomFor = ({ notes = '', details = [] }: Pick<PersonDraft, 'notes' | 'details'>): boolean =>
  details.length === 0 || notes.length + details.join('\n').length < LONGEST.notes;

function readDraft(row: TableRow, columns: Columns, today: string | undefined): Omit<RowDraft, 'at'> {
  const read = rowReader(row, columns);
  const company = read.line('stakeholderName', LONGEST.name);
  // 老王, whom the phone knows by no other name.
  const known = readPersonName(read) || read.line('nickname', LONGEST.name);
  const generic = readContactPoints(read, 'phone', 'email');
  const personName = known !== '' || company !== '' || read.exact ? known : nameByPoints(generic);
  if (personName !== known) read.report('warning', null, message('imports:warning.namedByPoint'));
  const hasPerson = personName !== '';
  const name = company === '' ? personName : company;
  if (name === '') read.report('error', null, message('imports:error.noName'));
  if (!read.exact && columns.first.some((position) => SUM.test(read.raw(position))))
    read.report('error', null, message('imports:error.sum'));
  if (name.length > LONGEST.name)
    read.report('error', null, message('imports:error.tooLong', { limit: LONGEST.name }));

  const own = readContactPoints(read, 'stakeholderPhone', 'stakeholderEmail');
  const notes = read.prose('notes');
  const preferredChannel = read.value('preferredChannel', readChannel, 'imports:error.channel');
  const birthday = read.value('birthday', readBirthday, 'imports:error.date');
  const aside = readAside(read, personName, birthday);
  const places = readPlaces(read);
  const wechats = [...aside.wechats, ...generic.wechats];
  const wechat = read.line('wechat', LONGEST.wechat) || (hasPerson ? (wechats[0]?.value ?? '') : '');
  const personal = {
    role: given(read.line('role', LONGEST.role)),
    department: given(read.line('department', LONGEST.department)),
    wechat: given(wechat),
    birthday,
    primary: read.value('primary', readFlag, 'imports:error.flag'),
  };
  // A row that names nobody tells of the company itself.
  const unnamed = hasPerson ? [] : unnamedDetails(read);
  if (unnamed.length > 0 && name !== '') read.report('warning', null, message('imports:warning.noPerson'));
  const lastContacts = readLastContacts(read, today);

  const stakeholder: StakeholderDraft = {
    id: readId(read.line('stakeholderId', LONGEST.name)),
    name,
    kind: read.value('kind', readKind, 'imports:error.kind'),
    tier: read.value('tier', readTier, 'imports:error.tier'),
    influence: read.value('influence', readLevel, 'imports:error.level'),
    interest: read.value('interest', readLevel, 'imports:error.level'),
    status: read.value('status', readStatus, 'imports:error.status'),
    // HubSpot: Li Lei (lilei@example.com).
    owner: given(read.line('owner', LONGEST.name).replace(/ \([^()@]*@[^()]*\)$/, '')),
    tags: readTags(read),
    phones: hasPerson ? own.phones : [...own.phones, ...generic.phones],
    emails: hasPerson ? own.emails : [...own.emails, ...generic.emails],
    website: given(read.line('website', LONGEST.website)),
    address: given(places.company || (hasPerson ? '' : places.person)),
    ...plainTexts((name) => given(read.line(name, PLAIN_TEXTS[name].longest))),
    preferredChannel: hasPerson ? undefined : preferredChannel,
    notes: given([read.prose('stakeholderNotes'), hasPerson ? '' : notes].filter(Boolean).join('\n')),
    activeFrom: read.value('activeFrom', readDay, 'imports:error.date'),
    confidentiality: read.value('confidentiality', readConfidentiality, 'imports:error.confidentiality'),
    inactive: read.value('inactive', readFlag, 'imports:error.flag'),
    lastContacts: given(lastContacts),
  };
  const details = [
    ...aside.person,
    ...places.details,
    ...wechats.filter(({ value }) => value !== wechat).map(({ said }) => said),
    ...unnamed,
    ...read.kept.person,
  ];
  const ofCompany = [
    ...aside.stakeholder,
    ...own.wechats.map(({ said }) => said),
    ...read.kept.stakeholder,
    ...(hasPerson ? [] : details),
  ];
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
  stakeholder.details = given(ofCompany);
  if ((hasPerson && !isRoomFor(person)) || !isRoomFor(stakeholder))
    read.report('error', null, tooLong(LONGEST.notes));
  const rejected = read.problems.some((problem) => problem.severity === 'error');
  return {
    row: row.number,
    stakeholder: rejected ? null : stakeholder,
    person: rejected || !hasPerson ? null : person,
    selfEmployed: company === '',
    problems: read.problems,
  };
}
