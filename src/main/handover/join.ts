import { JOIN_FIELDS, type JoinField } from '../../contract/handover.ts';
import { MAX_NOTES } from '../../contract/stakeholders.ts';
import { parseInterval } from '../../domain/cadence/interval.ts';
import { type Message, message } from '../../domain/message.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { everyMessage } from '../cadence/explain.ts';
import type { Session } from '../session.ts';
import { mergeRows } from '../stakeholders/merge.ts';
import { type Stakeholder, stakeholderStore } from '../stakeholders/store.ts';
import type { PackedRow } from './pack.ts';

type Fields = Pick<Stakeholder, JoinField>;
type Say = (message: Message) => string;

/** The enumeration whose words tell a field's values; others are told as they are. */
const ENUMS: Partial<Record<JoinField, string>> = {
  kind: 'stakeholderKind',
  tier: 'tier',
  influence: 'influence',
  interest: 'interest',
  status: 'status',
  preferredChannel: 'channel',
};

const isNothing = (value: string | null): value is null | '' => value === null || value === '';

const told = (field: JoinField, value: string | null, say: Say): string => {
  const words = ENUMS[field];
  return words === undefined || isNothing(value) ? (value ?? '') : say(message(`enums:${words}.${value}`));
};

const labelOf = (field: string, say: Say): string => say(message(`stakeholders:field.${field}`));

/** Fields that both have, differently. */
const differing = (mine: Fields, packed: Fields): JoinField[] =>
  JOIN_FIELDS.filter(
    (field) => !isNothing(mine[field]) && !isNothing(packed[field]) && mine[field] !== packed[field],
  );

export const fieldsOf = (row: PackedRow<'stakeholder'>): Fields => ({
  ...row,
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

/** Notes and what is to be added to them, each once. */
const joinedNotes = (notes: string, more: readonly string[]): string =>
  more.reduce((all, one) => {
    if (all === '') return one;
    return `\n${all}\n`.includes(`\n${one}\n`) ? all : `${all}\n${one}`;
  }, notes);

/**
 * Merges a stakeholder that has just come with a pack into one that was here. What is empty here is filled, strictly
 * confidential stays so, and what differs stays as it is here unless it is to be taken from the pack: the notes say then what it
 * was there, since it will be erased there. Runs inside a writing transaction.
 */
export function joinStakeholders(
  { db, now, today, text }: Session,
  keepId: string,
  packedId: string,
  take: readonly JoinField[],
): Result<unknown> {
  const register = stakeholderStore(db);
  const keep = register.get(keepId);
  const packed = register.get(packedId);
  if (keep === undefined || packed === undefined) return refuse('not-found', 'stakeholders:error.notFound');
  const mine = keep.stakeholder;
  const theirs = packed.stakeholder;
  const noted = (field: string, value: string) => text(message('handover:noted', { field, value }));

  const differ = differing(mine, theirs);
  const taken = JOIN_FIELDS.filter(
    (field) => !isNothing(theirs[field]) && (isNothing(mine[field]) || take.includes(field)),
  );
  const owner = ownerText(mine, theirs);
  const lines = [
    ...differ
      .filter((field) => !take.includes(field))
      .map((field) => noted(labelOf(field, text), told(field, theirs[field], text))),
    ...(owner === null ? [] : [noted(labelOf('owner', text), owner)]),
    ...exceptionsPassedOver(db, keep.row, packed.row).map(({ slot, every, note }) =>
      noted(text(message(`enums:slot.${slot}`)), [everyText(every, text), note].filter(Boolean).join(' · ')),
    ),
  ];
  const notes = joinedNotes(mine.notes, [theirs.notes, ...lines].filter(Boolean));
  if (notes.length > MAX_NOTES) return refuse('conflict', 'handover:error.notesTooLong', { name: mine.name });

  mergeRows(db, keep.row, packed.row, now());
  const fields = {
    ...Object.fromEntries(taken.map((field) => [field, theirs[field]])),
    notes,
    confidentiality: theirs.confidentiality === 'strict' ? theirs.confidentiality : mine.confidentiality,
  };
  const filled =
    mine.ownerId === null && theirs.ownerId !== null ? register.ownerRow(theirs.ownerId) : undefined;
  register.update(keep.row, fields, filled, now(), today());
  return ok({});
}

/** Whose it was there, where both are somebody's and not the same. */
const ownerText = (mine: Stakeholder, theirs: Stakeholder): string | null =>
  mine.ownerId !== null && theirs.ownerId !== mine.ownerId ? theirs.ownerName : null;

const everyText = (every: string, say: Say): string => {
  const interval = parseInterval(every);
  return interval.ok ? say(everyMessage(interval.value)) : say(message('cadence:off'));
};

type Exception = { slot: string; every: string; note: string };
/** Exceptions of the packed one that don't hold since there is one for the same slot here, and they differ. */
const exceptionsPassedOver = (db: Session['db'], keep: number, packed: number): Exception[] =>
  db
    .prepare<[number, number], Exception>(
      `SELECT theirs.slot, theirs.every, theirs.note FROM cadence_exception AS theirs
       JOIN cadence_exception AS mine ON mine.slot = theirs.slot AND mine.stakeholder_id = ? AND mine.deleted_at IS NULL
       WHERE theirs.stakeholder_id = ? AND theirs.deleted_at IS NULL
         AND (mine.every <> theirs.every OR mine.note <> theirs.note) ORDER BY theirs.slot`,
    )
    .all(keep, packed);
