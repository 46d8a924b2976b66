import type { TestContext } from 'vitest';

/** What faults did to what was acknowledged; nothing of it may ever be. */
export type Harm = { lost: string[]; halfDone: string[]; corrupt: string[] };
export const noHarm = (): Harm => ({ lost: [], halfDone: [], corrupt: [] });
const MOST_SAID = 5;
const HARMS = ['lost', 'halfDone', 'corrupt'] as const;

/** One row of the table that a run ends with. */
export type Row = { scenario: string; loops: number; note: string } & Record<(typeof HARMS)[number], number>;

declare module 'vitest' {
  interface TaskMeta {
    faults?: Row[];
  }
}

/** How often each scenario is gone through: once among the unit tests, many times under `npm run faults`. */
export const LOOPS = Number(process.env.LIAISON_FAULT_LOOPS ?? 1);

/** Adds what was found later. */
export const addTo = (harm: Harm, found: Harm): void => {
  for (const kind of HARMS) harm[kind].push(...found[kind]);
};

/** Counts the loops of a scenario; what was harmed is told at once, with what it takes to look into it. */
export function tallyOf({ task }: Pick<TestContext, 'task'>, scenario: string) {
  const row: Row = { scenario, loops: 0, lost: 0, halfDone: 0, corrupt: 0, note: '' };
  task.meta.faults = [...(task.meta.faults ?? []), row];
  const said: string[] = [];
  return {
    row,
    /** What was found in each loop that did harm. */
    said,
    add(harm: Harm, how: string): void {
      row.loops += 1;
      for (const kind of HARMS) {
        if (harm[kind].length === 0) continue;
        row[kind] += 1;
        if (said.length < MOST_SAID) said.push(`${how}: ${kind}: ${harm[kind].join('; ')}`);
      }
    },
  };
}
