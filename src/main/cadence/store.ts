import type { cadence } from '../../contract/cadence.ts';
import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { DueState, NextDue } from '../../domain/cadence/due.ts';
import { parseInterval } from '../../domain/cadence/interval.ts';
import type { OrganisationObligation } from '../../domain/cadence/policy.ts';
import type { Slot } from '../../domain/cadence/slots.ts';
import type { OrganisationActivity } from '../../domain/interactions.ts';
import type { StakeholderKind, Tier } from '../../domain/stakeholders.ts';
import type { Db } from '../db/open.ts';
import { ownedBy } from '../db/owned-by.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
import { putKeyed } from '../records/keyed.ts';

type Calls = typeof cadence;
type DueInput = HandlerInput<Calls['cadence.due']>;
type Exception = HandlerOutput<Calls['cadence.exceptions']>[number];

/** A stored due date and the stakeholder it is of. */
export type DueRow = {
  row: number;
  stakeholderId: string;
  name: string;
  kind: StakeholderKind;
  tier: Tier;
  ownerName: string | null;
  due: NextDue;
  announceOn: string;
};
export type StoredDue = Omit<DueRow, 'stakeholderId' | 'due'> & {
  uuid: Buffer;
  slot: Slot;
  ruleId: string;
  every: string;
  anchorOn: string;
  lastContactOn: string | null;
  dueOn: string;
};

/** An exception as it is saved; exactly one of `stakeholder` and `tag` is a row. */
export type ExceptionFields = {
  slot: Slot;
  every: string;
  stakeholder: number | null;
  tag: number | null;
  note: string;
};

/** The states of a due date on a day, as conditions on `cadence_due AS d`. */
const IN_STATE: Record<DueState, string> = {
  'never-contacted': 'd.last_contact_on IS NULL',
  overdue: 'd.last_contact_on IS NOT NULL AND d.due_on < @on',
  'due-today': 'd.last_contact_on IS NOT NULL AND d.due_on = @on',
  upcoming: 'd.last_contact_on IS NOT NULL AND d.due_on > @on',
};

export const DUE_COLUMNS = `s.id AS row, s.uuid, s.name, s.kind, s.tier, owner.name AS ownerName, d.slot, d.rule_id AS ruleId,
  d.every, d.anchor_on AS anchorOn, d.last_contact_on AS lastContactOn, d.due_on AS dueOn, d.announce_on AS announceOn`;
export const DUE_FROM = `cadence_due AS d JOIN stakeholder AS s ON s.id = d.stakeholder_id
  LEFT JOIN owner ON owner.id = s.owner_id`;

export function dueRow({
  uuid,
  slot,
  ruleId,
  every,
  anchorOn,
  lastContactOn,
  dueOn,
  ...row
}: StoredDue): DueRow {
  const interval = parseInterval(every);
  if (!interval.ok) throw new Error(`Not an interval in cadence_due: ${every}`);
  const anchor = lastContactOn === null ? ('start' as const) : ('contact' as const);
  return {
    ...row,
    stakeholderId: fromUuid(uuid),
    due: { slot, ruleId, every: interval.value, anchorOn, anchor, dueOn },
  };
}

