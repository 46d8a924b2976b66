import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { interactions } from '../../contract/interactions.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
import { putKeyed } from '../records/keyed.ts';
import { interactionCondition } from './filter.ts';

type Calls = typeof interactions;
type Interaction = HandlerOutput<Calls['interactions.get']>;
type ListInput = HandlerInput<Calls['interactions.list']>;
type ListRow = HandlerOutput<Calls['interactions.list']>['rows'][number];
/** What of an interaction stands in its own row. */
export type InteractionFields = Pick<
  Interaction,
  'at' | 'channel' | 'direction' | 'purpose' | 'effective' | 'summary' | 'decisions'
>;

const COLUMNS = ['at', 'channel', 'direction', 'purpose', 'effective', 'summary', 'decisions'] as const;
const column = (value: InteractionFields[(typeof COLUMNS)[number]]) =>
  typeof value === 'boolean' ? (value ? 1 : 0) : value;
const columnValues = (fields: Partial<InteractionFields>) =>
  Object.fromEntries(
    COLUMNS.filter((name) => fields[name] !== undefined).map((name) => [name, column(fields[name] ?? null)]),
  );

/** Ends the links with whom it is not with any more. */
const removed = (kind: 'stakeholder' | 'person') =>
  `UPDATE interaction_${kind} SET deleted_at = @now WHERE interaction_id = @row AND deleted_at IS NULL
     AND ${kind}_id NOT IN (SELECT value FROM json_each(@others))`;

type Named = { uuid: Buffer; name: string };
const named = ({ uuid, name }: Named) => ({ id: fromUuid(uuid), name });

