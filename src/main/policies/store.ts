import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { policies } from '../../contract/policies.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';
import { type PolicyTopic, TOPICS } from './topics.ts';

type Version = HandlerOutput<(typeof policies)['policies.versions']>[number];
type NewVersion = HandlerInput<(typeof policies)['policies.save']>;
type Row = { uuid: Buffer; effectiveFrom: string; content: string; approvedBy: string; note: string };

/** From when the rules hold that come with a new vault: earlier than anything that can be entered. */
const ALWAYS = '1900-01-01';

export function policyStore(db: Db) {
  const select = db.prepare<[string], Row>(
    `SELECT uuid, effective_from AS effectiveFrom, content, approved_by AS approvedBy, note
     FROM policy WHERE topic = ? ORDER BY effective_from`,
  );
  const save = db
    .prepare<unknown[], Buffer>(
      `INSERT INTO policy (uuid, topic, effective_from, content, approved_by, note, created_at)
       VALUES (@uuid, @topic, @effectiveFrom, @content, @approvedBy, @note, @now)
       ON CONFLICT (topic, effective_from) DO UPDATE SET content = excluded.content,
         approved_by = excluded.approved_by, note = excluded.note RETURNING uuid`,
    )
    .pluck();
  const find = db.prepare<[Buffer], { topic: string; effectiveFrom: string }>(
    'SELECT topic, effective_from AS effectiveFrom FROM policy WHERE uuid = ?',
  );
  const remove = db.prepare('DELETE FROM policy WHERE uuid = ?');

  return {
    /** Contents of a topic with the day each takes effect, earliest first. */
    contents: (topic: PolicyTopic): { effectiveFrom: string; content: unknown }[] =>
      select
        .all(topic)
        .map(({ effectiveFrom, content }) => ({ effectiveFrom, content: JSON.parse(content) })),

    /** Latest first. */
    versions(topic: PolicyTopic, today: string): Version[] {
      const rows = select.all(topic);
      const current = rows.findLast((row) => row.effectiveFrom <= today);
      return rows.reverse().map(({ uuid, content, ...row }) => ({
        ...row,
        id: fromUuid(uuid),
        topic,
        content: JSON.parse(content),
        state:
          row.effectiveFrom > today
            ? 'future'
            : row.effectiveFrom === current?.effectiveFrom
              ? 'current'
              : 'past',
      }));
    },

    save({ topic, effectiveFrom, content, approvedBy, note }: NewVersion, now: number): string {
      const uuid = newUuid(now);
      const saved = save.get({
        uuid,
        topic,
        effectiveFrom,
        content: JSON.stringify(content),
        approvedBy,
        note,
        now,
      });
      return fromUuid(saved ?? uuid);
    },

    find: (id: string): { topic: string; initial: boolean } | undefined => {
      const found = find.get(toUuid(id));
      return found && { topic: found.topic, initial: found.effectiveFrom === ALWAYS };
    },
    remove: (id: string): void => void remove.run(toUuid(id)),
  };
}

/**
 * Gives a new vault the rules of the source documents, in force since ever.
 * @param coreTag what the user's language calls the core tag
 */
export function seedPolicies(db: Db, now: number, coreTag: string): void {
  const store = policyStore(db);
  for (const [topic, { initial }] of Object.entries(TOPICS))
    store.save(
      {
        topic: topic as PolicyTopic,
        effectiveFrom: ALWAYS,
        content: initial(coreTag) as NewVersion['content'],
        approvedBy: '',
        note: '',
      },
      now,
    );
}
