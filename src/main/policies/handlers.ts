import type { policies } from '../../contract/policies.ts';
import { message } from '../../domain/message.ts';
import { isApproved, isJudging, isSettled } from '../../domain/policies.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { policyStore } from './store.ts';
import { TOPICS } from './topics.ts';

export function policyHandlers(session: Session): Handlers<typeof policies> {
  const store = policyStore(session.db);
  return {
    'policies.versions': ({ topic }) => ok(store.versions(topic, session.today())),
    'policies.save'(version) {
      const parsed = TOPICS[version.topic].parse(version.content);
      if (!parsed.ok) return parsed;
      const standing = store.standingFrom(version.topic, version.effectiveFrom);
      const settled = standing !== undefined && isSettled(standing, session.today());
      if (settled && version.reason === '') {
        const why = message(
          isApproved(standing) ? 'policies:error.approvedNeedsReason' : 'policies:error.judgingNeedsReason',
        );
        return refuse('invalid', why.key, undefined, [{ path: 'reason', message: why }]);
      }
      return ok({ id: store.save(version, settled, session.now()) });
    },
    'policies.remove'({ id }) {
      const found = store.find(id);
      if (found === undefined) return refuse('not-found', 'policies:error.notFound');
      if (found.isInitial) return refuse('conflict', 'policies:error.initial');
      if (isApproved(found) || found.correctedAt !== null)
        return refuse('conflict', 'policies:error.approved');
      if (isJudging(found, session.today())) return refuse('conflict', 'policies:error.judging');
      store.remove(id, session.now());
      return ok({});
    },
  };
}
