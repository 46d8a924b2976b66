import type { people } from '../../contract/people.ts';
import { ok, refuse } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { personStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'people:error.notFound');

export function peopleHandlers(session: Session): Handlers<typeof people> {
  const store = personStore(session.db);
  const register = stakeholderStore(session.db);
  return {
    'people.add'({ stakeholderId, ...person }) {
      const stakeholder = register.rowOf(stakeholderId);
      if (stakeholder === undefined) return refuse('not-found', 'stakeholders:error.notFound');
      return ok({ id: store.insert(stakeholder, person, session.now()).id });
    },
    'people.update'({ id, ...fields }) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      store.update(row, fields, session.now());
      return ok({});
    },
    'people.remove'({ id }) {
      const found = store.rowOf(id);
      if (found === undefined) return NOT_FOUND;
      store.remove(found.row, session.now());
      return ok({});
    },
    'people.list'({ query, cursor, limit }) {
      const offset = offsetOf(cursor);
      if (!offset.ok) return offset;
      return ok(pageOf(store.list(query, offset.value, limit), offset.value));
    },
  };
}
