import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { interactions } from '../../contract/interactions.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
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

type Named = { uuid: Buffer; name: string };
const named = ({ uuid, name }: Named) => ({ id: fromUuid(uuid), name });

export function interactionStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO interaction (uuid, owner_id, created_at, updated_at, ${COLUMNS.join(', ')})
     VALUES (@uuid, (SELECT id FROM owner WHERE me = 1), @now, @now, ${COLUMNS.map((name) => `@${name}`).join(', ')})`,
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
     WHERE of.interaction_id = ? ORDER BY of.id`,
  );
  const peopleOf = db.prepare<[number], Named>(
    `SELECT person.uuid, person.name FROM interaction_person AS of JOIN person ON person.id = of.person_id
     WHERE of.interaction_id = ? ORDER BY of.id`,
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
      clear: db.prepare('DELETE FROM interaction_stakeholder WHERE interaction_id = ?'),
      add: db.prepare(
        'INSERT INTO interaction_stakeholder (interaction_id, stakeholder_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
      ),
    },
    person: {
      clear: db.prepare('DELETE FROM interaction_person WHERE interaction_id = ?'),
      add: db.prepare(
        'INSERT INTO interaction_person (interaction_id, person_id) VALUES (?, ?) ON CONFLICT DO NOTHING',
      ),
    },
  };
  const remove = db.prepare('UPDATE interaction SET deleted_at = @now, updated_at = @now WHERE id = @row');

  const setLinks = (kind: keyof typeof link, row: number, others: readonly number[]) => {
    link[kind].clear.run(row);
    for (const other of others) link[kind].add.run(row, other);
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
      for (const stakeholder of stakeholders) link.stakeholder.add.run(row, stakeholder);
      for (const person of people) link.person.add.run(row, person);
      return { id: fromUuid(uuid), row };
    },

    update(row: number, fields: Partial<InteractionFields>, now: number): void {
      const values = columnValues(fields);
      const sets = ['updated_at = @now', ...Object.keys(values).map((name) => `${name} = @${name}`)];
      db.prepare(`UPDATE interaction SET ${sets.join(', ')} WHERE id = @row`).run({ ...values, row, now });
    },
    setStakeholders: (row: number, stakeholders: readonly number[]) =>
      setLinks('stakeholder', row, stakeholders),
    setPeople: (row: number, people: readonly number[]) => setLinks('person', row, people),
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
        `SELECT i.id FROM interaction AS i WHERE ${sql} ORDER BY i.at DESC, i.id DESC`,
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
