import type { PersonGroup, StakeholderGroup } from '../../domain/import/groups.ts';
import type { StakeholderKind } from '../../domain/stakeholders.ts';
import type { Session } from '../session.ts';
import { matcher, type Namesakes } from './matching.ts';
import { type Counts, importRegister } from './register.ts';
import { type ImportKey, importStore } from './store.ts';

type Outcome = 'create' | 'update' | 'unchanged';
export type ImportOptions = { mode: 'create' | 'update' | 'both'; key: ImportKey; kind: StakeholderKind };

export type CarriedOut = {
  counts: Omit<Counts, 'rows' | 'rejected'>;
  /** By row of the list. */
  outcomes: Map<number, Outcome>;
  /** Rows that would have made a strictly confidential stakeholder a normal one. */
  staysStrict: number[];
};

const NOBODY: Namesakes = { rows: new Map(), inList: new Map() };

/** Groups brought in before others get their turn. */
const GROUPS_AT_A_TIME = 250;

/**
 * Brings the groups of a list into the register, in the order of the list, and yields how many it has brought in. With
 * `write` false it only finds out what it would do.
 */
export function* carryOut(
  session: Session,
  groups: readonly StakeholderGroup[],
  { mode, key, kind }: ImportOptions,
  write: boolean,
): Generator<number, CarriedOut> {
  const store = importStore(session.db);
  const match = matcher(store, key, groups);
  const register = importRegister(session, store, kind, write);
  const outcomes = new Map<number, Outcome>();
  const staysStrict: number[] = [];

  /** A row creates if anything of it is new, updates if anything changes. */
  const note = (rows: number[], outcome: Outcome) => {
    for (const row of rows) {
      const before = outcomes.get(row);
      if (before === undefined || before === 'unchanged' || outcome === 'create') outcomes.set(row, outcome);
    }
  };

  function carryPerson(group: PersonGroup, stakeholder: number | undefined, known: Namesakes): void {
    const row = match.person(group.draft, known);
    if (row !== undefined) {
      const updated = mode !== 'create' && register.updatePerson(row, group.draft);
      note(group.rows, updated ? 'update' : 'unchanged');
    } else if (mode === 'update') note(group.rows, 'unchanged');
    else {
      register.createPerson(stakeholder, group.draft);
      note(group.rows, 'create');
    }
  }

  for (const [done, group] of groups.entries()) {
    if (done > 0 && done % GROUPS_AT_A_TIME === 0) yield done;
    const { stakeholder: found, certain } = match.stakeholder(group);
    if (found !== undefined) {
      if (mode !== 'create' && register.staysStrict(found, group.draft))
        staysStrict.push(...group.rows.slice(0, 1));
      const updated = mode !== 'create' && register.updateStakeholder(found, group.draft, certain);
      note(group.rows, updated ? 'update' : 'unchanged');
      const known = match.namesakes(found, group.people);
      for (const person of group.people) carryPerson(person, found, known);
    } else if (mode === 'update') {
      note(group.rows, 'unchanged');
    } else {
      const created = register.createStakeholder(group.draft);
      note(group.rows, 'create');
      for (const person of group.people) carryPerson(person, created, NOBODY);
    }
  }
  const unchanged = [...outcomes.values()].filter((outcome) => outcome === 'unchanged').length;
  return { counts: { ...register.counts, unchanged }, outcomes, staysStrict };
}

/** Carries out all at once. */
export function toEnd(carrying: Generator<number, CarriedOut>): CarriedOut {
  let next = carrying.next();
  while (next.done !== true) next = carrying.next();
  return next.value;
}
