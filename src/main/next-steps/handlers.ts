import type { nextSteps } from '../../contract/next-steps.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import { recordHandlers } from '../ipc/record-handlers.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { nextStepStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'nextSteps:error.notFound');

export function nextStepHandlers(session: Session): Handlers<typeof nextSteps> {
  const store = nextStepStore(session.db);
  const register = stakeholderStore(session.db);
  const rows = recordHandlers('next_step')(session);
  const { now } = session;

  const change = (id: string, work: (row: number) => void): Result<Record<string, never>> => {
    const row = store.rowOf(id);
    if (row === undefined) return NOT_FOUND;
    work(row);
    return ok({});
  };

  return {
    'nextSteps.add'({ stakeholderId, interactionId, text, dueOn, ownerId }) {
      const stakeholder = register.rowOf(stakeholderId);
      if (stakeholder === undefined) return refuse('not-found', 'stakeholders:error.notFound');
      const interaction = interactionId === undefined ? null : store.interactionRow(interactionId);
      if (interaction === undefined) return refuse('not-found', 'interactions:error.notFound');
      const owner =
        ownerId === undefined ? store.ownerOfStakeholder(stakeholder) : register.ownerRow(ownerId);
      if (owner === undefined) return refuse('not-found', 'owners:error.notFound');
      return ok({ id: store.insert({ stakeholder, interaction, owner, text, dueOn }, now()) });
    },
    'nextSteps.get': rows['nextSteps.get'],
    'nextSteps.update': rows['nextSteps.update'],
    'nextSteps.complete': ({ id }) => change(id, (row) => store.setDone(row, now(), now())),
    'nextSteps.reopen': ({ id }) => change(id, (row) => store.setDone(row, null, now())),
    'nextSteps.remove': rows['nextSteps.remove'],
    'nextSteps.list'({ cursor, offset: position, limit, ...filter }) {
      const offset = offsetOf({ cursor, offset: position });
      if (!offset.ok) return offset;
      return ok(pageOf(store.list(filter, offset.value, limit), offset.value));
    },
  };
}
