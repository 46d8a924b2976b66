import type { owners } from '../../contract/owners.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { introductionStore, isUnnamed } from './introduction.ts';
import { ownerStore } from './store.ts';

export function ownerHandlers(session: Session): Handlers<typeof owners> {
  const store = ownerStore(session.db);
  const introductions = introductionStore(session.db);
  const myself = () => store.list().find(({ me }) => me);
  return {
    'owners.list': () => ok(store.list()),
    'owners.save'({ id, ...fields }) {
      if (id === undefined) return ok({ id: store.insert(fields, session.now()) });
      return store.update(id, fields, session.now())
        ? ok({ id })
        : refuse('not-found', 'owners:error.notFound');
    },
    'owners.introduction'() {
      const { name = '', department = '' } = myself() ?? {};
      const { organisation, settled } = introductions.get();
      return ok({ name, department, organisation, asked: isUnnamed(name) && !settled });
    },
    'owners.introduce'({ name, department, organisation }) {
      const me = myself();
      if (me === undefined) store.insert({ name, department, active: true }, session.now());
      else store.update(me.id, { ...me, name, department }, session.now());
      introductions.set({ organisation, settled: true });
      return ok({});
    },
    'owners.stayUnnamed'() {
      introductions.set({ ...introductions.get(), settled: true });
      return ok({});
    },
    'owners.setMe': ({ id }) => (store.setMe(id) ? ok({}) : refuse('not-found', 'owners:error.notFound')),
  };
}
