import type { owners } from '../../contract/owners.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { ownerStore } from './store.ts';

export function ownerHandlers(session: Session): Handlers<typeof owners> {
  const store = ownerStore(session.db);
  return {
    'owners.list': () => ok(store.list()),
    'owners.save'({ id, ...fields }) {
      if (id === undefined) return ok({ id: store.insert(fields, session.now()) });
      return store.update(id, fields, session.now())
        ? ok({ id })
        : refuse('not-found', 'owners:error.notFound');
    },
    'owners.setMe': ({ id }) =>
      store.setMe(id, session.now()) ? ok({}) : refuse('not-found', 'owners:error.notFound'),
  };
}
