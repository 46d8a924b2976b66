import type { Db } from '../db/open.ts';

export function tagStore(db: Db) {
  const list = db.prepare<[], { name: string; count: number }>(
    `SELECT tag.name, count(*) AS count FROM tag JOIN stakeholder_tag AS bears ON bears.tag_id = tag.id AND bears.deleted_at IS NULL
     JOIN stakeholder ON stakeholder.id = bears.stakeholder_id AND stakeholder.deleted_at IS NULL
     GROUP BY tag.id ORDER BY count DESC, tag.name`,
  );
  return { list: () => list.all() };
}
