import { type Message, message } from '../../domain/message.ts';
import type { Db } from '../db/open.ts';
import { TOUCHED_STAKEHOLDERS } from '../records/touched.ts';
import { FINAL_CALLS } from './final.ts';

/** What can be undone or redone: the action to take back, and the one that it is called after. */
export type StepRow = { actionId: number; at: number; call: string };

/** An erasure leaves nothing of an action to bring back; a vault isn't unmade. */
const STANDS = `action.undone_at IS NULL AND action.origin IS NULL AND EXISTS (SELECT 1 FROM change WHERE action_id = action.id)
  AND call NOT LIKE 'vault.%' AND call NOT IN (${FINAL_CALLS.map((call) => `'${call}'`).join(', ')})`;

const NAME = `coalesce(stakeholder.name, (SELECT before ->> 'name' FROM change WHERE tbl = 'stakeholder' AND row_id = touched.id
  AND before IS NOT NULL ORDER BY change.id DESC LIMIT 1))`;
const TOUCHED = `WITH touched (id) AS (${TOUCHED_STAKEHOLDERS})
  SELECT ${NAME} AS called, count(*) OVER () AS total FROM touched LEFT JOIN stakeholder USING (id)
  WHERE touched.id IS NOT NULL AND called IS NOT NULL ORDER BY touched.id LIMIT 2`;

/** What can be taken back, and what of that can be done again; each latest first. */
export function undoSteps(db: Db) {
  const undo = db.prepare<[number], StepRow>(
    `SELECT id AS actionId, at, call FROM action WHERE undoes IS NULL AND ${STANDS} ORDER BY id DESC LIMIT ?`,
  );
  // As everywhere: what is done anew after something was undone ends its redoing.
  const redo = db.prepare<[number], StepRow>(
    `SELECT action.id AS actionId, action.at, undone.call FROM action JOIN action AS undone ON undone.id = action.undoes
     WHERE undone.undoes IS NULL AND action.undone_at IS NULL
       AND EXISTS (SELECT 1 FROM change WHERE action_id = action.id)
       AND action.id > (SELECT coalesce(max(id), 0) FROM action WHERE undoes IS NULL AND undone_at IS NULL)
     ORDER BY action.id DESC LIMIT ?`,
  );
  const touched = db.prepare<{ action: number }, { called: string; total: number }>(TOUCHED);
  return {
    undo: (limit: number) => undo.all(limit),
    redo: (limit: number) => redo.all(limit),
    /** A step in words: what was done, and with whom. */
    nameOf({ actionId, call }: Pick<StepRow, 'actionId' | 'call'>): {
      what: Message;
      whom: string[];
      total: number;
    } {
      const whom = touched.all({ action: actionId });
      return {
        what: message(`trail:call.${call}`),
        whom: whom.map(({ called }) => called),
        total: whom[0]?.total ?? 0,
      };
    },
  };
}