export function interactionStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO interaction (uuid, owner_id, created_at, updated_at, ${COLUMNS.join(', ')})
     VALUES (@uuid, ${ME}, @now, @now, ${COLUMNS.map((name) => `@${name}`).join(', ')})`,
  );
  const rowOf = db.prepare<[Buffer], { id: number }>(
    'SELECT id FROM interaction WHERE uuid = ? AND deleted_at IS NULL',
  );
  const select = db.prepare<
    [Buffer],
    InteractionFields & { row: number; ownerName: string | null; createdAt: number; updatedAt: number }
  >(
    `SELECT i.id AS row, ${COLUMNS.map((name) => `i.${name}`).join(', ')}, owner.name AS ownerName,
       i.created_at AS createdAt, i.updated_at AS updatedAt
     FROM interaction AS i LEFT JOIN owner ON owner.id = i.owner_id WHERE i.uuid = ? AND i.deleted_at IS NULL`,
  );
  const stakeholdersOf = db.prepare<[number], Named>(
    `SELECT s.uuid, s.name FROM interaction_stakeholder AS of JOIN stakeholder AS s ON s.id = of.stakeholder_id
     WHERE of.interaction_id = ? AND of.deleted_at IS NULL ORDER BY of.id`,
  );
  const peopleOf = db.prepare<[number], Named>(
    `SELECT person.uuid, person.name FROM interaction_person AS of JOIN person ON person.id = of.person_id
     WHERE of.interaction_id = ? AND of.deleted_at IS NULL ORDER BY of.id`,
  );
  const nextStepsOf = db.prepare<
    [number],
    { uuid: Buffer; text: string; dueOn: string; doneAt: number | null }
  >(
    `SELECT uuid, text, due_on AS dueOn, done_at AS doneAt FROM next_step
     WHERE interaction_id = ? AND deleted_at IS NULL ORDER BY due_on, id`,
  );
  const attachmentsOf = db.prepare<[number], { uuid: Buffer; name: string; mediaType: string; size: number }>(
    `SELECT uuid, name, media_type AS mediaType, size FROM attachment
     WHERE interaction_id = ? AND deleted_at IS NULL ORDER BY id`,
  );
  const link = {
    stakeholder: {
      clear: db.prepare(removed('stakeholder')),
      add: db.prepare(putKeyed('interaction_stakeholder')),
    },
    person: {
      clear: db.prepare(removed('person')),
      add: db.prepare(putKeyed('interaction_person')),
    },
  };
  const remove = db.prepare('UPDATE interaction SET deleted_at = @now, updated_at = @now WHERE id = @row');

  const addLinks = (kind: keyof typeof link, row: number, others: readonly number[]) => {
    for (const other of others) link[kind].add.run({ interaction_id: row, [`${kind}_id`]: other });
  };
  const setLinks = (kind: keyof typeof link, row: number, others: readonly number[], now: number) => {
    link[kind].clear.run({ row, others: JSON.stringify(others), now });
    addLinks(kind, row, others);
  };

  const order = orderedRows(db);
  /** Rows of the list by their ids (a JSON list), in its order. */
  const window = db.prepare<[string], Omit<ListRow, 'id' | 'stakeholders'> & { row: number; uuid: Buffer }>(
    `SELECT i.id AS row, i.uuid, i.at, i.channel, i.direction, i.purpose, i.effective, i.summary, owner.name AS ownerName,
       (SELECT count(*) FROM attachment WHERE interaction_id = i.id AND deleted_at IS NULL) AS attachments
     FROM json_each(?) AS place JOIN interaction AS i ON i.id = place.value LEFT JOIN owner ON owner.id = i.owner_id
     ORDER BY place.key`,
  );

  return {
    rowOf: (id: string): number | undefined => rowOf.get(toUuid(id))?.id,

    insert(
      fields: InteractionFields,
      stakeholders: number[],
      people: number[],
      now: number,
    ): { id: string; row: number } {
      const uuid = newUuid(now);
      const row = Number(
        insert.run({ ...columnValues(fields), purpose: fields.purpose, uuid, now }).lastInsertRowid,
      );
      addLinks('stakeholder', row, stakeholders);
      addLinks('person', row, people);
      return { id: fromUuid(uuid), row };
    },

    update(row: number, fields: Partial<InteractionFields>, now: number): void {
      const values = columnValues(fields);
      const sets = ['updated_at = @now', ...Object.keys(values).map((name) => `${name} = @${name}`)];
      db.prepare(`UPDATE interaction SET ${sets.join(', ')} WHERE id = @row`).run({ ...values, row, now });
    },
    setStakeholders: (row: number, stakeholders: readonly number[], now: number) =>
      setLinks('stakeholder', row, stakeholders, now),
    setPeople: (row: number, people: readonly number[], now: number) => setLinks('person', row, people, now),
    remove: (row: number, now: number): void => void remove.run({ row, now }),

    get(id: string): Interaction | undefined {
      const found = select.get(toUuid(id));
      if (found === undefined) return undefined;
      const { row, ...plain } = found;
      const stakeholders = stakeholdersOf.all(row).map(named);
      const people = peopleOf.all(row).map(named);
      return {
        ...plain,
        id,
        effective: Boolean(plain.effective),
        stakeholders,
        stakeholderIds: stakeholders.map((one) => one.id),
        people,
        personIds: people.map((one) => one.id),
        nextSteps: nextStepsOf.all(row).map(({ uuid, ...step }) => ({ ...step, id: fromUuid(uuid) })),
        attachments: attachmentsOf.all(row).map(({ uuid, ...file }) => ({ ...file, id: fromUuid(uuid) })),
      };
    },

    list(filter: ListInput['filter'], offset: number, limit: number): { rows: ListRow[]; total: number } {
      const { sql, params } = interactionCondition(filter);
      const ordered = order(
        `SELECT i.id FROM interaction AS i WHERE ${sql} ORDER BY i.at DESC, i.uuid DESC`,
        params,
      );
      const rows = window.all(JSON.stringify(ordered.slice(offset, offset + limit)));
      return {
        total: ordered.length,
        rows: rows.map(({ row, uuid, ...rest }) => ({
          ...rest,
          id: fromUuid(uuid),
          effective: Boolean(rest.effective),
          stakeholders: stakeholdersOf.all(row).map(named),
        })),
      };
    },
  };
}
