import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { views } from '../../contract/views.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type View = HandlerOutput<(typeof views)['views.list']>[number];

export function viewStore(db: Db) {
  const list = db.prepare<[string], { uuid: Buffer; name: string; query: string }>(
    'SELECT uuid, name, query FROM saved_view WHERE noun = ? AND deleted_at IS NULL ORDER BY name',
  );
  const save = db.prepare<unknown[], Buffer>(
    `INSERT INTO saved_view (uuid, noun, name, query) VALUES (@uuid, @noun, @name, @query)
     ON CONFLICT (noun, name) DO UPDATE SET query = excluded.query, deleted_at = NULL RETURNING uuid`,
  );
  const remove = db.prepare('UPDATE saved_view SET deleted_at = ? WHERE uuid = ? AND deleted_at IS NULL');
  return {
    list: (noun: string): View[] =>
      list.all(noun).map(({ uuid, name, query }) => ({ id: fromUuid(uuid), name, query: JSON.parse(query) })),
    save({ noun, name, query }: HandlerInput<(typeof views)['views.save']>, now: number): string {
      const uuid = newUuid(now);
      const saved = save.pluck().get({ uuid, noun, name, query: JSON.stringify(query) });
      return fromUuid(saved ?? uuid);
    },
    remove: (id: string, now: number): boolean => remove.run(now, toUuid(id)).changes > 0,
  };
}
