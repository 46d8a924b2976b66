import type { HandlerInput } from '../../contract/call.ts';
import type { Person, people } from '../../contract/people.ts';
import { searchQuery } from '../../domain/search.ts';
import { sortKey } from '../../domain/sort-key.ts';
import { contactPoints } from '../db/contact-points.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type Calls = typeof people;
export type NewPerson = Omit<HandlerInput<Calls['people.add']>, 'stakeholderId'>;
export type PersonFields = Omit<HandlerInput<Calls['people.update']>, 'id'>;

type PersonRow = {
  row: number;
  uuid: Buffer;
  name: string;
  role: string;
  department: string;
  wechat: string;
  month: number | null;
  day: number | null;
  year: number | null;
  calendar: 'solar' | 'lunar' | null;
  leap: number;
  preferredChannel: Person['preferredChannel'];
  address: string;
  notes: string;
  isPrimary: number;
};

const SELECT = `person.id AS row, person.uuid, person.name, person.role, person.department, person.wechat,
  birthday_month AS month, birthday_day AS day, birthday_year AS year, birthday_calendar AS calendar,
  birthday_leap AS leap, person.preferred_channel AS preferredChannel, person.address, person.notes,
  is_primary AS isPrimary`;

const PLAIN = {
  name: 'name',
  role: 'role',
  department: 'department',
  wechat: 'wechat',
  address: 'address',
  notes: 'notes',
  preferredChannel: 'preferred_channel',
} as const;
const PLAIN_FIELDS = Object.keys(PLAIN) as (keyof typeof PLAIN)[];

const birthdayColumns = (birthday: Person['birthday']) => ({
  month: birthday?.month ?? null,
  day: birthday?.day ?? null,
  year: birthday?.year ?? null,
  calendar: birthday?.calendar ?? null,
  leap: birthday?.leap ? 1 : 0,
});

