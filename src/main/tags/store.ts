import type { Db } from '../db/open.ts';

export function tagStore(db: Db) {
  const list = db.prepare<[], { name: string; count: number }>(
    `SELECT tag.name, count(*) AS count FROM tag JOIN stakeholder_tag ON tag_id = tag.id
     JOIN stakeholder ON stakeholder.id = stakeholder_id AND deleted_at IS NULL
     GROUP BY tag.id ORDER BY count DESC, tag.name`,
  );
  return { list: () => list.all() };
}
