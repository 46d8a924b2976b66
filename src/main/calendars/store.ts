import { type CalendarFile, readCalendar } from '../../domain/calendars/file.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

export type StoredCalendar = { id: string; name: string; active: boolean; file: CalendarFile };
type CalendarRow = { uuid: Buffer; name: string; active: number; definition: string };

/** A stored definition was checked before it was stored; one that can't be read is a damaged vault. */
function readDefinition(definition: string): CalendarFile {
  const file = readCalendar(JSON.parse(definition));
  if (!file.ok) throw new Error(`Stored calendar: ${file.error.message.key}`);
  return file.value;
}

export function calendarStore(db: Db) {
  const columns = 'uuid, name, active, definition';
  const all = db.prepare<[], CalendarRow>(
    `SELECT ${columns} FROM calendar WHERE deleted_at IS NULL ORDER BY created_at, uuid`,
  );
  const find = db.prepare<[Buffer], CalendarRow>(
    `SELECT ${columns} FROM calendar WHERE uuid = ? AND deleted_at IS NULL`,
  );
  const active = db
    .prepare<[], Buffer>(
      'SELECT uuid FROM calendar WHERE active = 1 AND deleted_at IS NULL ORDER BY created_at DESC, uuid DESC LIMIT 1',
    )
    .pluck();
  const insert = db.prepare(
    'INSERT INTO calendar (uuid, name, definition, created_at) VALUES (@uuid, @name, @definition, @now)',
  );
  const use = db.prepare('UPDATE calendar SET active = (uuid IS @uuid) WHERE active <> (uuid IS @uuid)');
  const remove = db.prepare('UPDATE calendar SET deleted_at = @now WHERE uuid = @uuid');
  const storedCalendar = ({ uuid, name, active, definition }: CalendarRow): StoredCalendar => ({
    id: fromUuid(uuid),
    name,
    active: active === 1,
    file: readDefinition(definition),
  });

  return {
    list: (): StoredCalendar[] => all.all().map(storedCalendar),
    find(id: string): StoredCalendar | undefined {
      const row = find.get(toUuid(id));
      return row && storedCalendar(row);
    },
    /** Null: the built-in one is in use. */
    activeId(): string | null {
      const uuid = active.get();
      return uuid === undefined ? null : fromUuid(uuid);
    },
    insert(name: string, file: CalendarFile, now: number): string {
      const uuid = newUuid(now);
      insert.run({ uuid, name, definition: JSON.stringify(file), now });
      return fromUuid(uuid);
    },
    /** Null: the built-in one. */
    use: (id: string | null): void => void use.run({ uuid: id === null ? null : toUuid(id) }),
    remove: (id: string, now: number): void => void remove.run({ uuid: toUuid(id), now }),
  };
}