/** All SQL of due dates as they are read, and of exceptions. */
export function cadenceStore(db: Db) {
  const rowOf = db.prepare<[Buffer], { id: number }>('SELECT id FROM stakeholder WHERE uuid = ?');
  const ownerRow = db.prepare<[Buffer], number>('SELECT id FROM owner WHERE uuid = ?').pluck();
  const ofStakeholder = db.prepare<[number], StoredDue>(
    `SELECT ${DUE_COLUMNS} FROM ${DUE_FROM} WHERE d.stakeholder_id = ? ORDER BY d.due_on, d.slot`,
  );
  const subjects = db.prepare<[], Pick<DueRow, 'row' | 'name' | 'ownerName'>>(
    `SELECT s.id AS row, s.name, owner.name AS ownerName
     FROM stakeholder AS s LEFT JOIN owner ON owner.id = s.owner_id
     WHERE s.merged_into IS NULL AND s.deleted_at IS NOT 0`,
  );
  const exceptions = db.prepare<
    { stakeholder: Buffer | null },
    Omit<Exception, 'id' | 'stakeholderId'> & { uuid: Buffer; stakeholder: Buffer | null }
  >(
    `SELECT e.uuid, e.slot, e.every, s.uuid AS stakeholder, s.name AS stakeholderName, tag.name AS tag, e.note
     FROM cadence_exception AS e LEFT JOIN stakeholder AS s ON s.id = e.stakeholder_id
     LEFT JOIN tag ON tag.id = e.tag_id
     WHERE e.deleted_at IS NULL AND (@stakeholder IS NULL OR s.uuid = @stakeholder OR e.tag_id IN
       (SELECT tag_id FROM stakeholder_tag JOIN stakeholder AS t ON t.id = stakeholder_id
        WHERE t.uuid = @stakeholder AND stakeholder_tag.deleted_at IS NULL))
     ORDER BY e.tag_id IS NULL, s.sort_key, tag.name, e.slot`,
  );
  const findException = db.prepare<[Buffer], { row: number; stakeholder: number | null; tag: number | null }>(
    `SELECT id AS row, stakeholder_id AS stakeholder, tag_id AS tag
     FROM cadence_exception WHERE uuid = ? AND deleted_at IS NULL`,
  );
  const sameException = db
    .prepare<{ slot: string; stakeholder: number | null; tag: number | null }, number>(
      `SELECT id FROM cadence_exception
       WHERE deleted_at IS NULL AND slot = @slot AND stakeholder_id IS @stakeholder AND tag_id IS @tag`,
    )
    .pluck();
  const addException = db.prepare(
    `INSERT INTO cadence_exception (uuid, slot, every, stakeholder_id, tag_id, note, created_at)
     VALUES (@uuid, @slot, @every, @stakeholder, @tag, @note, @now)`,
  );
  const endException = db.prepare('UPDATE cadence_exception SET deleted_at = ? WHERE id = ?');
  const addTag = db.prepare(putKeyed('tag'));
  const tagRow = db.prepare<[string], number>('SELECT id FROM tag WHERE name = ?').pluck();
  const lastMeeting = db
    .prepare<{ activity: OrganisationActivity; kinds: string; before: number }, number>(
      `SELECT max(i.at) FROM interaction AS i
       WHERE i.deleted_at IS NULL AND i.effective = 1 AND i.purpose = @activity AND i.at < @before
         AND (SELECT count(DISTINCT s.kind) FROM interaction_stakeholder AS of
              JOIN stakeholder AS s ON s.id = of.stakeholder_id
              WHERE of.interaction_id = i.id AND of.deleted_at IS NULL AND s.kind IN (SELECT value FROM json_each(@kinds)))
           = json_array_length(@kinds)`,
    )
    .pluck();
  const firstOf = db
    .prepare<{ kinds: string }, string | null>(
      `SELECT min(active_from) FROM stakeholder
       WHERE merged_into IS NULL AND deleted_at IS NOT 0 AND kind IN (SELECT value FROM json_each(@kinds))`,
    )
    .pluck();

  return {
    rowOf: (id: string): number | undefined => rowOf.get(toUuid(id))?.id,
    /** Rows of owners; null, nobody, stays null. */
    ownerRows: (ids: readonly (string | null)[]): Set<number | null> =>
      new Set(ids.flatMap((id) => (id === null ? null : (ownerRow.get(toUuid(id)) ?? [])))),

    /** Due by a day, the most urgent first: by due day, key ones before general ones, by name. */
    due(
      { on, by }: { on: string; by: string },
      { ownerIds, states, offset, limit }: Pick<DueInput, 'ownerIds' | 'states' | 'offset' | 'limit'>,
    ) {
      const where = [
        'd.due_on <= @by',
        ...(ownerIds?.length ? [ownedBy('d.owner_id', ownerIds)] : []),
        ...(states?.length ? [`(${states.map((state) => IN_STATE[state]).join(' OR ')})`] : []),
      ].join(' AND ');
      const days = where.includes('@on') ? { on, by } : { by };
      const total = db
        .prepare<object, number>(`SELECT count(*) FROM cadence_due AS d WHERE ${where}`)
        .pluck()
        .get(days);
      const rows = db
        .prepare<object, StoredDue>(
          `SELECT ${DUE_COLUMNS} FROM ${DUE_FROM} WHERE ${where}
           ORDER BY d.due_on, s.tier <> 'key', s.sort_key, d.stakeholder_id, d.slot LIMIT @limit OFFSET @offset`,
        )
        .all({ ...days, limit, offset });
      return { rows: rows.map(dueRow), total: total ?? 0 };
    },

    ofStakeholder: (row: number): DueRow[] => ofStakeholder.all(row).map(dueRow),
    /** Everybody in the register, for what is computed and not stored. */
    subjects: () => subjects.iterate(),

    /** Exceptions now in force; those of a stakeholder include those of its tags. */
    exceptions(stakeholderId: string | undefined): Exception[] {
      const stakeholder = stakeholderId === undefined ? null : toUuid(stakeholderId);
      return exceptions.all({ stakeholder }).map(({ uuid, stakeholder, ...rest }) => ({
        ...rest,
        id: fromUuid(uuid),
        stakeholderId: stakeholder && fromUuid(stakeholder),
      }));
    },
    exception: (id: string) => findException.get(toUuid(id)),
    sameException: (of: Pick<ExceptionFields, 'slot' | 'stakeholder' | 'tag'>): number | undefined =>
      sameException.get({ slot: of.slot, stakeholder: of.stakeholder, tag: of.tag }),
    addException(fields: ExceptionFields, now: number): string {
      const uuid = newUuid(now);
      addException.run({ ...fields, uuid, now });
      return fromUuid(uuid);
    },
    endException: (row: number, now: number): void => void endException.run(now, row),
    /** Row of a tag, which is made if there is none of the name. */
    tagRow(name: string): number | null {
      addTag.run({ name });
      return tagRow.get(name) ?? null;
    },

    /** Instant, before another, of the last effective meeting or visit in which every one of the kinds took part. */
    lastHeld: ({ activity, kinds }: OrganisationObligation, before: number): number | null =>
      lastMeeting.get({ activity, kinds: JSON.stringify(kinds), before }) ?? null,
    /** The day since which there is anybody of these kinds. */
    firstOf: (kinds: readonly StakeholderKind[]): string | null =>
      firstOf.get({ kinds: JSON.stringify(kinds) }) ?? null,
  };
}
