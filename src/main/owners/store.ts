import type { HandlerOutput } from '../../contract/call.ts';
import type { owners } from '../../contract/owners.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type Owner = HandlerOutput<(typeof owners)['owners.list']>[number];
type OwnerFields = { name: string; department: string; active: boolean };

export function ownerStore(db: Db) {
  const list = db.prepare<[], { uuid: Buffer; name: string; department: string; me: number; active: number }>(
    'SELECT uuid, name, department, me, active FROM owner ORDER BY me DESC, active DESC, name',
  );
  const insert = db.prepare(
    `INSERT INTO owner (uuid, name, department, active, me, created_at, updated_at)
     VALUES (@uuid, @name, @department, @active, NOT EXISTS (SELECT 1 FROM owner WHERE me = 1), @now, @now)`,
  );
  const update = db.prepare(
    'UPDATE owner SET name = @name, department = @department, active = @active, updated_at = @now WHERE uuid = @uuid',
  );
  const exists = db.prepare<[Buffer], { id: number }>('SELECT id FROM owner WHERE uuid = ?');
  const setMe = db.prepare(
    'UPDATE owner SET me = (uuid = @uuid), updated_at = @now WHERE me = 1 OR uuid = @uuid',
  );
  return {
    list: (): Owner[] =>
      list.all().map(({ uuid, me, active, ...owner }) => ({
        ...owner,
        id: fromUuid(uuid),
        me: me === 1,
        active: active === 1,
      })),
    /** The first owner is "me". */
    insert({ name, department, active }: OwnerFields, now: number): string {
      const uuid = newUuid(now);
      insert.run({ uuid, name, department, active: active ? 1 : 0, now });
      return fromUuid(uuid);
    },
    update: (id: string, { name, department, active }: OwnerFields, now: number): boolean =>
      update.run({ uuid: toUuid(id), name, department, active: active ? 1 : 0, now }).changes > 0,
    setMe(id: string, now: number): boolean {
      if (exists.get(toUuid(id)) === undefined) return false;
      setMe.run({ uuid: toUuid(id), now });
      return true;
    },
  };
}

export type OwnerStore = ReturnType<typeof ownerStore>;
