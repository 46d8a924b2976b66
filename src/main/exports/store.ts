import type { StakeholderFilter } from '../../contract/stakeholders.ts';
import type { FeedbackKind, FeedbackPriority, FeedbackState } from '../../domain/feedback/terms.ts';
import type { Channel, Direction, Purpose } from '../../domain/interactions.ts';
import { STRICT_TALK } from '../confidentiality/talks.ts';
import type { Db } from '../db/open.ts';
import { fromUuid } from '../db/uuid.ts';
import { type FeedbackFilter, feedbackCondition } from '../feedback/filter.ts';
import { DEADLINE_NOW, LEVEL_NOW } from '../feedback/urgent.ts';
import { type InteractionFilter, interactionCondition } from '../interactions/filter.ts';
import { filterCondition } from '../stakeholders/filter.ts';

export type InteractionRow = {
  at: number;
  stakeholders: string;
  people: string;
  channel: Channel;
  direction: Direction;
  purpose: Purpose | null;
  effective: number;
  summary: string;
  decisions: string;
  nextSteps: string;
  attachments: string;
  owner: string | null;
  createdAt: number;
  strict: number;
};

export type FeedbackRow = {
  number: number;
  stakeholder: string | null;
  kind: FeedbackKind;
  priority: FeedbackPriority;
  channel: Channel;
  state: FeedbackState;
  level: number | null;
  content: string;
  receivedAt: number;
  deadlineAt: number;
  respondedAt: number | null;
  resolvedAt: number | null;
  closedAt: number | null;
  satisfaction: number | null;
  breachReason: string;
  owner: string | null;
  strict: number;
};

/** When a stakeholder was last and is next to be contacted. */
export type ContactDays = { lastContactAt: number | null; nextDueOn: string | null };

/** Which stakeholders a list is about: all of them, those made inactive too, unless a filter says otherwise. */
const EVERYTHING: StakeholderFilter = { inactive: 'show' };

