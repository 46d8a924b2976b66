import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { views } from '../../contract/views.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import { keyUuidOf } from '../records/keyed.ts';

type View = HandlerOutput<(typeof views)['views.list']>[number];

export function viewStore(db: Db) {
  const list = db.prepare<[string], { uuid: Buffer; name: string; query: string }>(
    'SELECT uuid, name, query FROM saved_view WHERE noun = ? AND deleted_at IS NULL ORDER BY name',
  );
  const save = db
    .prepare<object, Buffer>(
      `INSERT INTO saved_view (uuid, noun, name, query) VALUES (${keyUuidOf('saved_view')}, @noun, @name, @query)
     ON CONFLICT (noun, name) DO UPDATE SET query = excluded.query, deleted_at = NULL RETURNING uuid`,
    )
    .pluck();
  const remove = db.prepare('UPDATE saved_view SET deleted_at = ? WHERE uuid = ? AND deleted_at IS NULL');
  return {
    list: (noun: string): View[] =>
      list.all(noun).map(({ uuid, name, query }) => ({ id: fromUuid(uuid), name, query: JSON.parse(query) })),
    save({ noun, name, query }: HandlerInput<(typeof views)['views.save']>): string {
      const saved = save.get({ noun, name, query: JSON.stringify(query) });
      if (saved === undefined) throw new Error('A view that is saved has a UUID');
      return fromUuid(saved);
    },
    remove: (id: string, now: number): boolean => remove.run(now, toUuid(id)).changes > 0,
  };
}
