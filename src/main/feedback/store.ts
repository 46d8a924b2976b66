import type { FeedbackEvent } from '../../domain/feedback/events.ts';
import type { FeedbackKind, FeedbackPriority, FeedbackState } from '../../domain/feedback/terms.ts';
import type { Channel } from '../../domain/interactions.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

/** A case as it is stored; instants in epoch ms. */
export type StoredCase = {
  row: number;
  id: string;
  number: number;
  kind: FeedbackKind;
  priority: FeedbackPriority;
  channel: Channel;
  content: string;
  receivedAt: number;
  /** Agreed with the other side, or what holds where no clock runs. */
  deadlineAt: number;
  agreed: boolean;
  state: FeedbackState;
  satisfaction: number | null;
  breachReason: string;
  ownerId: string | null;
  ownerName: string | null;
  stakeholderId: string | null;
  stakeholderName: string | null;
  stakeholderKind: StakeholderKind | null;
};

/** An entry of the status log with what was noted. `ownerName`: to whom it was handed. */
export type LogEntry = { event: FeedbackEvent; note: string; ownerName: string };

/** Columns that use cases write. */
export type CaseColumns = {
  stakeholder_id: number | null;
  kind: FeedbackKind;
  priority: FeedbackPriority;
  channel: Channel;
  content: string;
  received_at: number;
  deadline_at: number;
  deadline_agreed: 0 | 1;
  owner_id: number | null;
  state: FeedbackState;
  level: number | null;
  satisfaction: number | null;
  breach_reason: string;
  responded_at: number | null;
  resolved_at: number | null;
  closed_at: number | null;
};

export type CaseRow = Omit<StoredCase, 'id' | 'agreed' | 'ownerId' | 'stakeholderId'> & {
  uuid: Buffer;
  agreed: number;
  owner: Buffer | null;
  stakeholder: Buffer | null;
};

/** What {@link storedCase} reads; `f` is the case. */
export const SELECT_CASE = `SELECT f.id AS row, f.uuid, f.number, f.kind, f.priority, f.channel, f.content, f.state,
    f.received_at AS receivedAt, f.deadline_at AS deadlineAt, f.deadline_agreed AS agreed, f.satisfaction,
    f.breach_reason AS breachReason, owner.uuid AS owner, owner.name AS ownerName,
    s.uuid AS stakeholder, s.name AS stakeholderName, s.kind AS stakeholderKind
  FROM feedback AS f LEFT JOIN owner ON owner.id = f.owner_id LEFT JOIN stakeholder AS s ON s.id = f.stakeholder_id`;

export const storedCase = ({ uuid, agreed, owner, stakeholder, ...plain }: CaseRow): StoredCase => ({
  ...plain,
  id: fromUuid(uuid),
  agreed: agreed === 1,
  ownerId: owner && fromUuid(owner),
  stakeholderId: stakeholder && fromUuid(stakeholder),
});

type EventRow = { at: number; event: FeedbackEvent['event']; detail: string; note: string };

/** Cases and their status log. */
export function feedbackStore(db: Db) {
  const select = db.prepare<[Buffer], CaseRow>(`${SELECT_CASE} WHERE f.uuid = ? AND f.deleted_at IS NULL`);
  const selectRow = db.prepare<[number], CaseRow>(`${SELECT_CASE} WHERE f.id = ? AND f.deleted_at IS NULL`);
  const open = db
    .prepare<[], number>("SELECT id FROM feedback WHERE state <> 'closed' AND deleted_at IS NULL")
    .pluck();
  const nextNumber = db.prepare<[], number>('SELECT coalesce(max(number), 0) + 1 FROM feedback').pluck();
  const events = db.prepare<[number], EventRow>(
    'SELECT at, event, detail, note FROM feedback_event WHERE feedback_id = ? AND deleted_at IS NULL ORDER BY at, uuid',
  );
  const insertEvent = db.prepare(
    `INSERT INTO feedback_event (uuid, feedback_id, at, event, detail, note, owner_id)
     VALUES (@uuid, @row, @at, @event, @detail, @note, ${ME})`,
  );
  const ownerOf = db
    .prepare<{ stakeholder: number | null }, number>(
      `SELECT id FROM owner WHERE id = coalesce((SELECT owner_id FROM stakeholder WHERE id = @stakeholder),
                                                ${ME})`,
    )
    .pluck();
  const remove = db.prepare('UPDATE feedback SET deleted_at = @now, updated_at = @now WHERE id = @row');

  return {
    find(id: string): StoredCase | undefined {
      const row = select.get(toUuid(id));
      return row && storedCase(row);
    },
    findRow(row: number): StoredCase | undefined {
      const feedbackRow = selectRow.get(row);
      return feedbackRow && storedCase(feedbackRow);
    },
    openRows: (): number[] => open.all(),
    /** Who is responsible unless somebody is named: the stakeholder's owner, else me. */
    defaultOwner: (stakeholder: number | null): number | null => ownerOf.get({ stakeholder }) ?? null,

    insert(columns: CaseColumns, now: number): { row: number; id: string } {
      const uuid = newUuid(now);
      const names = Object.keys(columns);
      const { lastInsertRowid } = db
        .prepare(
          `INSERT INTO feedback (uuid, number, created_at, updated_at, ${names.join(', ')})
           VALUES (@uuid, @number, @now, @now, ${names.map((name) => `@${name}`).join(', ')})`,
        )
        .run({ ...columns, uuid, number: nextNumber.get(), now });
      return { row: Number(lastInsertRowid), id: fromUuid(uuid) };
    },
    update(row: number, columns: Partial<CaseColumns>, now: number): void {
      const sets = ['updated_at = @now', ...Object.keys(columns).map((name) => `${name} = @${name}`)];
      db.prepare(`UPDATE feedback SET ${sets.join(', ')} WHERE id = @row`).run({ ...columns, row, now });
    },
    remove: (row: number, now: number): void => void remove.run({ row, now }),

    /** In the order in which it was written. */
    log: (row: number): LogEntry[] => events.all(row).map(logEntry),
    addEvent(row: number, { event: { event, at, ...detail }, note, ownerName }: LogEntry): void {
      const detailText = JSON.stringify(ownerName === '' ? detail : { ...detail, ownerName });
      insertEvent.run({ uuid: newUuid(at), row, at, event, detail: detailText, note });
    },
  };
}

function logEntry({ at, event, detail, note }: EventRow): LogEntry {
  const { ownerName = '', ...more } = JSON.parse(detail);
  return { event: { ...more, event, at }, note, ownerName };
}
