import type { cadence } from '../../contract/cadence.ts';
import type { HandlerOutput } from '../../contract/call.ts';
import type { Person } from '../../contract/people.ts';
import { caseNumber } from '../../domain/feedback/terms.ts';
import { birthdayText } from '../../domain/imports/birthday-text.ts';
import type { ContactPoint, Field } from '../../domain/imports/fields.ts';
import { type Message, message } from '../../domain/message.ts';
import { PLAIN_TEXT_NAMES } from '../../domain/stakeholders.ts';
import type { Stakeholder } from '../stakeholders/store.ts';
import type { ContactDays, FeedbackRow, InteractionRow } from './store.ts';

/** One column of a list: its heading, and what it says of an item. */
export type Column<T> = { heading: string; cell: (item: T) => string };

/** How messages and instants become text for this user. */
export type Speaker = { text: (message: Message) => string; time: (at: number) => string };

export type MostPoints = { phones: number; emails: number };
export type Listed = Stakeholder & ContactDays;
export type Due = HandlerOutput<(typeof cadence)['cadence.due']>['rows'][number] & { strict: boolean };
export type PersonOf = { person: Person; stakeholder: Stakeholder };

const enumWord = ({ text }: Speaker, of: string, value: string | null): string =>
  value === null ? '' : text(message(`enums:${of}.${value}`));
const instantCell = ({ time }: Speaker, at: number | null): string => (at === null ? '' : time(at));
const flag = ({ text }: Speaker, value: boolean): string => text(message(value ? 'common:yes' : 'common:no'));

/** A column of the register, under the heading by which the import knows it again. */
const fieldColumn = <T>(
  speaker: Speaker,
  field: Field,
  cell: (item: T) => string,
  number?: number,
): Column<T> => {
  const label = speaker.text(message(`imports:field.${field}`));
  return { heading: number === undefined ? label : `${label} ${number}`, cell };
};

/** @param key of its heading, with its namespace where that isn't the exports' own */
export const otherColumn = <T>({ text }: Speaker, key: string, cell: (item: T) => string): Column<T> => ({
  heading: text(message(key.includes(':') ? key : `exports:column.${key}`)),
  cell,
});

/** What each row of a list says of itself: that it is confidential, or strictly so (S4 §4.5). */
export const mark = <T>(speaker: Speaker, isStrict: (item: T) => boolean): Column<T> =>
  fieldColumn(speaker, 'confidentiality', (item) =>
    enumWord(speaker, 'confidentiality', isStrict(item) ? 'strict' : 'normal'),
  );

/** Label and value of each number or address, in columns of their own: nothing has to be taken apart again. */
function pointColumns<T>(
  speaker: Speaker,
  label: Field,
  value: Field,
  most: number,
  of: (item: T) => ContactPoint[],
): Column<T>[] {
  return Array.from({ length: most }, (_, i) => [
    fieldColumn<T>(speaker, label, (item) => of(item)[i]?.label ?? '', i + 1),
    fieldColumn<T>(speaker, value, (item) => of(item)[i]?.value ?? '', i + 1),
  ]).flat();
}

/** `a; b`, with `\;` for a semicolon within a tag. */
const tagsCell = (tags: string[]): string => tags.map((tag) => tag.replace(/[\\;]/g, '\\$&')).join('; ');

export function stakeholderColumns(speaker: Speaker, most: MostPoints): Column<Listed>[] {
  const field = (name: Field, cell: (item: Listed) => string) => fieldColumn(speaker, name, cell);
  return [
    field('stakeholderName', ({ name }) => name),
    field('kind', ({ kind }) => enumWord(speaker, 'stakeholderKind', kind)),
    field('tier', ({ tier }) => enumWord(speaker, 'tier', tier)),
    field('influence', ({ influence }) => enumWord(speaker, 'influence', influence)),
    field('interest', ({ interest }) => enumWord(speaker, 'interest', interest)),
    field('status', ({ status }) => enumWord(speaker, 'status', status)),
    field('owner', ({ ownerName }) => ownerName ?? ''),
    field('tags', ({ tags }) => tagsCell(tags)),
    ...PLAIN_TEXT_NAMES.map((name) => field(name, (item) => item[name])),
    field('address', ({ address }) => address),
    field('website', ({ website }) => website),
    ...pointColumns<Listed>(
      speaker,
      'stakeholderPhoneLabel',
      'stakeholderPhone',
      most.phones,
      ({ phones }) => phones,
    ),
    ...pointColumns<Listed>(
      speaker,
      'stakeholderEmailLabel',
      'stakeholderEmail',
      most.emails,
      ({ emails }) => emails,
    ),
    field('preferredChannel', ({ preferredChannel }) => enumWord(speaker, 'channel', preferredChannel)),
    field('stakeholderNotes', ({ notes }) => notes),
    field('activeFrom', ({ activeFrom }) => activeFrom),
    field('confidentiality', ({ confidentiality }) => enumWord(speaker, 'confidentiality', confidentiality)),
    field('inactive', ({ inactive }) => flag(speaker, inactive)),
    otherColumn(speaker, 'lastContactAt', ({ lastContactAt }) => instantCell(speaker, lastContactAt)),
    otherColumn(speaker, 'nextDueOn', ({ nextDueOn }) => nextDueOn ?? ''),
    otherColumn(speaker, 'createdAt', ({ createdAt }) => speaker.time(createdAt)),
    otherColumn(speaker, 'updatedAt', ({ updatedAt }) => speaker.time(updatedAt)),
    field('stakeholderId', ({ id }) => id),
  ];
}