/** Contact people of stakeholders. */
export function personStore(db: Db) {
  const points = contactPoints(db, 'person_id');
  const insert = db.prepare(
    `INSERT INTO person (uuid, stakeholder_id, name, role, department, wechat, birthday_month, birthday_day, birthday_year,
       birthday_calendar, birthday_leap, preferred_channel, address, notes, is_primary, sort_key, created_at, updated_at)
     VALUES (@uuid, @stakeholder, @name, @role, @department, @wechat, @month, @day, @year, @calendar, @leap,
       @preferredChannel, @address, @notes, @isPrimary, @sortKey, @now, @now)`,
  );
  const rowOf = db.prepare<[Buffer], { id: number; stakeholder: number }>(
    'SELECT id, stakeholder_id AS stakeholder FROM person WHERE uuid = ? AND deleted_at IS NULL',
  );
  const stakeholderRow = db.prepare<[Buffer], number>('SELECT id FROM stakeholder WHERE uuid = ?').pluck();
  const ofStakeholder = db.prepare<[number], PersonRow>(
    `SELECT ${SELECT} FROM person WHERE stakeholder_id = ? AND deleted_at IS NULL ORDER BY is_primary DESC, sort_key, id`,
  );
  const find = db.prepare<[Buffer], PersonRow & { stakeholder: number }>(
    `SELECT ${SELECT}, person.stakeholder_id AS stakeholder FROM person WHERE person.uuid = ?`,
  );
  const demoteOthers = db.prepare(
    'UPDATE person SET is_primary = 0, updated_at = ? WHERE stakeholder_id = ? AND is_primary = 1 AND id <> ?',
  );
  const remove = db.prepare('UPDATE person SET deleted_at = @now, updated_at = @now WHERE id = @row');

  const toPerson = ({
    row,
    uuid,
    month,
    day,
    year,
    calendar,
    leap,
    isPrimary,
    ...plain
  }: PersonRow): Person => ({
    ...plain,
    id: fromUuid(uuid),
    birthday:
      month === null || day === null || calendar === null
        ? null
        : { month, day, year, calendar, leap: leap === 1 },
    primary: isPrimary === 1,
    ...points.of(row),
  });

  const order = orderedRows(db);
  /** Rows of the list by their ids (a JSON list), in its order. */
  const window = db.prepare<[string], PersonRow & { ownerUuid: Buffer; stakeholderName: string }>(
    `SELECT ${SELECT}, s.uuid AS ownerUuid, s.name AS stakeholderName
     FROM json_each(?) AS place JOIN person ON person.id = place.value JOIN stakeholder AS s ON s.id = person.stakeholder_id
     ORDER BY place.key`,
  );

  return {
    stakeholderRow: (id: string): number | undefined => stakeholderRow.get(toUuid(id)),
    rowOf: (id: string): { row: number; stakeholder: number } | undefined => {
      const found = rowOf.get(toUuid(id));
      return found && { row: found.id, stakeholder: found.stakeholder };
    },

    insert(stakeholder: number, input: NewPerson, now: number): { id: string; row: number } {
      const uuid = newUuid(now);
      const row = Number(
        insert.run({
          uuid,
          stakeholder,
          now,
          ...Object.fromEntries(PLAIN_FIELDS.map((field) => [field, input[field]])),
          ...birthdayColumns(input.birthday),
          isPrimary: input.primary ? 1 : 0,
          sortKey: sortKey(input.name),
        }).lastInsertRowid,
      );
      points.add(row, input, now);
      if (input.primary) demoteOthers.run(now, stakeholder, row);
      return { id: fromUuid(uuid), row };
    },

    update(
      { row, stakeholder }: { row: number; stakeholder: number },
      fields: PersonFields,
      now: number,
    ): void {
      const given = PLAIN_FIELDS.filter((field) => fields[field] !== undefined);
      const sets = ['updated_at = @now', ...given.map((field) => `${PLAIN[field]} = @${field}`)];
      if (fields.name !== undefined) sets.push('sort_key = @sortKey');
      if (fields.primary !== undefined) sets.push('is_primary = @isPrimary');
      if (fields.birthday !== undefined)
        sets.push(
          'birthday_month = @month, birthday_day = @day, birthday_year = @year, birthday_calendar = @calendar, birthday_leap = @leap',
        );
      db.prepare(`UPDATE person SET ${sets.join(', ')} WHERE id = @row`).run({
        ...Object.fromEntries(given.map((field) => [field, fields[field]])),
        ...(fields.name !== undefined && { sortKey: sortKey(fields.name) }),
        ...(fields.primary !== undefined && { isPrimary: fields.primary ? 1 : 0 }),
        ...(fields.birthday !== undefined && birthdayColumns(fields.birthday)),
        row,
        now,
      });
      points.replace(row, fields, now);
      if (fields.primary) demoteOthers.run(now, stakeholder, row);
    },

    /** Whoever is still held, those removed too. */
    held(id: string): { of: { person: number; stakeholder: number }; person: Person } | undefined {
      const found = find.get(toUuid(id));
      if (found === undefined) return undefined;
      const { stakeholder, ...row } = found;
      return { of: { person: row.row, stakeholder }, person: toPerson(row) };
    },

    remove: (row: number, now: number): void => void remove.run({ row, now }),

    ofStakeholder: (stakeholder: number): Person[] => ofStakeholder.all(stakeholder).map(toPerson),

    list(query: string | undefined, offset: number, limit: number) {
      const match = query?.trim() ? (searchQuery(query) ?? '""') : null;
      const where = `person.deleted_at IS NULL AND s.deleted_at IS NULL
        ${match === null ? '' : 'AND person.id IN (SELECT rowid FROM person_search WHERE person_search MATCH ?)'}`;
      const ordered = order(
        `SELECT person.id FROM person JOIN stakeholder AS s ON s.id = person.stakeholder_id
         WHERE ${where} ORDER BY person.sort_key, person.id`,
        match === null ? [] : [match],
      );
      const rows = window.all(JSON.stringify(ordered.slice(offset, offset + limit)));
      return {
        total: ordered.length,
        rows: rows.map(({ ownerUuid, stakeholderName, ...row }) => ({
          ...toPerson(row),
          stakeholderId: fromUuid(ownerUuid),
          stakeholderName,
        })),
      };
    },
  };
}
