import type { views } from '../../contract/views.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { viewStore } from './store.ts';

export function viewHandlers(session: Session): Handlers<typeof views> {
  const store = viewStore(session.db);
  return {
    'views.list': ({ noun }) => ok(store.list(noun)),
    'views.save': (view) => ok({ id: store.save(view) }),
    'views.remove': ({ id }) =>
      store.remove(id, session.now()) ? ok({}) : refuse('not-found', 'views:error.notFound'),
  };
}
