import type { interactions } from '../../contract/interactions.ts';
import { ok, type Result, refuse } from '../../domain/result.ts';
import { offsetOf, pageOf } from '../db/page.ts';
import type { Handlers } from '../ipc/serve.ts';
import { nextStepStore } from '../next-steps/store.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session/session.ts';
import { stakeholderStore } from '../stakeholders/store.ts';
import { interactionStore } from './store.ts';

const NOT_FOUND = refuse('not-found', 'interactions:error.notFound');

export function interactionHandlers(session: Session): Handlers<typeof interactions> {
  const store = interactionStore(session.db);
  const register = stakeholderStore(session.db);
  const people = personStore(session.db);
  const steps = nextStepStore(session.db);
  const { now } = session;

  /** Rows of those named, or the refusal where one isn't there. */
  const rowsOf = (
    ids: readonly string[],
    rowOf: (id: string) => number | undefined,
    missing: string,
  ): Result<number[]> => {
    const rows = [...new Set(ids)].map(rowOf);
    return rows.includes(undefined) ? refuse('not-found', missing) : ok(rows as number[]);
  };
  const stakeholderRows = (ids: readonly string[]) =>
    rowsOf(ids, register.rowOf, 'stakeholders:error.notFound');
  const personRows = (ids: readonly string[]) =>
    rowsOf(ids, (id) => people.rowOf(id)?.row, 'people:error.notFound');

  return {
    'interactions.log'({ stakeholderIds, personIds, nextStep, ...fields }) {
      const stakeholders = stakeholderRows(stakeholderIds);
      if (!stakeholders.ok) return stakeholders;
      const persons = personRows(personIds);
      if (!persons.ok) return persons;
      const { id, row } = store.insert(fields, stakeholders.value, persons.value, now());
      const [first] = stakeholders.value;
      if (nextStep !== undefined && first !== undefined) {
        const owner = register.myRow() ?? steps.ownerOfStakeholder(first);
        steps.insert({ ...nextStep, stakeholder: first, interaction: row, owner }, now());
      }
      return ok({ id });
    },

    'interactions.update'({ id, stakeholderIds, personIds, ...fields }) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      const stakeholders = stakeholderIds && stakeholderRows(stakeholderIds);
      if (stakeholders?.ok === false) return stakeholders;
      const persons = personIds && personRows(personIds);
      if (persons?.ok === false) return persons;
      store.update(row, fields, now());
      if (stakeholders !== undefined) store.setStakeholders(row, stakeholders.value, now());
      if (persons !== undefined) store.setPeople(row, persons.value, now());
      return ok({});
    },

    'interactions.remove'({ id }) {
      const row = store.rowOf(id);
      if (row === undefined) return NOT_FOUND;
      store.remove(row, now());
      steps.removeOpenOf(row, now());
      return ok({});
    },

    'interactions.get'({ id }) {
      const found = store.get(id);
      return found === undefined ? NOT_FOUND : ok(found);
    },

    'interactions.list'({ filter, limit, ...at }) {
      const offset = offsetOf(at);
      if (!offset.ok) return offset;
      return ok(pageOf(store.list(filter, offset.value, limit), offset.value));
    },
  };
}
