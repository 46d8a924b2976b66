import type { HandlerInput } from '../../contract/call.ts';
import type { exports_ } from '../../contract/exports.ts';
import { message } from '../../domain/message.ts';
import { ok, type Result } from '../../domain/result.ts';
import { cadenceHandlers } from '../cadence/handlers.ts';
import { strictStakeholders } from '../confidentiality/stakeholders.ts';
import { ownersOf } from '../owners/scope.ts';
import { ownerStore } from '../owners/store.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session/session.ts';
import { type Stakeholder, stakeholderStore } from '../stakeholders/store.ts';
import {
  type Due,
  dueColumns,
  feedbackColumns,
  interactionColumns,
  type Listed,
  type PersonOf,
  personColumns,
  type Speaker,
  stakeholderColumns,
} from './columns.ts';
import { figureList, rowList } from './kpi-lists.ts';
import { chosen, inBatches, type List, listOf } from './list.ts';
import { recordList } from './record-list.ts';
import { exportStore } from './store.ts';

type Input = HandlerInput<(typeof exports_)['exports.run']>;
type People = Extract<Input, { list: 'people' }>;

/** More contacts than anybody can owe. */
const MOST_DUE = 1_000_000;

/** Reads the register for lists; each batch is as it is at that moment. */
export function exportLists(session: Session) {
  const { db } = session;
  const [now, today] = [session.now(), session.today()];
  const store = exportStore(db);
  const register = stakeholderStore(db);
  const people = personStore(db);

  const stakeholder = ({ id }: { id: string }): Stakeholder[] => {
    const found = register.get(id);
    return found === undefined ? [] : [found.stakeholder];
  };
  const peopleOf = (key: { id: string; row: number }): PersonOf[] =>
    stakeholder(key).flatMap((of) =>
      people.ofStakeholder(key.row).map((person) => ({ person, stakeholder: of })),
    );

  const listed = (key: { id: string; row: number }): Listed[] =>
    stakeholder(key).map((of) => ({ ...of, ...store.contactDays(key.row) }));

  function dueContacts({ filter = {} }: Extract<Input, { list: 'due' }>): Due[] {
    const ownerIds = ownersOf(ownerStore(db), filter.scope ?? 'all');
    const { ahead = 0 } = filter;
    const due = cadenceHandlers(session)['cadence.due']({ ownerIds, ahead, offset: 0, limit: MOST_DUE });
    const strict = strictStakeholders(db);
    return due.ok ? due.value.rows.map((row) => ({ ...row, strict: strict.has(row.stakeholderId) })) : [];
  }

  const { withoutStrict } = store;
  const stakeholders = ({ filter, includeStrict }: Extract<Input, { list: 'stakeholders' | 'people' }>) =>
    chosen(store.stakeholders(filter, today), includeStrict, (all) => {
      const strict = strictStakeholders(db);
      return all.filter(({ id }) => !strict.has(id));
    });

  return {
    /** What stands on each page of a list: that it is confidential, who took it, and when (S4 §4.5). */
    mark: (): string =>
      session.text(message('exports:mark', { name: ownerStore(db).list()[0]?.name ?? '', day: today })),

    list(input: Input, speaker: Speaker): Result<List> {
      const { includeStrict } = input;
      switch (input.list) {
        case 'stakeholders':
          return ok(
            listOf(
              stakeholders(input),
              (keys) => keys.flatMap(listed),
              stakeholderColumns(speaker, store.mostPoints('stakeholders')),
            ),
          );
        case 'people':
          return ok(
            listOf(
              stakeholders(input),
              (keys) => keys.flatMap(peopleOf),
              personColumns(speaker, store.mostPoints('people')),
            ),
          );
        case 'interactions':
          return ok(
            listOf(
              chosen(store.interactionRows(input.filter ?? {}), includeStrict, withoutStrict.interactions),
              store.interactions,
              interactionColumns(speaker),
            ),
          );
        case 'feedback':
          return ok(
            listOf(
              chosen(store.feedbackRows(input.filter ?? {}, now), includeStrict, withoutStrict.feedback),
              (rows) => store.feedback(rows, now),
              feedbackColumns(speaker),
            ),
          );
        case 'due':
          return ok(
            listOf(
              chosen(dueContacts(input), includeStrict, (all) => all.filter(({ strict }) => !strict)),
              (rows) => rows,
              dueColumns(speaker),
            ),
          );
        case 'kpi-figures':
          return figureList(session, input, speaker);
        case 'kpi-rows':
          return rowList(session, input, speaker);
        default:
          return ok(recordList(db, input.list, includeStrict, speaker, session.zone()));
      }
    },

    /** Contact people as they are, for cards. */
    people(input: People): { total: number; leftOut: number; batches: Generator<PersonOf[]> } {
      const { kept: keys, leftOut } = stakeholders(input);
      function* batches(): Generator<PersonOf[]> {
        for (const batch of inBatches(keys)) yield batch.flatMap(peopleOf);
      }
      return { total: keys.length, leftOut, batches: batches() };
    },
  };
}
