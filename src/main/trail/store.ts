import type { TrailEvent } from '../../domain/trail.ts';
import type { Db } from '../db/open.ts';
import { fromUuid, toUuid } from '../db/uuid.ts';
import type { TrailRow } from '../journal/chain.ts';
import { RECORD } from '../records/of-stakeholder.ts';
import { TOUCHED_STAKEHOLDERS } from '../records/touched.ts';

/** An entry as it is listed, with how many rows of the journal it still has. */
export type TrailListRow = Omit<TrailRow, 'digest'> & { changes: number };

type Who = { uuid: Buffer; name: string };
type About = { id: string; name: string };
/** What the detail of an entry says of whom it is about. */
type Subject = { stakeholder?: string; attachment?: string };
/** An import is about nobody in particular. */
const MOST_CHANGES = 200;

/** All rows that are, or hang on, a stakeholder or one that was merged into it. */
const OF_ONE = `WITH who (id) AS (
    SELECT id FROM stakeholder WHERE uuid = @uuid
    UNION SELECT merged.id FROM stakeholder AS merged JOIN stakeholder AS kept ON kept.id = merged.merged_into WHERE kept.uuid = @uuid),
  ${RECORD}`;
const OF_RECORD = `(action_id IN (SELECT change.action_id FROM record JOIN change USING (tbl, row_id))
  OR json_extract(detail, '$.stakeholder') IN (SELECT value FROM json_each(@ids))
  OR json_extract(detail, '$.attachment') IN (SELECT value FROM json_each(@files)))`;
/** Files of conversations with a stakeholder, or with one that was merged into it. */
const FILES = `SELECT uuid FROM attachment JOIN record ON tbl = 'attachment' AND row_id = attachment.id`;

export function trailStore(db: Db) {
  const find = db.prepare<[number], { actionId: number | null }>(
    'SELECT action_id AS actionId FROM trail WHERE id = ?',
  );
  const lookedSince = db
    .prepare<[string, number], number>(
      `SELECT 1 FROM trail WHERE event = 'looked-at' AND json_extract(detail, '$.stakeholder') = ? AND at > ?
         AND id > (SELECT max(id) FROM trail) - 500 LIMIT 1`,
    )
    .pluck();
  const known = db.prepare<[Buffer], { id: number }>('SELECT id FROM stakeholder WHERE uuid = ?');
  const touched = db.prepare<{ action: number }, Who>(
    `SELECT s.uuid, s.name FROM stakeholder AS s WHERE s.id IN (${TOUCHED_STAKEHOLDERS}) LIMIT 2`,
  );
  const byFile = db.prepare<[Buffer], Who>(
    `SELECT s.uuid, s.name FROM attachment AS a JOIN interaction_stakeholder AS of USING (interaction_id)
       JOIN stakeholder AS s ON s.id = of.stakeholder_id WHERE a.uuid = ? AND of.deleted_at IS NULL LIMIT 2`,
  );
  const employer = db
    .prepare<[Buffer], Buffer>(
      'SELECT s.uuid FROM person AS p JOIN stakeholder AS s ON s.id = p.stakeholder_id WHERE p.uuid = ?',
    )
    .pluck();
  const byId = db.prepare<[Buffer], Who>('SELECT uuid, name FROM stakeholder WHERE uuid = ?');
  const takenBack = db.prepare<[number], { call: string; times: number }>(
    `WITH RECURSIVE chain (call, undoes, times) AS (
       SELECT call, undoes, 0 FROM action WHERE id = ?
       UNION ALL SELECT action.call, action.undoes, times + 1 FROM chain JOIN action ON action.id = chain.undoes)
     SELECT call, times FROM chain WHERE undoes IS NULL AND times > 0`,
  );

  const ids = db
    .prepare<{ uuid: Buffer }, Buffer>(`${OF_ONE} SELECT uuid FROM stakeholder WHERE id IN who`)
    .pluck();
  const everyIdOf = (stakeholder: string) => ids.all({ uuid: toUuid(stakeholder) }).map(fromUuid);
  const files = db.prepare<{ uuid: Buffer }, Buffer>(`${OF_ONE} ${FILES}`).pluck();
  const filesOf = (stakeholder: string) => files.all({ uuid: toUuid(stakeholder) }).map(fromUuid);

  return {
    actionOf: (id: number): number | null | undefined => find.get(id)?.actionId,
    isStakeholder: (id: string): boolean => known.get(toUuid(id)) !== undefined,
    lookedAtSince: (stakeholderId: string, at: number): boolean =>
      lookedSince.get(stakeholderId, at) !== undefined,
    /** The call that an undoing took back or, by undoing that, did again; nothing where the journal doesn't say. */
    undoneBy(actionId: number): { call: string; again: boolean } | undefined {
      const found = takenBack.get(actionId);
      return found && { call: found.call, again: found.times % 2 === 0 };
    },
    /** The stakeholder that a person belongs to. */
    employerOf(person: string): string | undefined {
      const found = employer.get(toUuid(person));
      return found && fromUuid(found);
    },
    /** Whom an entry is about, where that is one. */
    about({ actionId, changes }: TrailListRow, { stakeholder, attachment }: Subject): About | null {
      const found =
        stakeholder !== undefined
          ? byId.all(toUuid(stakeholder))
          : attachment !== undefined
            ? byFile.all(toUuid(attachment))
            : actionId === null || changes > MOST_CHANGES
              ? []
              : touched.all({ action: actionId });
      const [one, other] = found;
      return one === undefined || other !== undefined ? null : { id: fromUuid(one.uuid), name: one.name };
    },
    list(
      { stakeholderId, events }: { stakeholderId?: string | undefined; events?: TrailEvent[] | undefined },
      offset: number,
      limit: number,
    ): { rows: TrailListRow[]; total: number } {
      const where = [
        ...(stakeholderId === undefined ? [] : [OF_RECORD]),
        ...(events?.length ? ['event IN (SELECT value FROM json_each(@events))'] : []),
      ];
      const condition = where.length === 0 ? '' : `WHERE ${where.join(' AND ')}`;
      const record = stakeholderId === undefined ? '' : OF_ONE;
      const params = {
        ...(stakeholderId !== undefined && {
          uuid: toUuid(stakeholderId),
          ids: JSON.stringify(everyIdOf(stakeholderId)),
          files: JSON.stringify(filesOf(stakeholderId)),
        }),
        ...(events?.length && { events: JSON.stringify(events) }),
      };
      const rows = db
        .prepare<object, TrailListRow>(
          `${record} SELECT id, at, who, event, call, action_id AS actionId, detail, hash,
             (SELECT count(*) FROM change WHERE change.action_id = trail.action_id) AS changes
           FROM trail ${condition} ORDER BY id DESC LIMIT @limit OFFSET @offset`,
        )
        .all({ ...params, limit, offset });
      const total = db
        .prepare<object, number>(`${record} SELECT count(*) FROM trail ${condition}`)
        .pluck()
        .get(params);
      return { rows, total: total ?? 0 };
    },
  };
}
