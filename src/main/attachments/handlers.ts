import type { attachments } from '../../contract/attachments.ts';
import { ok, refuse } from '../../domain/result.ts';
import { interactionStore } from '../interactions/store.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session.ts';
import { attachmentStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'attachments:error.notFound');

export function attachmentHandlers(session: Session): Handlers<typeof attachments> {
  const store = attachmentStore(session.db);
  const log = interactionStore(session.db);
  return {
    'attachments.add'({ interactionId, ...file }) {
      const interaction = log.rowOf(interactionId);
      if (interaction === undefined) return refuse('not-found', 'interactions:error.notFound');
      return ok(store.insert(interaction, file, session.now()));
    },
    'attachments.read'({ id }) {
      const found = store.read(id);
      return found === undefined ? NOT_FOUND : ok(found);
    },
    'attachments.remove': ({ id }) => (store.remove(id, session.now()) ? ok({}) : NOT_FOUND),
  };
}