export function personColumns(speaker: Speaker, most: MostPoints): Column<PersonOf>[] {
  const field = (name: Field, cell: (item: PersonOf) => string) => fieldColumn(speaker, name, cell);
  return [
    field('personName', ({ person }) => person.name),
    field('stakeholderName', ({ stakeholder }) => stakeholder.name),
    field('kind', ({ stakeholder }) => enumWord(speaker, 'stakeholderKind', stakeholder.kind)),
    field('role', ({ person }) => person.role),
    field('department', ({ person }) => person.department),
    ...pointColumns<PersonOf>(speaker, 'phoneLabel', 'phone', most.phones, ({ person }) => person.phones),
    ...pointColumns<PersonOf>(speaker, 'emailLabel', 'email', most.emails, ({ person }) => person.emails),
    field('wechat', ({ person }) => person.wechat),
    field('birthday', ({ person }) => (person.birthday === null ? '' : birthdayText(person.birthday))),
    field('preferredChannel', ({ person }) => enumWord(speaker, 'channel', person.preferredChannel)),
    field('personAddress', ({ person }) => person.address),
    field('primary', ({ person }) => flag(speaker, person.primary)),
    field('notes', ({ person }) => person.notes),
    field('confidentiality', ({ stakeholder }) =>
      enumWord(speaker, 'confidentiality', stakeholder.confidentiality),
    ),
    field('personId', ({ person }) => person.id),
    field('stakeholderId', ({ stakeholder }) => stakeholder.id),
  ];
}

export function interactionColumns(speaker: Speaker): Column<InteractionRow>[] {
  const column = (key: string, cell: (item: InteractionRow) => string) => otherColumn(speaker, key, cell);
  return [
    column('at', ({ at }) => speaker.time(at)),
    column('stakeholders', ({ stakeholders }) => stakeholders),
    column('people', ({ people }) => people),
    column('channel', ({ channel }) => enumWord(speaker, 'channel', channel)),
    column('direction', ({ direction }) => enumWord(speaker, 'direction', direction)),
    column('purpose', ({ purpose }) => enumWord(speaker, 'purpose', purpose)),
    column('effective', ({ effective }) => flag(speaker, effective === 1)),
    column('summary', ({ summary }) => summary),
    column('decisions', ({ decisions }) => decisions),
    column('nextSteps', ({ nextSteps }) => nextSteps),
    column('attachments', ({ attachments }) => attachments),
    column('owner', ({ owner }) => owner ?? ''),
    column('createdAt', ({ createdAt }) => speaker.time(createdAt)),
    mark(speaker, ({ strict }) => strict === 1),
  ];
}

export function feedbackColumns(speaker: Speaker): Column<FeedbackRow>[] {
  const column = (key: string, cell: (item: FeedbackRow) => string) => otherColumn(speaker, key, cell);
  const instant = (at: number | null) => instantCell(speaker, at);
  return [
    column('number', ({ number }) => caseNumber(number)),
    column('receivedAt', ({ receivedAt }) => instant(receivedAt)),
    column('stakeholder', ({ stakeholder }) => stakeholder ?? speaker.text(message('exports:anonymous'))),
    column('kind', ({ kind }) => enumWord(speaker, 'feedbackKind', kind)),
    column('priority', ({ priority }) => enumWord(speaker, 'feedbackPriority', priority)),
    column('channel', ({ channel }) => enumWord(speaker, 'channel', channel)),
    column('content', ({ content }) => content),
    column('state', ({ state }) => enumWord(speaker, 'feedbackState', state)),
    column('level', ({ level }) => (level === null ? '' : String(level))),
    column('owner', ({ owner }) => owner ?? ''),
    column('deadlineAt', ({ deadlineAt }) => instant(deadlineAt)),
    column('respondedAt', ({ respondedAt }) => instant(respondedAt)),
    column('resolvedAt', ({ resolvedAt }) => instant(resolvedAt)),
    column('closedAt', ({ closedAt }) => instant(closedAt)),
    column('satisfaction', ({ satisfaction }) => (satisfaction === null ? '' : String(satisfaction))),
    column('breachReason', ({ breachReason }) => breachReason),
    mark(speaker, ({ strict }) => strict === 1),
  ];
}

export function dueColumns(speaker: Speaker): Column<Due>[] {
  const column = (key: string, cell: (item: Due) => string) => otherColumn(speaker, key, cell);
  return [
    column('stakeholder', ({ name }) => name),
    column('stakeholderKind', ({ kind }) => enumWord(speaker, 'stakeholderKind', kind)),
    column('tier', ({ tier }) => enumWord(speaker, 'tier', tier)),
    column('owner', ({ ownerName }) => ownerName ?? ''),
    column('rule', ({ rule }) => rule),
    column('lastContactOn', ({ lastContactOn }) => lastContactOn ?? ''),
    column('dueOn', ({ dueOn }) => dueOn),
    column('announceOn', ({ announceOn }) => announceOn),
    column('daysOverdue', ({ daysOverdue }) => String(daysOverdue)),
    column('missedPeriods', ({ missedPeriods }) => String(missedPeriods)),
    column('why', ({ why }) => why.join('\n')),
    mark(speaker, ({ strict }) => strict),
  ];
}
