import type { actions } from '../../contract/actions.ts';
import { message } from '../../domain/message.ts';
import { ok } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { type StepRow, undoSteps } from './steps.ts';
import { undoAction } from './undo.ts';

type ActionRow = { actionId: number; at: number; call: string; changes: number; undoneAt: number | null };

/** What somebody did in the vault; that it was made is nothing of that. */
const DONE = "call <> 'vault.create'";

export function actionHandlers(session: Session): Handlers<typeof actions> {
  const { db, text } = session;
  const recent = db.prepare<[number, number], ActionRow>(
    `SELECT id AS actionId, at, call, undone_at AS undoneAt,
       (SELECT count(*) FROM change WHERE action_id = action.id) AS changes
     FROM action WHERE ${DONE} ORDER BY id DESC LIMIT ? OFFSET ?`,
  );
  const total = db.prepare<[], number>(`SELECT count(*) FROM action WHERE ${DONE}`).pluck();
  const steps = undoSteps(db);

  const nameOf = (step: Pick<StepRow, 'actionId' | 'call'>): string => {
    const { what, whom, total } = steps.nameOf(step);
    const [first = '', second = ''] = whom;
    const how = total === 0 ? 'alone' : total === 1 ? 'one' : total === 2 ? 'two' : 'many';
    return text(message(`actions:step.${how}`, { what: text(what), first, second, total }));
  };
  const named = (step: StepRow) => ({
    actionId: String(step.actionId),
    at: step.at,
    text: nameOf(step),
  });

  return {
    'actions.recent'({ limit, ...at }) {
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      const rows = recent.all(limit, offset.value).map(({ actionId, undoneAt, ...row }) => ({
        ...row,
        actionId: String(actionId),
        undone: undoneAt !== null,
      }));
      return ok(pageOf({ rows, total: total.get() ?? 0 }, offset.value));
    },
    'actions.steps': ({ limit }) =>
      ok({ undo: steps.undo(limit).map(named), redo: steps.redo(limit).map(named) }),
    'actions.undo': ({ actionId }) => undoAction(db, Number(actionId), session.now(), nameOf),
  };
}