/** Reads lists whole, a batch of rows at a time. */
export function exportStore(db: Db) {
  const most = db
    .prepare<[string], number>(
      `SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM contact_point
       WHERE kind = ? AND stakeholder_id IS NOT NULL AND deleted_at IS NULL GROUP BY stakeholder_id)`,
    )
    .pluck();
  const mostOfPeople = db
    .prepare<[string], number>(
      `SELECT coalesce(max(n), 0) FROM (SELECT count(*) AS n FROM contact_point
       WHERE kind = ? AND person_id IS NOT NULL AND deleted_at IS NULL GROUP BY person_id)`,
    )
    .pluck();
  const interactions = db.prepare<[string], InteractionRow>(
    `SELECT i.at, i.channel, i.direction, i.purpose, i.effective, i.summary, i.decisions, i.created_at AS createdAt,
       owner.name AS owner, ${STRICT_TALK} AS strict,
       (SELECT group_concat(s.name, '; ') FROM interaction_stakeholder AS of JOIN stakeholder AS s
        ON s.id = of.stakeholder_id WHERE of.interaction_id = i.id AND of.deleted_at IS NULL) AS stakeholders,
       (SELECT coalesce(group_concat(person.name, '; '), '') FROM interaction_person AS of JOIN person
        ON person.id = of.person_id WHERE of.interaction_id = i.id AND of.deleted_at IS NULL) AS people,
       (SELECT coalesce(group_concat(due_on || ' ' || text, char(10)), '') FROM next_step
        WHERE interaction_id = i.id AND deleted_at IS NULL) AS nextSteps,
       (SELECT coalesce(group_concat(name, '; '), '') FROM attachment
        WHERE interaction_id = i.id AND deleted_at IS NULL) AS attachments
     FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value LEFT JOIN owner ON owner.id = i.owner_id
     ORDER BY json_each.key`,
  );
  const feedback = db.prepare<{ ids: string; now: number }, FeedbackRow>(
    `SELECT f.number, s.name AS stakeholder, f.kind, f.priority, f.channel, f.state, ${LEVEL_NOW} AS level, f.content,
       f.received_at AS receivedAt, ${DEADLINE_NOW} AS deadlineAt, f.responded_at AS respondedAt,
       f.resolved_at AS resolvedAt, f.closed_at AS closedAt, f.satisfaction, f.breach_reason AS breachReason,
       owner.name AS owner, coalesce(s.confidentiality = 'strict', 0) AS strict
     FROM json_each(@ids) JOIN feedback AS f ON f.id = json_each.value
     LEFT JOIN stakeholder AS s ON s.id = f.stakeholder_id LEFT JOIN owner ON owner.id = f.owner_id
     ORDER BY json_each.key`,
  );

  const plainTalks = db
    .prepare<[string], number>(
      `SELECT i.id FROM json_each(?) JOIN interaction AS i ON i.id = json_each.value
       WHERE NOT ${STRICT_TALK} ORDER BY json_each.key`,
    )
    .pluck();
  const plainCases = db
    .prepare<[string], number>(
      `SELECT f.id FROM json_each(?) JOIN feedback AS f ON f.id = json_each.value
       WHERE f.stakeholder_id IS NULL OR f.stakeholder_id NOT IN
         (SELECT id FROM stakeholder WHERE confidentiality = 'strict') ORDER BY json_each.key`,
    )
    .pluck();

  const contactDays = db.prepare<[number], ContactDays>(
    `SELECT (SELECT at FROM last_contact WHERE stakeholder_id = s.id) AS lastContactAt,
       (SELECT min(due_on) FROM cadence_due WHERE stakeholder_id = s.id) AS nextDueOn
     FROM stakeholder AS s WHERE s.id = ?`,
  );

  return {
    contactDays: (row: number): ContactDays =>
      contactDays.get(row) ?? { lastContactAt: null, nextDueOn: null },

    mostPoints: (of: 'stakeholders' | 'people') => ({
      phones: (of === 'people' ? mostOfPeople : most).get('phone') ?? 0,
      emails: (of === 'people' ? mostOfPeople : most).get('email') ?? 0,
    }),

    /** By name. */
    stakeholders(filter: StakeholderFilter | undefined, today: string): { id: string; row: number }[] {
      const { sql, params } = filterCondition(filter ?? EVERYTHING, today);
      return db
        .prepare<unknown[], { uuid: Buffer; row: number }>(
          `SELECT s.uuid, s.id AS row FROM stakeholder AS s WHERE ${sql} ORDER BY s.sort_key, s.id`,
        )
        .all(...params)
        .map(({ uuid, row }) => ({ id: fromUuid(uuid), row }));
    },

    /** Latest first. */
    interactionRows(filter: InteractionFilter): number[] {
      const { sql, params } = interactionCondition(filter);
      return db
        .prepare<unknown[], number>(
          `SELECT i.id FROM interaction AS i WHERE ${sql} ORDER BY i.at DESC, i.uuid DESC`,
        )
        .pluck()
        .all(...params);
    },
    /** Of those keys the ones that are about nobody strictly confidential. */
    withoutStrict: {
      interactions: (rows: readonly number[]): number[] => plainTalks.all(JSON.stringify(rows)),
      feedback: (rows: readonly number[]): number[] => plainCases.all(JSON.stringify(rows)),
    },
    interactions: (rows: readonly number[]): InteractionRow[] => interactions.all(JSON.stringify(rows)),

    /** By number. */
    feedbackRows(filter: FeedbackFilter, now: number): number[] {
      const { sql, params } = feedbackCondition(filter);
      return db
        .prepare<unknown[], number>(`SELECT f.id FROM feedback AS f WHERE ${sql} ORDER BY f.number`)
        .pluck()
        .all({ ...params, now });
    },
    feedback: (rows: readonly number[], now: number): FeedbackRow[] =>
      feedback.all({ ids: JSON.stringify(rows), now }),
  };
}
