import type { drafts } from '../../contract/drafts.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { draftStore } from './store.ts';

/** A page may still hold what was typed into another vault. */
const OTHER_VAULT = refuse('conflict', 'drafts:error.otherVault');

export function draftHandlers(
  session: Session,
  { vault }: { vault: { id(): string | null } },
): Handlers<typeof drafts> {
  const store = draftStore(session.db);
  const emitChange = () => session.emit({ name: 'data.changed', payload: { nouns: ['drafts'] } });
  return {
    'drafts.save'({ vaultId, ...draft }) {
      if (vaultId !== vault.id()) return OTHER_VAULT;
      if (store.put(draft, session.now())) emitChange();
      return ok({});
    },
    'drafts.list': () => ok(store.list()),
    'drafts.latest': ({ form, subject }) => ok(store.latest(form, subject) ?? null),
    'drafts.get'({ id }) {
      const draft = store.get(id);
      return draft === undefined ? refuse('not-found', 'drafts:error.notFound') : ok(draft);
    },
    'drafts.discard'({ id, vaultId }) {
      if (vaultId !== vault.id()) return OTHER_VAULT;
      if (store.discard(id)) emitChange();
      return ok({});
    },
  };
}
