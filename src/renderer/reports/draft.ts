import { isBlank } from '../../domain/blank.ts';
import type { OutputOf } from '../bridge.ts';

type Report = OutputOf<'reports.get'>;

/** The fields of a report that the user writes. */
export type Draft = Pick<Report, 'organisation' | 'preparedBy' | 'measures' | 'signatories'>;

/**
 * A draft with its undo steps. Typing into one field is one step until something else is edited or it pauses (`settled`).
 */
export type History = { past: Draft[]; now: Draft; future: Draft[]; burst: string | null };

/** Most undo steps. */
const MOST_STEPS = 100;

export const draftOf = ({ organisation, preparedBy, measures, signatories }: Report): Draft => ({
  organisation,
  preparedBy,
  measures,
  signatories,
});

export const startHistory = (now: Draft): History => ({ past: [], now, future: [], burst: null });

export type Change =
  | { type: 'edit'; field: string; patch: Partial<Draft> }
  | { type: 'read'; draft: Draft }
  | { type: 'settled' }
  | { type: 'undo' }
  | { type: 'redo' };

export function historyReducer(history: History, change: Change): History {
  const { past, now, future, burst } = history;
  switch (change.type) {
    case 'edit': {
      const next = { ...now, ...change.patch };
      if (burst === change.field) return { ...history, now: next };
      return { past: [...past, now].slice(-MOST_STEPS), now: next, future: [], burst: change.field };
    }
    case 'read':
      return startHistory(change.draft);
    case 'settled':
      return { ...history, burst: null };
    case 'undo': {
      const before = past.at(-1);
      if (before === undefined) return history;
      return { past: past.slice(0, -1), now: before, future: [now, ...future], burst: null };
    }
    case 'redo': {
      const [after, ...rest] = future;
      if (after === undefined) return history;
      return { past: [...past, now], now: after, future: rest, burst: null };
    }
  }
}

/** The draft as it is saved: without empty measures and signatories. */
export const withoutBlanks = ({ organisation, preparedBy, measures, signatories }: Draft): Draft => ({
  organisation,
  preparedBy,
  measures: measures.filter((measure) => !isBlank(measure)),
  signatories: signatories.filter(({ role, name }) => !isBlank(role) || !isBlank(name)),
});
