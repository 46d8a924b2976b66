import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { policies } from '../../contract/policies.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, keyUuid, newUuid, toUuid } from '../db/uuid.ts';
import { type PolicyTopic, TOPICS } from './topics.ts';

type Version = HandlerOutput<(typeof policies)['policies.versions']>[number];
type NewVersion = HandlerInput<(typeof policies)['policies.save']>;
type PolicyRow = {
  uuid: Buffer;
  effectiveFrom: string;
  content: string;
  approvedBy: string;
  note: string;
  reason: string;
  correctedAt: number | null;
};

/** From when the rules hold that come with a new vault: earlier than anything that can be entered. */
const ALWAYS = '1900-01-01';

export function policyStore(db: Db) {
  const select = db.prepare<[string], PolicyRow>(
    `SELECT uuid, effective_from AS effectiveFrom, content, approved_by AS approvedBy, note, reason, corrected_at AS correctedAt
     FROM policy WHERE topic = ? AND deleted_at IS NULL ORDER BY effective_from, created_at, uuid`,
  );
  const isStanding = ({ correctedAt }: PolicyRow) => correctedAt === null;
  /** Of two that two vaults made of the same day, the later. */
  const latest = (rows: PolicyRow[]) =>
    rows.filter(({ effectiveFrom }, at) => effectiveFrom !== rows[at + 1]?.effectiveFrom);
  const standing = (topic: PolicyTopic) => latest(select.all(topic).filter(isStanding));
  const insert = db.prepare(
    `INSERT INTO policy (uuid, topic, effective_from, content, approved_by, note, reason, created_at)
     VALUES (@uuid, @topic, @effectiveFrom, @content, @approvedBy, @note, @reason, @now)`,
  );
  const update = db.prepare(
    'UPDATE policy SET content = @content, approved_by = @approvedBy, note = @note, reason = @reason WHERE uuid = @uuid',
  );
  const correct = db.prepare('UPDATE policy SET corrected_at = @now WHERE uuid = @uuid');
  const find = db.prepare<
    [Buffer],
    { effectiveFrom: string; approvedBy: string; correctedAt: number | null }
  >(
    `SELECT effective_from AS effectiveFrom, approved_by AS approvedBy, corrected_at AS correctedAt
     FROM policy WHERE uuid = ? AND deleted_at IS NULL`,
  );
  const remove = db.prepare('UPDATE policy SET deleted_at = ? WHERE uuid = ?');

  return {
    /** Contents of a topic with the day each takes effect, earliest first. */
    contents: (topic: PolicyTopic): { effectiveFrom: string; content: unknown }[] =>
      standing(topic).map(({ effectiveFrom, content }) => ({
        effectiveFrom,
        content: JSON.parse(content),
      })),

    /** Latest first. */
    versions(topic: PolicyTopic, today: string): Version[] {
      const rows = select.all(topic);
      const current = rows.findLast((row) => isStanding(row) && row.effectiveFrom <= today);
      return rows.reverse().map(({ uuid, content, correctedAt, ...row }) => ({
        ...row,
        id: fromUuid(uuid),
        topic,
        content: JSON.parse(content),
        state:
          correctedAt !== null
            ? 'corrected'
            : row.effectiveFrom > today
              ? 'future'
              : row.effectiveFrom === current?.effectiveFrom
                ? 'current'
                : 'past',
      }));
    },

    /** The version that holds from a day on. */
    standingFrom: (
      topic: PolicyTopic,
      day: string,
    ): { effectiveFrom: string; approvedBy: string } | undefined =>
      standing(topic).find(({ effectiveFrom }) => effectiveFrom === day),

    /** @param settled whether the one of the same day stays, corrected; otherwise it becomes what is saved */
    save(
      { topic, effectiveFrom, content, ...told }: NewVersion,
      settled: boolean,
      now: number,
      named = newUuid(now),
    ): string {
      const present = standing(topic).find((version) => version.effectiveFrom === effectiveFrom);
      const isChanged = present !== undefined && !settled;
      const uuid = isChanged ? present.uuid : named;
      const version = { uuid, content: JSON.stringify(content), ...told };
      if (isChanged) update.run(version);
      else {
        if (present !== undefined) correct.run({ uuid: present.uuid, now });
        insert.run({ ...version, topic, effectiveFrom, now });
      }
      return fromUuid(uuid);
    },

    find: (id: string) => {
      const found = find.get(toUuid(id));
      return found && { ...found, isInitial: found.effectiveFrom === ALWAYS };
    },
    remove: (id: string, now: number): void => void remove.run(now, toUuid(id)),
  };
}

/**
 * Gives a new vault the rules of the source documents, in force since ever: the same ones by name in every vault.
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
        reason: '',
      },
      false,
      now,
      keyUuid('policy', [topic, ALWAYS]),
    );
}
