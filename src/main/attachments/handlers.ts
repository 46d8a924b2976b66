import type { attachments } from '../../contract/attachments.ts';
import { localText } from '../../domain/calendars/days.ts';
import { nameParts } from '../../domain/files/names.ts';
import { message } from '../../domain/message.ts';
import { ok, refuse } from '../../domain/result.ts';
import { interactionStore } from '../interactions/store.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Session } from '../session/session.ts';
import { editedAttachments } from './edited.ts';
import { attachmentStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'attachments:error.notFound');

export function attachmentHandlers(session: Session): Handlers<typeof attachments> {
  const store = attachmentStore(session.db);
  const log = interactionStore(session.db);
  const edited = editedAttachments(session.db);
  return {
    'attachments.add'({ interactionId, ...file }) {
      const interaction = log.rowOf(interactionId);
      if (interaction === undefined) return refuse('not-found', 'interactions:error.notFound');
      return ok(store.insert(interaction, file, session.now()));
    },
    'attachments.read'({ id }) {
      const attachment = store.read(id);
      return attachment === undefined ? NOT_FOUND : ok(attachment);
    },
    'attachments.keepEdited'({ id, content }) {
      const original = store.find(id);
      if (original === undefined) return NOT_FOUND;
      if (store.holds(original.interaction, content)) return ok({ kept: false });
      const at = localText(session.now(), session.zone()).replaceAll(':', '-');
      const { stem, ending } = nameParts(original.name);
      const name = session.text(message('attachments:editedName', { stem: stem.slice(0, 150), at, ending }));
      const copy = store.insert(
        original.interaction,
        { name, mediaType: original.mediaType, content },
        session.now(),
      );
      edited.add(copy.id);
      return ok({ kept: true });
    },
    'attachments.edited': () => ok(edited.list().flatMap((id) => store.withInteraction(id) ?? [])),
    'attachments.editedTold'() {
      edited.told();
      session.emit({ name: 'data.changed', payload: { nouns: ['attachments'] } });
      return ok({});
    },
    'attachments.remove': ({ id }) => (store.remove(id, session.now()) ? ok({}) : NOT_FOUND),
  };
}
