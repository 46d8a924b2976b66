import { JOIN_FIELDS, type JoinField } from '../../contract/handover.ts';
import { MAX_NOTES } from '../../contract/stakeholders.ts';
import type { Later } from '../../domain/handover.ts';
import { joinedNotes } from '../../domain/merging.ts';
import { type Message, message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { plainTexts } from '../../domain/stakeholders.ts';
import { joinTwins } from '../people/join.ts';
import type { Session } from '../session/session.ts';
import { exceptionsPassedOver, isNothing, labelOf, told } from '../stakeholders/joining.ts';
import { mergeRows } from '../stakeholders/merge.ts';
import { type Stakeholder, type StakeholderFields, stakeholderStore } from '../stakeholders/store.ts';
import type { PackedRow } from './pack.ts';

type Fields = Pick<Stakeholder, JoinField>;
/** What the notes are made of, too. */
type Told = Fields & Pick<Stakeholder, 'notes' | 'confidentiality'>;
type Say = (message: Message) => string;

/** A line that says what something was where it was handed over. */
export const noted = (field: string, value: string, say: Say): string =>
  say(message('handover:noted', { field, value }));

/** Fields that both have, differently. */
const differing = (mine: Fields, packed: Fields): JoinField[] =>
  JOIN_FIELDS.filter(
    (field) => !isNothing(mine[field]) && !isNothing(packed[field]) && mine[field] !== packed[field],
  );

export const fieldsOf = (row: PackedRow<'stakeholder'>): Fields => ({
  name: row.name,
  kind: row.kind,
  tier: row.tier,
  influence: row.influence,
  interest: row.interest,
  status: row.status,
  ...plainTexts((name) => row[name]),
  website: row.website,
  address: row.address,
  preferredChannel: row.preferred_channel,
  activeFrom: row.active_from,
});

/** In which fields a stakeholder of a pack differs from the one here that it is, in the user's words. */
export const differencesOf = (mine: Fields, packed: Fields, say: Say) =>
  differing(mine, packed).map((field) => ({
    field,
    label: labelOf(field, say),
    mine: told(field, mine[field], say),
    packed: told(field, packed[field], say),
  }));

/**
 * What becomes of a stakeholder here by what a pack says of it: what is empty is filled, strictly confidential stays so, and what
 * differs stays as it is unless it is to be taken. The notes say then what it was there, since it will be erased there.
 * @param lines what else the notes are to say
 */
function joinedFields(
  mine: Told,
  theirs: Told,
  take: readonly JoinField[],
  lines: readonly string[],
  say: Say,
): Result<StakeholderFields> {
  const taken = JOIN_FIELDS.filter(
    (field) => !isNothing(theirs[field]) && (isNothing(mine[field]) || take.includes(field)),
  );
  const left = differing(mine, theirs)
    .filter((field) => !take.includes(field))
    .map((field) => noted(labelOf(field, say), told(field, theirs[field], say), say));
  const notes = joinedNotes(mine.notes, [theirs.notes, ...left, ...lines].filter(Boolean));
  if (notes.length > MAX_NOTES) return refuse('conflict', 'handover:error.notesTooLong', { name: mine.name });
  const confidentiality = theirs.confidentiality === 'strict' ? 'strict' : mine.confidentiality;
  return ok({
    ...Object.fromEntries(taken.map((field) => [field, theirs[field]])),
    notes,
    confidentiality,
  });
}

/** Merges a stakeholder that has just come with a pack into one that was here. Runs inside a writing transaction. */
export function joinStakeholders(
  session: Session,
  keepId: string,
  packedId: string,
  take: readonly JoinField[],
): Result<unknown> {
  const { db, now, today, text } = session;
  const register = stakeholderStore(db);
  const keep = register.get(keepId);
  const packed = register.get(packedId);
  if (keep === undefined || packed === undefined) return refuse('not-found', 'stakeholders:error.notFound');
  const mine = keep.stakeholder;
  const theirs = packed.stakeholder;
  const ownerThere = theirs.ownerId === null ? null : (register.ownerRow(theirs.ownerId) ?? null);
  const otherOwner =
    mine.ownerId !== null && mine.ownerId !== theirs.ownerId && ownerThere !== register.myRow();
  const lines = [
    ...(otherOwner && theirs.ownerName !== null
      ? [noted(labelOf('owner', text), theirs.ownerName, text)]
      : []),
    ...exceptionsPassedOver(db, keep.row, packed.row, text).map(({ field, value }) =>
      noted(field, value, text),
    ),
  ];
  const fields = joinedFields(mine, theirs, take, lines, text);
  if (!fields.ok) return fields;
  joinTwins(session, keep.row, packed.row);
  mergeRows(db, keep.row, packed.row, now());
  const owner = mine.ownerId === null ? ownerThere : undefined;
  register.update(keep.row, fields.value, owner, now(), today());
  return ok({});
}

/**
 * A stakeholder that was here becomes what it is there; where it was changed here, too, what is here stays, and the notes say
 * what it is there. Runs inside a writing transaction.
 */
export function renewStakeholder(
  { db, now, today, text }: Session,
  id: string,
  packed: PackedRow<'stakeholder'>,
  later: Later,
): Result<unknown> {
  if (later === 'same' || later === 'mine') return ok({});
  const register = stakeholderStore(db);
  const here = register.get(id);
  if (here === undefined) return refuse('not-found', 'stakeholders:error.notFound');
  const present = here.stakeholder;
  const theirs = { ...fieldsOf(packed), notes: packed.notes, confidentiality: packed.confidentiality };
  const put = (fields: StakeholderFields) => register.update(here.row, fields, undefined, now(), today());
  if (later === 'theirs') {
    put(theirs);
    return ok({});
  }
  const fields = joinedFields(present, theirs, [], [], text);
  if (!fields.ok) return fields;
  const { notes, confidentiality } = present;
  // Their version passes through the row: the journal knows then that it was told.
  put(theirs);
  put({ ...ownFields(present), notes, confidentiality, ...fields.value });
  return ok({});
}

const ownFields = (present: Fields): Fields =>
  Object.fromEntries(JOIN_FIELDS.map((field) => [field, present[field]])) as Fields;
