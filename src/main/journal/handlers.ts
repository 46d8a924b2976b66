import type { actions } from '../../contract/actions.ts';
import { ok } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { undoAction } from './undo.ts';

type Row = { actionId: number; at: number; call: string; changes: number; undoneAt: number | null };

export function actionHandlers(session: Session): Handlers<typeof actions> {
  const recent = session.db.prepare<[number, number], Row>(
    `SELECT id AS actionId, at, call, undone_at AS undoneAt,
       (SELECT count(*) FROM change WHERE action_id = action.id) AS changes
     FROM action ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const total = session.db.prepare<[], number>('SELECT count(*) FROM action').pluck();
  return {
    'actions.recent'({ cursor, limit }) {
      const offset = offsetOf(cursor);
      if (!offset.ok) return offset;
      const rows = recent.all(limit, offset.value).map(({ actionId, undoneAt, ...row }) => ({
        ...row,
        actionId: String(actionId),
        undone: undoneAt !== null,
      }));
      return ok(pageOf({ rows, total: total.get() ?? 0 }, offset.value));
    },
    'actions.undo': ({ actionId }) => undoAction(session.db, Number(actionId), session.now()),
  };
}
