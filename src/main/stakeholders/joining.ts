import { parseInterval } from '../../domain/cadence/interval.ts';
import { nameKey } from '../../domain/identity/names.ts';
import { CHOSEN_FIELDS, ENUM_OF_FIELD } from '../../domain/merging.ts';
import { type Message, message } from '../../domain/message.ts';
import { everyMessage } from '../cadence/explain.ts';
import type { Db } from '../db/open.ts';
import type { Stakeholder, StakeholderFields } from './store.ts';

/** How what two entries of one stakeholder say differently is told and kept. */

type Chosen = (typeof CHOSEN_FIELDS)[number];
type Say = (message: Message) => string;

export const isNothing = (value: string | null): value is null | '' => value === null || value === '';

/** A value of a field, in the user's words. */
export const told = (field: string, value: string | null, say: Say): string => {
  const words = ENUM_OF_FIELD[field];
  return words === undefined || isNothing(value) ? (value ?? '') : say(message(`enums:${words}.${value}`));
};

export const labelOf = (field: string, say: Say): string => say(message(`stakeholders:field.${field}`));

type Exception = { slot: string; every: string; note: string };
/** Exceptions of one stakeholder that don't hold any more when it goes into another, which has others for the same slots. */
export const exceptionsPassedOver = (db: Db, keep: number, other: number, say: Say) =>
  db
    .prepare<[number, number], Exception>(
      `SELECT theirs.slot, theirs.every, theirs.note FROM cadence_exception AS theirs
       JOIN cadence_exception AS mine ON mine.slot = theirs.slot AND mine.stakeholder_id = ? AND mine.deleted_at IS NULL
       WHERE theirs.stakeholder_id = ? AND theirs.deleted_at IS NULL
         AND (mine.every <> theirs.every OR mine.note <> theirs.note) ORDER BY theirs.slot`,
    )
    .all(keep, other)
    .map(({ slot, every, note }) => ({
      field: say(message(`enums:slot.${slot}`)),
      value: [everyText(every, say), note].filter(Boolean).join(' · '),
    }));

const everyText = (every: string, say: Say): string => {
  const interval = parseInterval(every);
  return interval.ok ? say(everyMessage(interval.value)) : say(message('cadence:off'));
};

/**
 * Two entries of one stakeholder, field by field: what is taken from the second, and what of either is said of neither any more.
 * Unless somebody says otherwise the first goes on, where it knows anything.
 */
export function choose(
  keep: Stakeholder,
  other: Stakeholder,
  take: Partial<Record<string, 'keep' | 'other'>>,
) {
  const taken: Partial<Record<Chosen, string | null>> = {};
  const passed: { field: Chosen; entry: Stakeholder }[] = [];
  for (const field of CHOSEN_FIELDS) {
    if (keep[field] === other[field]) continue;
    const isOther = (take[field] ?? (isNothing(keep[field]) ? 'other' : 'keep')) === 'other';
    if (isOther) taken[field] = other[field];
    const entry = isOther ? keep : other;
    // From when due days count says nothing of a stakeholder; the same name in another spelling says nothing new.
    const isSaid =
      field !== 'activeFrom' && !(field === 'name' && nameKey(keep.name) === nameKey(other.name));
    if (isSaid && !isNothing(entry[field])) passed.push({ field, entry });
  }
  return { taken: taken as StakeholderFields, passed };
}

/** What was passed over of a field, in the user's words. */
export const passedOver = ({ field, entry }: { field: Chosen; entry: Stakeholder }, say: Say) =>
  field === 'ownerId'
    ? { field: labelOf('owner', say), value: entry.ownerName ?? '' }
    : { field: labelOf(field, say), value: told(field, entry[field], say) };
