import type { policies } from '../../contract/policies.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { policyStore } from './store.ts';
import { TOPICS } from './topics.ts';

export function policyHandlers(session: Session): Handlers<typeof policies> {
  const store = policyStore(session.db);
  return {
    'policies.versions': ({ topic }) => ok(store.versions(topic, session.today())),
    'policies.save'(version) {
      const parsed = TOPICS[version.topic].parse(version.content);
      return parsed.ok ? ok({ id: store.save(version, session.now()) }) : parsed;
    },
    'policies.remove'({ id }) {
      const found = store.find(id);
      if (found === undefined) return refuse('not-found', 'policies:error.notFound');
      if (found.initial) return refuse('conflict', 'policies:error.initial');
      store.remove(id);
      return ok({});
    },
  };
}
