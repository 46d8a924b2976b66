import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { StakeholderFilter, stakeholders } from '../../contract/stakeholders.ts';
import { sortKey } from '../../domain/sort-key.ts';
import type { Influence, Interest } from '../../domain/stakeholders.ts';
import { plainTexts } from '../../domain/stakeholders.ts';
import { contactPoints } from '../db/contact-points.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
import { MADE } from '../journal/taken-back.ts';
import { keyUuidOf, putKeyed } from '../records/keyed.ts';
import { filterCondition } from './filter.ts';

type Calls = typeof stakeholders;
export type StakeholderFields = Omit<HandlerInput<Calls['stakeholders.update']>, 'id'>;
export type NewStakeholder = Omit<HandlerInput<Calls['stakeholders.create']>, 'people'> & {
  activeFrom: string;
};
export type Stakeholder = Omit<HandlerOutput<Calls['stakeholders.get']>, 'people'>;
type ListInput = HandlerInput<Calls['stakeholders.list']>;
type ListRow = HandlerOutput<Calls['stakeholders.list']>['rows'][number];

type StakeholderRow = Omit<Stakeholder, 'id' | 'tags' | 'phones' | 'emails' | 'inactive' | 'ownerId'> & {
  uuid: Buffer;
  ownerUuid: Buffer | null;
  deletedAt: number | null;
};

/** Column of each plain field, as `create` and `update` write it. */
const COLUMNS = {
  name: 'name',
  kind: 'kind',
  tier: 'tier',
  influence: 'influence',
  interest: 'interest',
  status: 'status',
  website: 'website',
  address: 'address',
  ...plainTexts((name) => name),
  preferredChannel: 'preferred_channel',
  notes: 'notes',
  confidentiality: 'confidentiality',
  activeFrom: 'active_from',
} as const;
type PlainField = keyof typeof COLUMNS;
const PLAIN_FIELDS = Object.keys(COLUMNS) as PlainField[];

const ORDER: Record<ListInput['sort'], string> = {
  name: 's.sort_key',
  kind: 's.kind',
  tier: "CASE s.tier WHEN 'key' THEN 0 ELSE 1 END",
  influence: "CASE s.influence WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END",
  lastContact: 'last_contact.at',
  nextDue: 'next.due_on IS NULL, next.due_on',
  updated: 's.updated_at',
};
/** What an order needs beside the stakeholder itself. */
const SORT_JOIN: Partial<Record<ListInput['sort'], string>> = {
  lastContact: 'LEFT JOIN last_contact ON last_contact.stakeholder_id = s.id',
  nextDue: `LEFT JOIN (SELECT stakeholder_id, min(due_on) AS due_on FROM cadence_due GROUP BY stakeholder_id) AS next
    ON next.stakeholder_id = s.id`,
};

