import type { Person, people } from '../../contract/people.ts';
import { message } from '../../domain/message.ts';
import { ok, refuse } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import { afterErasing } from '../erasure/forget.ts';
import type { Handlers } from '../ipc/serve.ts';
import type { Services } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import { takenOut } from '../trail/taken-out.ts';
import { erasePerson } from './erase.ts';
import { recordOf } from './record.ts';
import { personStore } from './store.ts';
import { type Of, soughtFor } from './traces.ts';

const NOT_FOUND = refuse('not-found', 'people:error.notFound');

export function peopleHandlers(
  session: Session,
  { vault }: Pick<Services, 'vault'>,
): Handlers<typeof people> {
  const store = personStore(session.db);
  const soughtIn = ({ of, person }: { of: Of; person: Person }) => soughtFor(session.db, of, person);
  return {
    'people.add'({ stakeholderId, ...person }) {
      const stakeholder = store.stakeholderRow(stakeholderId);
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
    'people.record'({ id }) {
      const found = store.held(id);
      return found === undefined
        ? NOT_FOUND
        : ok(
            recordOf(session.db, found.of, found.person, soughtIn(found), session.now(), {
              text: session.text,
              zone: session.zone(),
            }),
          );
    },
    async 'people.erase'({ id, passphrase }) {
      const allowed = await vault.check(passphrase);
      if (!allowed.ok) return allowed;
      const found = store.held(id);
      if (found === undefined) return NOT_FOUND;
      const { of, person } = found;
      const written = session.write('people.erase', () => {
        const replacement = session.text(message('people:erased'));
        const { actions, ...left } = erasePerson(
          session.db,
          of,
          person,
          soughtIn(found),
          session.now(),
          replacement,
        );
        session.note({ event: 'erased', call: 'people.erase', detail: { person: id, actions } });
        return ok(left);
      });
      if (!written.ok) return written;
      const { finished, unreached } = afterErasing(session, vault);
      return ok({ ...written.value, finished, unreached, takenOut: takenOut(session) });
    },
    'people.list'({ query, limit, ...at }) {
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      return ok(pageOf(store.list(query, offset.value, limit), offset.value));
    },
  };
}
