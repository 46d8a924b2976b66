import type { HandlerInput } from '../../contract/call.ts';
import type { exports_ } from '../../contract/exports.ts';
import type { Db } from '../db/open.ts';
import { personStore } from '../people/store.ts';
import { type Stakeholder, stakeholderStore } from '../stakeholders/store.ts';
import {
  type Column,
  feedbackColumns,
  interactionColumns,
  type PersonOf,
  personColumns,
  type Speaker,
  stakeholderColumns,
} from './columns.ts';
import { exportStore } from './store.ts';

type Input = HandlerInput<(typeof exports_)['exports.run']>;
type Filter = Input['filter'];

/** A list on its way out, batch by batch. */
export type List = {
  headings: string[];
  /** Of whatever the list is read by: stakeholders, interactions, cases. */
  total: number;
  batches: Generator<string[][]>;
};

/** Keys read before others get their turn. */
export const BATCH = 250;

function* inBatches<T>(items: readonly T[]): Generator<T[]> {
  for (let at = 0; at < items.length; at += BATCH) yield items.slice(at, at + BATCH);
}

/** Rows of text from what each batch of keys stands for. */
function listOf<K, T>(keys: readonly K[], read: (keys: K[]) => T[], columns: Column<T>[]): List {
  function* batches(): Generator<string[][]> {
    for (const batch of inBatches(keys)) {
      yield read(batch).map((item) => columns.map((column) => column.cell(item)));
    }
  }
  return { headings: columns.map((column) => column.heading), total: keys.length, batches: batches() };
}

/** Reads the register for lists; each batch is as it is at that moment. */
export function exportLists(db: Db, today: string) {
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

  return {
    list(list: Input['list'], filter: Filter, speaker: Speaker): List {
      switch (list) {
        case 'stakeholders':
          return listOf(
            store.stakeholders(filter, today),
            (keys) => keys.flatMap(stakeholder),
            stakeholderColumns(speaker, store.mostPoints('stakeholders')),
          );
        case 'people':
          return listOf(
            store.stakeholders(filter, today),
            (keys) => keys.flatMap(peopleOf),
            personColumns(speaker, store.mostPoints('people')),
          );
        case 'interactions':
          return listOf(
            store.interactionRows(filter, today),
            store.interactions,
            interactionColumns(speaker),
          );
        case 'feedback':
          return listOf(store.feedbackRows(filter, today), store.feedback, feedbackColumns(speaker));
      }
    },

    /** Contact people as they are, for cards. */
    people(filter: Filter): { total: number; batches: Generator<PersonOf[]> } {
      const keys = store.stakeholders(filter, today);
      function* batches(): Generator<PersonOf[]> {
        for (const batch of inBatches(keys)) yield batch.flatMap(peopleOf);
      }
      return { total: keys.length, batches: batches() };
    },
  };
}
