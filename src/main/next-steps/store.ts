import type { HandlerInput, HandlerOutput } from '../../contract/call.ts';
import type { nextSteps } from '../../contract/next-steps.ts';
import type { Db } from '../db/open.ts';
import { orderedRows } from '../db/ordered-rows.ts';
import { ownedBy } from '../db/owned-by.ts';
import { fromUuid, newUuid, toUuid } from '../db/uuid.ts';

type Calls = typeof nextSteps;
export type NextStep = HandlerOutput<Calls['nextSteps.list']>['rows'][number];
type ListInput = HandlerInput<Calls['nextSteps.list']>;

/** Rows of other tables that a new step hangs on. */
export type NewNextStep = {
  stakeholder: number;
  interaction: number | null;
  owner: number | null;
  text: string;
  dueOn: string;
};

type NextStepRow = Omit<NextStep, 'id' | 'stakeholderId' | 'interactionId'> & {
  uuid: Buffer;
  stakeholderUuid: Buffer;
  interactionUuid: Buffer | null;
};

export function nextStepStore(db: Db) {
  const insert = db.prepare(
    `INSERT INTO next_step (uuid, stakeholder_id, interaction_id, text, due_on, owner_id, created_at, updated_at)
     VALUES (@uuid, @stakeholder, @interaction, @text, @dueOn, @owner, @now, @now)`,
  );
  const rowOf = db.prepare<[Buffer], { id: number }>(
    'SELECT id FROM next_step WHERE uuid = ? AND deleted_at IS NULL',
  );
  const interactionRow = db
    .prepare<[Buffer], number>('SELECT id FROM interaction WHERE uuid = ? AND deleted_at IS NULL')
    .pluck();
  const setDone = db.prepare('UPDATE next_step SET done_at = @doneAt, updated_at = @now WHERE id = @row');
  const removeOpen = db.prepare(
    `UPDATE next_step SET deleted_at = @now, updated_at = @now
     WHERE interaction_id = @interaction AND done_at IS NULL AND deleted_at IS NULL`,
  );
  const ownerOfStakeholder = db
    .prepare<[number], number | null>('SELECT owner_id FROM stakeholder WHERE id = ?')
    .pluck();

  const order = orderedRows(db);
  /** Steps by their ids (a JSON list), in its order. */
  const window = db.prepare<[string], NextStepRow>(
    `SELECT n.uuid, n.text, n.due_on AS dueOn, n.done_at AS doneAt, s.uuid AS stakeholderUuid,
       s.name AS stakeholderName, i.uuid AS interactionUuid, owner.name AS ownerName
     FROM json_each(?) AS place JOIN next_step AS n ON n.id = place.value
       JOIN stakeholder AS s ON s.id = n.stakeholder_id
       LEFT JOIN owner ON owner.id = n.owner_id LEFT JOIN interaction AS i ON i.id = n.interaction_id
     ORDER BY place.key`,
  );

  return {
    rowOf: (id: string): number | undefined => rowOf.get(toUuid(id))?.id,
    interactionRow: (id: string): number | undefined => interactionRow.get(toUuid(id)),
    ownerOfStakeholder: (stakeholder: number): number | null => ownerOfStakeholder.get(stakeholder) ?? null,
    insert(step: NewNextStep, now: number): string {
      const uuid = newUuid(now);
      insert.run({ ...step, uuid, now });
      return fromUuid(uuid);
    },
    setDone: (row: number, doneAt: number | null, now: number): void =>
      void setDone.run({ row, doneAt, now }),
    /** Those of an interaction that are still open. */
    removeOpenOf: (interaction: number, now: number): void => void removeOpen.run({ interaction, now }),

    /** Open ones that are due by a day. */
    dueBy(until: string, ownerIds: readonly (string | null)[] | undefined): number {
      const owned = ownerIds?.length ? `AND ${ownedBy('n.owner_id', ownerIds)}` : '';
      const count = db.prepare<[string], number>(
        `SELECT count(*) FROM next_step AS n JOIN stakeholder AS s ON s.id = n.stakeholder_id
         WHERE n.deleted_at IS NULL AND s.deleted_at IS NULL AND n.done_at IS NULL AND n.due_on <= ? ${owned}`,
      );
      return count.pluck().get(until) ?? 0;
    },

    list(
      {
        stakeholderId,
        ownerIds,
        until,
        include,
      }: Pick<ListInput, 'stakeholderId' | 'ownerIds' | 'until' | 'include'>,
      offset: number,
      limit: number,
    ): { rows: NextStep[]; total: number } {
      const where = ['n.deleted_at IS NULL', 's.deleted_at IS NULL'];
      const params: (string | number | Buffer)[] = [];
      if (include !== 'all') where.push(`n.done_at IS ${include === 'open' ? '' : 'NOT '}NULL`);
      if (stakeholderId !== undefined) {
        where.push('s.uuid = ?');
        params.push(toUuid(stakeholderId));
      }
      if (ownerIds?.length) {
        where.push(ownedBy('n.owner_id', ownerIds));
      }
      if (until !== undefined) {
        where.push('n.due_on <= ?');
        params.push(until);
      }
      const ordered = order(
        `SELECT n.id FROM next_step AS n JOIN stakeholder AS s ON s.id = n.stakeholder_id
         WHERE ${where.join(' AND ')} ORDER BY n.due_on, n.id`,
        params,
      );
      const rows = window.all(JSON.stringify(ordered.slice(offset, offset + limit)));
      return {
        total: ordered.length,
        rows: rows.map(({ uuid, stakeholderUuid, interactionUuid, ...row }) => ({
          ...row,
          id: fromUuid(uuid),
          stakeholderId: fromUuid(stakeholderUuid),
          interactionId: interactionUuid === null ? null : fromUuid(interactionUuid),
        })),
      };
    },
  };
}
