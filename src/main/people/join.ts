import type { Person } from '../../contract/people.ts';
import { MAX_NOTES } from '../../contract/stakeholders.ts';
import { emailKey } from '../../domain/identity/emails.ts';
import { nameKey } from '../../domain/identity/names.ts';
import { isNumberKey, phoneKey } from '../../domain/identity/phones.ts';
import { birthdayText } from '../../domain/imports/birthday-text.ts';
import { joinPoints } from '../../domain/imports/join-points.ts';
import { joinedNotes } from '../../domain/merging.ts';
import { message } from '../../domain/message.ts';
import { moveReferences } from '../records/merge-rows.ts';
import type { Session } from '../session/session.ts';
import { type PersonFields, personStore } from './store.ts';

const FIELDS = ['role', 'department', 'wechat', 'birthday', 'preferredChannel', 'address'] as const;
type Field = (typeof FIELDS)[number];

const keysOf = ({ phones, emails }: Person): string[] => [
  ...phones.map(({ value }) => phoneKey(value)).filter(isNumberKey),
  ...emails.map(({ value }) => emailKey(value)),
];

/** The one of these who is that person: of the same name, with a number or address in common, or nothing that tells them apart. */
function twinOf(person: Person, others: readonly Person[]): Person | undefined {
  const named = others.filter(({ name }) => nameKey(name) === nameKey(person.name));
  const keys = keysOf(person);
  const sharing = named.find((other) => keysOf(other).some((key) => keys.includes(key)));
  if (sharing !== undefined) return sharing;
  const [only, ...more] = named.filter((other) => keys.length === 0 || keysOf(other).length === 0);
  return more.length === 0 && only !== undefined && !disagree(only, person) ? only : undefined;
}

const disagree = (a: Person, b: Person): boolean =>
  (a.birthday !== null && b.birthday !== null && birthdayText(a.birthday) !== birthdayText(b.birthday)) ||
  (a.wechat !== '' && b.wechat !== '' && a.wechat !== b.wechat);

const isNothing = (value: unknown): boolean => value === null || value === '';

function told(person: Person, field: Field, { text }: Session): string {
  switch (field) {
    case 'birthday':
      return person.birthday === null ? '' : birthdayText(person.birthday);
    case 'preferredChannel':
      return person.preferredChannel === null
        ? ''
        : text(message(`enums:channel.${person.preferredChannel}`));
    case 'role':
    case 'department':
    case 'wechat':
    case 'address':
      return person[field];
  }
}

/** What a person becomes by what another entry says of them; what differs is noted. */
function joinedPerson(mine: Person, theirs: Person, session: Session): PersonFields {
  const filled = FIELDS.filter((field) => isNothing(mine[field]) && !isNothing(theirs[field]));
  const differing = FIELDS.filter((field) => {
    const [here, there] = [told(mine, field, session), told(theirs, field, session)];
    return here !== '' && there !== '' && here !== there;
  });
  const name = mine.name === theirs.name ? [] : [theirs.name];
  const noted = (label: string, value: string) =>
    session.text(message('stakeholders:merge.noted', { field: session.text(message(label)), value }));
  return {
    ...Object.fromEntries(filled.map((field) => [field, theirs[field]])),
    phones: joinPoints(mine.phones, theirs.phones, phoneKey),
    emails: joinPoints(mine.emails, theirs.emails, emailKey),
    notes: joinedNotes(mine.notes, [
      theirs.notes,
      ...name.map((value) => noted('imports:field.personName', value)),
      ...differing.map((field) => noted(`imports:field.${field}`, told(theirs, field, session))),
    ]),
  };
}

/**
 * Makes one of the people who are in two stakeholders that become one: numbers, conversations and notes of both. Runs inside a
 * writing transaction, before the rows of the second move.
 * @returns their names
 */
export function joinTwins(session: Session, keep: number, other: number): string[] {
  const { db, now } = session;
  const store = personStore(db);
  const joined: string[] = [];
  for (const theirs of store.ofStakeholder(other)) {
    const mine = twinOf(theirs, store.ofStakeholder(keep));
    const [to, from] = [mine && store.rowOf(mine.id)?.row, store.rowOf(theirs.id)?.row];
    if (mine === undefined || to === undefined || from === undefined) continue;
    const fields = joinedPerson(mine, theirs, session);
    // Without room for what both say they stay two.
    if ((fields.notes?.length ?? 0) > MAX_NOTES) continue;
    store.update({ row: to, stakeholder: keep }, fields, now());
    // Numbers of both stand among the fields already.
    moveReferences(db, 'person', { keep: to, other: from, now: now() }, ['contact_point']);
    store.remove(from, now());
    joined.push(mine.name);
  }
  return joined;
}