/** All SQL of the register. Rows stop here. */
export function stakeholderStore(db: Db) {
  const points = contactPoints(db, 'stakeholder_id');
  const insert = db.prepare(
    `INSERT INTO stakeholder (uuid, owner_id, sort_key, created_at, updated_at, ${PLAIN_FIELDS.map((f) => COLUMNS[f]).join(', ')})
     VALUES (@uuid, @ownerRow, @sortKey, @now, @now, ${PLAIN_FIELDS.map((f) => `@${f}`).join(', ')})`,
  );
  const rowOf = db.prepare<[Buffer], { id: number }>(`SELECT id FROM stakeholder WHERE uuid = ? AND ${MADE}`);
  const ownerRow = db.prepare<[Buffer], { id: number }>('SELECT id FROM owner WHERE uuid = ?');
  const me = db.prepare<[], { id: number }>(`SELECT id FROM owner WHERE id = ${ME}`);
  const select = db.prepare<[Buffer], StakeholderRow & { row: number }>(
    `SELECT s.id AS row, s.uuid, ${PLAIN_FIELDS.map((f) => `s.${COLUMNS[f]} AS ${f}`).join(', ')},
       owner.uuid AS ownerUuid, owner.name AS ownerName,
       s.created_at AS createdAt, s.updated_at AS updatedAt, s.deleted_at AS deletedAt
     FROM stakeholder AS s LEFT JOIN owner ON owner.id = s.owner_id WHERE s.uuid = ? AND s.${MADE}`,
  );
  const tagsOf = db
    .prepare<[number], string>(
      'SELECT tag.name FROM stakeholder_tag JOIN tag ON tag.id = tag_id WHERE stakeholder_id = ? AND stakeholder_tag.deleted_at IS NULL ORDER BY tag.name',
    )
    .pluck();
  const addTag = db.prepare(putKeyed('tag'));
  const tagRow = db.prepare<[string], number>('SELECT id FROM tag WHERE name = ?').pluck();
  const attachTag = db.prepare(putKeyed('stakeholder_tag'));
  const detachTag = db.prepare(
    `UPDATE stakeholder_tag SET deleted_at = ? WHERE stakeholder_id = ? AND tag_id = (SELECT id FROM tag WHERE name = ?)
       AND deleted_at IS NULL`,
  );
  const setInactive = db.prepare(
    'UPDATE stakeholder SET deleted_at = ?, updated_at = ? WHERE id = ? AND (deleted_at IS NULL) <> (? IS NULL)',
  );

  /** What the stakeholder is from this day on, for judging the day later. */
  const recordPeriod = db.prepare(
    `INSERT INTO stakeholder_period (uuid, stakeholder_id, from_on, kind, tier, status, owner_id, tags)
     SELECT ${keyUuidOf('stakeholder_period', (column) => (column === 'from_on' ? '@on' : '@row'))}, id, @on, kind, tier, CASE WHEN deleted_at IS NULL THEN status ELSE 'inactive' END, owner_id,
       (SELECT json_group_array(name) FROM (SELECT tag.name FROM stakeholder_tag JOIN tag ON tag.id = tag_id
        WHERE stakeholder_id = stakeholder.id AND stakeholder_tag.deleted_at IS NULL ORDER BY tag.name))
     FROM stakeholder WHERE id = @row
     ON CONFLICT (stakeholder_id, from_on) DO UPDATE SET kind = excluded.kind, tier = excluded.tier,
       status = excluded.status, owner_id = excluded.owner_id, tags = excluded.tags, deleted_at = NULL`,
  );

  const order = orderedRows(db);
  /** Rows of the register by their ids (a JSON list), in its order. */
  const window = db.prepare<
    [string],
    Omit<ListRow, 'id' | 'tags' | 'inactive'> & { uuid: Buffer; tags: string; inactive: number }
  >(
    `SELECT s.uuid, s.name, s.kind, s.tier, s.influence, s.interest, s.status, s.confidentiality, owner.name AS ownerName,
       s.deleted_at IS NOT NULL AS inactive,
       (SELECT at FROM last_contact WHERE stakeholder_id = s.id) AS lastContactAt,
       (SELECT min(due_on) FROM cadence_due WHERE stakeholder_id = s.id) AS nextDueOn,
       (SELECT json_group_array(tag.name) FROM stakeholder_tag JOIN tag ON tag.id = tag_id
        WHERE stakeholder_id = s.id AND stakeholder_tag.deleted_at IS NULL) AS tags
     FROM json_each(?) AS place JOIN stakeholder AS s ON s.id = place.value LEFT JOIN owner ON owner.id = s.owner_id
     ORDER BY place.key`,
  );

  const insertTags = (row: number, tags: readonly string[]) => {
    for (const tag of tags) {
      if (tag === '') continue;
      addTag.run({ name: tag });
      attachTag.run({ stakeholder_id: row, tag_id: tagRow.get(tag) });
    }
  };

  return {
    rowOf: (id: string): number | undefined => rowOf.get(toUuid(id))?.id,
    ownerRow: (ownerId: string): number | undefined => ownerRow.get(toUuid(ownerId))?.id,
    myRow: (): number | null => me.get()?.id ?? null,

    insert(
      input: NewStakeholder,
      owner: number | null,
      now: number,
      today: string,
    ): { id: string; row: number } {
      const uuid = newUuid(now);
      const plain = Object.fromEntries(PLAIN_FIELDS.map((field) => [field, input[field]]));
      const row = Number(
        insert.run({ ...plain, uuid, ownerRow: owner, sortKey: sortKey(input.name), now }).lastInsertRowid,
      );
      points.add(row, input, now);
      insertTags(row, input.tags);
      recordPeriod.run({ row, on: input.activeFrom < today ? input.activeFrom : today });
      return { id: fromUuid(uuid), row };
    },

    /** `owner` is undefined where it stays as it is. */
    update(
      row: number,
      fields: StakeholderFields,
      owner: number | null | undefined,
      now: number,
      today: string,
    ): void {
      const given = PLAIN_FIELDS.filter((field) => fields[field] !== undefined);
      const sets = ['updated_at = @now', ...given.map((field) => `${COLUMNS[field]} = @${field}`)];
      if (fields.name !== undefined) sets.push('sort_key = @sortKey');
      if (owner !== undefined) sets.push('owner_id = @owner');
      db.prepare(`UPDATE stakeholder SET ${sets.join(', ')} WHERE id = @row`).run({
        ...Object.fromEntries(given.map((field) => [field, fields[field]])),
        ...(fields.name !== undefined && { sortKey: sortKey(fields.name) }),
        ...(owner !== undefined && { owner }),
        row,
        now,
      });
      points.replace(row, fields, now);
      if (fields.tags !== undefined) {
        const wanted = new Set(fields.tags);
        for (const tag of tagsOf.all(row)) if (!wanted.has(tag)) detachTag.run(now, row, tag);
        insertTags(row, fields.tags);
      }
      recordPeriod.run({ row, on: today });
    },

    changeTags(
      row: number,
      add: readonly string[],
      remove: readonly string[],
      now: number,
      today: string,
    ): void {
      insertTags(row, add);
      for (const tag of remove) detachTag.run(now, row, tag);
      recordPeriod.run({ row, on: today });
    },

    /** Returns whether anything changed. */
    setInactive(row: number, inactive: boolean, now: number, today: string): boolean {
      const deletedAt = inactive ? now : null;
      const changed = setInactive.run(deletedAt, now, row, deletedAt).changes > 0;
      if (changed) recordPeriod.run({ row, on: today });
      return changed;
    },

    get(id: string): { row: number; stakeholder: Stakeholder } | undefined {
      const found = select.get(toUuid(id));
      if (found === undefined) return undefined;
      const { row, uuid, ownerUuid, deletedAt, ...plain } = found;
      return {
        row,
        stakeholder: {
          ...plain,
          id: fromUuid(uuid),
          ownerId: ownerUuid === null ? null : fromUuid(ownerUuid),
          inactive: deletedAt !== null,
          tags: tagsOf.all(row),
          ...points.of(row),
        },
      };
    },

    rowsOf(filter: StakeholderFilter, today: string): number[] {
      const where = filterCondition(filter, today);
      return db
        .prepare<unknown[], number>(`SELECT s.id FROM stakeholder AS s WHERE ${where.sql}`)
        .pluck()
        .all(...where.params);
    },

    list(
      { filter, sort, descending, offset, limit }: ListInput,
      today: string,
    ): { rows: ListRow[]; total: number } {
      const where = filterCondition(filter, today);
      const direction = descending ? 'DESC' : 'ASC';
      // By name the index has the order as it is, from either end.
      const by =
        sort === 'name'
          ? `s.sort_key ${direction}, s.id ${direction}`
          : `${ORDER[sort]} ${direction}, s.sort_key, s.id`;
      const ordered = order(
        `SELECT s.id FROM stakeholder AS s ${SORT_JOIN[sort] ?? ''}
         WHERE ${where.sql} ORDER BY ${by}`,
        where.params,
      );
      const rows = window.all(JSON.stringify(ordered.slice(offset, offset + limit)));
      return {
        total: ordered.length,
        rows: rows.map(({ uuid, tags, inactive, ...row }) => ({
          ...row,
          id: fromUuid(uuid),
          tags: JSON.parse(tags),
          inactive: inactive === 1,
        })),
      };
    },

    grid(
      filter: StakeholderFilter,
      today: string,
    ): { influence: Influence; interest: Interest; count: number; names: string[] }[] {
      const where = filterCondition(filter, today);
      const cells = db
        .prepare<unknown[], { influence: Influence; interest: Interest; count: number; names: string }>(
          `SELECT influence, interest, count(*) AS count,
             json_group_array(name) FILTER (WHERE place <= 8) AS names
           FROM (SELECT s.influence, s.interest, s.name,
                   row_number() OVER (PARTITION BY s.influence, s.interest ORDER BY s.tier <> 'key', s.sort_key) AS place
                 FROM stakeholder AS s WHERE ${where.sql})
           GROUP BY influence, interest`,
        )
        .all(...where.params);
      return cells.map((cell) => ({ ...cell, names: JSON.parse(cell.names) }));
    },
  };
}
