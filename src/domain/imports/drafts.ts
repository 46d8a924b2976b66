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

/** A row of the list, read. */
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

const unlessEmpty = <T extends string | readonly unknown[]>(value: T): T | undefined =>
  value.length === 0 ? undefined : value;

/** Whether the notes take all that was kept; what they don't is not imported, so that nothing gets lost. */
const isRoomFor = ({ notes = '', details = [] }: Pick<PersonDraft, 'notes' | 'details'>): boolean =>
  details.length === 0 || notes.length + details.join('\n').length < LONGEST.notes;

function readDraft(row: TableRow, columns: Columns, today: string | undefined): Omit<RowDraft, 'at'> {
  const reader = rowReader(row, columns);
  const company = reader.line('stakeholderName', LONGEST.name);
  // 老王, whom the phone knows by no other name.
  const writtenName = readPersonName(reader) || reader.line('nickname', LONGEST.name);
  const generic = readContactPoints(reader, 'phone', 'email');
  const personName =
    writtenName !== '' || company !== '' || reader.exact ? writtenName : nameByPoints(generic);
  if (personName !== writtenName) reader.report('warning', null, message('imports:warning.namedByPoint'));
  const hasPerson = personName !== '';
  const name = company === '' ? personName : company;
  if (name === '') reader.report('error', null, message('imports:error.noName'));
  if (!reader.exact && columns.first.some((position) => SUM.test(reader.raw(position))))
    reader.report('error', null, message('imports:error.sum'));
  if (name.length > LONGEST.name)
    reader.report('error', null, message('imports:error.tooLong', { limit: LONGEST.name }));

  const own = readContactPoints(reader, 'stakeholderPhone', 'stakeholderEmail');
  const notes = reader.prose('notes');
  const preferredChannel = reader.value('preferredChannel', readChannel, 'imports:error.channel');
  const birthday = reader.value('birthday', readBirthday, 'imports:error.date');
  const aside = readAside(reader, personName, birthday);
  const places = readPlaces(reader);
  const wechats = [...aside.wechats, ...generic.wechats];
  const wechat = reader.line('wechat', LONGEST.wechat) || (hasPerson ? (wechats[0]?.value ?? '') : '');
  const personal = {
    role: unlessEmpty(reader.line('role', LONGEST.role)),
    department: unlessEmpty(reader.line('department', LONGEST.department)),
    wechat: unlessEmpty(wechat),
    birthday,
    primary: reader.value('primary', readFlag, 'imports:error.flag'),
  };
  // A row that names nobody tells of the company itself.
  const unnamed = hasPerson ? [] : unnamedDetails(reader);
  if (unnamed.length > 0 && name !== '') reader.report('warning', null, message('imports:warning.noPerson'));
  const lastContacts = readLastContacts(reader, today);

  const stakeholder: StakeholderDraft = {
    id: readId(reader.line('stakeholderId', LONGEST.name)),
    name,
    kind: reader.value('kind', readKind, 'imports:error.kind'),
    tier: reader.value('tier', readTier, 'imports:error.tier'),
    influence: reader.value('influence', readLevel, 'imports:error.level'),
    interest: reader.value('interest', readLevel, 'imports:error.level'),
    status: reader.value('status', readStatus, 'imports:error.status'),
    // HubSpot: Li Lei (lilei@example.com).
    owner: unlessEmpty(reader.line('owner', LONGEST.name).replace(/ \([^()@]*@[^()]*\)$/, '')),
    tags: readTags(reader),
    phones: hasPerson ? own.phones : [...own.phones, ...generic.phones],
    emails: hasPerson ? own.emails : [...own.emails, ...generic.emails],
    website: unlessEmpty(reader.line('website', LONGEST.website)),
    address: unlessEmpty(places.company || (hasPerson ? '' : places.person)),
    ...plainTexts((name) => unlessEmpty(reader.line(name, PLAIN_TEXTS[name].longest))),
    preferredChannel: hasPerson ? undefined : preferredChannel,
    notes: unlessEmpty([reader.prose('stakeholderNotes'), hasPerson ? '' : notes].filter(Boolean).join('\n')),
    activeFrom: reader.value('activeFrom', readDay, 'imports:error.date'),
    confidentiality: reader.value('confidentiality', readConfidentiality, 'imports:error.confidentiality'),
    inactive: reader.value('inactive', readFlag, 'imports:error.flag'),
    lastContacts: unlessEmpty(lastContacts),
  };
  const details = [
    ...aside.person,
    ...places.details,
    ...wechats.filter(({ value }) => value !== wechat).map(({ said }) => said),
    ...unnamed,
    ...reader.kept.person,
  ];
  const ofCompany = [
    ...aside.stakeholder,
    ...own.wechats.map(({ said }) => said),
    ...reader.kept.stakeholder,
    ...(hasPerson ? [] : details),
  ];
  const person: PersonDraft = {
    id: readId(reader.line('personId', LONGEST.name)),
    name: personName,
    ...personal,
    phones: generic.phones,
    emails: generic.emails,
    preferredChannel,
    address: unlessEmpty(places.person),
    notes: unlessEmpty(notes),
    details: unlessEmpty(details),
  };
  stakeholder.details = unlessEmpty(ofCompany);
  if ((hasPerson && !isRoomFor(person)) || !isRoomFor(stakeholder))
    reader.report('error', null, tooLong(LONGEST.notes));
  const rejected = reader.problems.some((problem) => problem.severity === 'error');
  return {
    row: row.number,
    stakeholder: rejected ? null : stakeholder,
    person: rejected || !hasPerson ? null : person,
    selfEmployed: company === '',
    problems: reader.problems,
  };
}
