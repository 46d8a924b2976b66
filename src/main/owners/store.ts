import type { HandlerOutput } from '../../contract/call.ts';
import type { owners } from '../../contract/owners.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type Owner = HandlerOutput<(typeof owners)['owners.list']>[number];
type OwnerFields = { name: string; department: string; active: boolean };

export function ownerStore(db: Db) {
  const list = db.prepare<[], { uuid: Buffer; name: string; department: string; me: number; active: number }>(
    `SELECT uuid, name, department, id IS ${ME} AS me, active FROM owner WHERE deleted_at IS NULL ORDER BY me DESC, active DESC, name`,
  );
  const insert = db.prepare(
    `INSERT INTO owner (uuid, name, department, active, created_at, updated_at)
     VALUES (@uuid, @name, @department, @active, @now, @now)`,
  );
  const update = db.prepare(
    'UPDATE owner SET name = @name, department = @department, active = @active, updated_at = @now WHERE uuid = @uuid',
  );
  const exists = db.prepare<[Buffer], { id: number }>(
    'SELECT id FROM owner WHERE uuid = ? AND deleted_at IS NULL',
  );
  const me = db.prepare<[], number | null>(`SELECT ${ME}`).pluck();
  const setMe = db.prepare(
    `INSERT INTO vault_setting (key, value) VALUES ('me', json_quote(hex(?))) ON CONFLICT (key) DO UPDATE SET value = excluded.value`,
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
      if (me.get() == null) setMe.run(uuid);
      return fromUuid(uuid);
    },
    update: (id: string, { name, department, active }: OwnerFields, now: number): boolean =>
      update.run({ uuid: toUuid(id), name, department, active: active ? 1 : 0, now }).changes > 0,
    setMe(id: string): boolean {
      if (exists.get(toUuid(id)) === undefined) return false;
      setMe.run(toUuid(id));
      return true;
    },
  };
}

export type OwnerStore = ReturnType<typeof ownerStore>;
