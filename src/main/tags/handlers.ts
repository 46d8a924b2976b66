import type { tags } from '../../contract/tags.ts';
import { ok } from '../../domain/result.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { tagStore } from './store.ts';

export function tagHandlers({ db }: Session): Handlers<typeof tags> {
  const store = tagStore(db);
  return { 'tags.list': () => ok(store.list()) };
}
