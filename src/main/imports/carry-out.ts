import type { PersonGroup, StakeholderGroup } from '../../domain/imports/groups.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import type { Session } from '../session/session.ts';
import { contactLog } from './contacts.ts';
import { type Candidate, knownOf } from './known.ts';
import { type Match, matcher, type Namesakes } from './matching.ts';
import { type Counts, importRegister, type Passed } from './register.ts';
import { type ImportKey, importStore } from './store.ts';

type Outcome = 'create' | 'update' | 'unchanged' | 'unclear';
type Of = 'stakeholder' | 'person';
/** Whom the user says that a row means; `id` null: nobody yet. */
type Choice = { row: number; of: Of; id: string | null };
export type ImportOptions = {
  mode: 'create' | 'update' | 'both';
  key: ImportKey;
  kind: StakeholderKind;
  choices: readonly Choice[];
};
/** A row that fits several of the register, of whom nothing in it tells which. */
type Unclear = {
  rows: number[];
  of: Of;
  name: string;
  candidates: Candidate[];
  /** What the user said already; null: nobody yet. */
  chosen?: string | null;
};

export type CarriedOut = {
  counts: Omit<Counts, 'rows' | 'rejected'>;
  /** By row of the list. */
  outcomes: Map<number, Outcome>;
  /** Rows that would have made a strictly confidential stakeholder a normal one. */
  staysStrict: number[];
  unclear: Unclear[];
  /** What rows say otherwise than the register or rows before them, which the notes keep. */
  passed: ({ row: number } & Passed)[];
};

const NOBODY: Namesakes = { rows: new Map(), inList: new Map(), company: '' };

/** Groups brought in before others get their turn. */
const GROUPS_AT_A_TIME = 250;

/**
 * Brings the groups of a list into the register, in the order of the list, and yields how many it has brought in. With
 * `write` false it only finds out what it would do.
 */
export function* carryOut(
  session: Session,
  groups: readonly StakeholderGroup[],
  { mode, key, kind, choices }: ImportOptions,
  write: boolean,
): Generator<number, CarriedOut> {
  const store = importStore(session.db);
  const known = knownOf(session, store);
  const match = matcher(store, known, key, groups);
  const register = importRegister(session, store, kind, write);
  const chosen = new Map(choices.map((choice) => [`${choice.of} ${choice.row}`, choice]));
  const logContacts = contactLog(session, store, write);
  let contactsLogged = 0;
  const outcomes = new Map<number, Outcome>();
  const staysStrict: number[] = [];
  const unclear: Unclear[] = [];
  const passed: CarriedOut['passed'] = [];

  /** A row creates if anything of it is new, updates if anything changes; what is unclear of it holds all of it back. */
  const note = (rows: number[], outcome: Outcome) => {
    for (const row of rows) {
      const before = outcomes.get(row);
      if (before === 'unclear') continue;
      if (before === undefined || before === 'unchanged' || outcome === 'create' || outcome === 'unclear')
        outcomes.set(row, outcome);
    }
  };
  const tellPassed = (rows: number[], all: Passed[]) =>
    passed.push(...all.map((one) => ({ row: rows[0] ?? 0, ...one })));

  /** The row of the register that is meant; undefined: none yet; null: nothing tells which. */
  function settled(
    of: Of,
    name: string,
    rows: number[],
    found: Match,
  ): { row?: number; certain: boolean } | null {
    if (found.is === 'new') return { certain: false };
    if (found.is === 'one') return { row: found.row, certain: found.certain };
    const choice = rows.map((row) => chosen.get(`${of} ${row}`)).find((one) => one !== undefined);
    const candidates = known.candidates(of, found.rows);
    const row = found.rows[candidates.findIndex(({ id }) => id === choice?.id)];
    if (choice !== undefined && (choice.id === null || row !== undefined)) {
      unclear.push({ rows, of, name, candidates, chosen: choice.id });
      return row === undefined ? { certain: false } : { row, certain: false };
    }
    unclear.push({ rows, of, name, candidates });
    note(rows, 'unclear');
    return null;
  }

  type Settled = { group: PersonGroup; row: number | undefined };
  const settledPeople = (people: readonly PersonGroup[], namesakes: Namesakes): Settled[] =>
    people.flatMap((group) => {
      const found = match.person(group.draft, namesakes);
      const person = settled('person', group.draft.name, group.rows, found);
      return person === null ? [] : [{ group, row: person.row }];
    });

  function carryPeople(people: Settled[], stakeholder: number | undefined): void {
    for (const { group, row } of people) {
      if (row !== undefined) {
        const changed = mode === 'create' ? null : register.updatePerson(row, group.draft);
        note(group.rows, changed === null ? 'unchanged' : 'update');
        tellPassed(group.rows, changed ?? []);
      } else if (mode === 'update') note(group.rows, 'unchanged');
      else {
        tellPassed(group.rows, register.createPerson(stakeholder, group.draft));
        note(group.rows, 'create');
      }
    }
  }

  for (const [done, group] of groups.entries()) {
    if (done > 0 && done % GROUPS_AT_A_TIME === 0) yield done;
    const found = settled('stakeholder', group.draft.name, group.rows, match.stakeholder(group));
    if (found === null) continue;
    const { row, certain } = found;
    const people = settledPeople(
      group.people,
      row === undefined ? NOBODY : match.namesakes(row, group.people),
    );
    if (group.rows.every((one) => outcomes.get(one) === 'unclear')) continue;
    if (row !== undefined) {
      if (mode !== 'create' && register.staysStrict(row, group.draft))
        staysStrict.push(...group.rows.slice(0, 1));
      const changed = mode === 'create' ? null : register.updateStakeholder(row, group.draft, certain);
      const logged = mode === 'create' ? 0 : logContacts(row, group.draft.lastContacts);
      contactsLogged += logged;
      note(group.rows, changed === null && logged === 0 ? 'unchanged' : 'update');
      tellPassed(group.rows, changed ?? []);
      carryPeople(people, row);
    } else if (mode === 'update') {
      note(group.rows, 'unchanged');
    } else {
      const created = register.createStakeholder(group.draft);
      contactsLogged += logContacts(created.row, group.draft.lastContacts);
      note(group.rows, 'create');
      tellPassed(group.rows, created.passed);
      carryPeople(people, created.row);
    }
  }
  const unchanged = [...outcomes.values()].filter((outcome) => outcome === 'unchanged').length;
  return {
    counts: { ...register.counts, contactsLogged, unchanged },
    outcomes,
    staysStrict,
    unclear,
    passed,
  };
}

/** Carries out all at once. */
export function toEnd(carrying: Generator<number, CarriedOut>): CarriedOut {
  let next = carrying.next();
  while (next.done !== true) next = carrying.next();
  return next.value;
}
