import type { HandlerInput } from '../../contract/call.ts';
import type { exports_ } from '../../contract/exports.ts';
import { message } from '../../domain/message.ts';
import { cadenceHandlers } from '../cadence/handlers.ts';
import { ownersOf } from '../owners/scope.ts';
import { ownerStore } from '../owners/store.ts';
import { personStore } from '../people/store.ts';
import type { Session } from '../session.ts';
import { type Stakeholder, stakeholderStore } from '../stakeholders/store.ts';
import { strictStakeholders } from '../stakeholders/strict.ts';
import {
  type Column,
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
import { exportStore } from './store.ts';

type Input = HandlerInput<(typeof exports_)['exports.run']>;
type People = Extract<Input, { list: 'people' }>;

/** A list on its way out, batch by batch. */
export type List = {
  headings: string[];
  /** Of whatever the list is read by: stakeholders, interactions, cases. */
  total: number;
  /** Of these, those that are strictly confidential and were not asked for. */
  leftOut: number;
  batches: Generator<string[][]>;
};

/** More contacts than anybody can owe. */
const MOST_DUE = 1_000_000;

/** Keys read before others get their turn. */
export const BATCH = 250;

function* inBatches<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/** What goes into a list, and how much is left out of it. */
type Chosen<K> = { kept: readonly K[]; leftOut: number };

const chosen = <K>(
  all: readonly K[],
  includeStrict: boolean,
  plain: (all: readonly K[]) => K[],
): Chosen<K> => {
  const kept = includeStrict ? all : plain(all);
  return { kept, leftOut: all.length - kept.length };
};

/** Rows of text from what each batch of keys stands for. */
function listOf<K, T>(
  { kept: keys, leftOut }: Chosen<K>,
  read: (keys: K[]) => T[],
  columns: Column<T>[],
): List {
  function* batches(): Generator<string[][]> {
    for (const batch of inBatches(keys)) {
      yield read(batch).map((item) => columns.map((column) => column.cell(item)));
    }
  }
  return {
    headings: columns.map((column) => column.heading),
    total: keys.length,
    leftOut,
    batches: batches(),
  };
}

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
      session.text(message('export:mark', { name: ownerStore(db).list()[0]?.name ?? '', day: today })),

    list(input: Input, speaker: Speaker): List {
      const { includeStrict } = input;
      switch (input.list) {
        case 'stakeholders':
          return listOf(
            stakeholders(input),
            (keys) => keys.flatMap(listed),
            stakeholderColumns(speaker, store.mostPoints('stakeholders')),
          );
        case 'people':
          return listOf(
            stakeholders(input),
            (keys) => keys.flatMap(peopleOf),
            personColumns(speaker, store.mostPoints('people')),
          );
        case 'interactions':
          return listOf(
            chosen(store.interactionRows(input.filter ?? {}), includeStrict, withoutStrict.interactions),
            store.interactions,
            interactionColumns(speaker),
          );
        case 'feedback':
          return listOf(
            chosen(store.feedbackRows(input.filter ?? {}, now), includeStrict, withoutStrict.feedback),
            store.feedback,
            feedbackColumns(speaker),
          );
        case 'due':
          return listOf(
            chosen(dueContacts(input), includeStrict, (all) => all.filter(({ strict }) => !strict)),
            (rows) => rows,
            dueColumns(speaker),
          );
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
