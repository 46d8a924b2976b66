import type { Db } from './open.ts';

/** When the vault is looked at: what is computed from the log depends on it. */
export type Moment = { now: number; today: string; zone: string };

/** Something stored that is computed from other rows: due dates, clocks, search tokens. */
export type Derived = {
  /** As the triggers of the schema write it into `stale`. */
  noun: string;
  /** Computes the rows anew (`all` of them after a change of policy or calendar). */
  recompute(rows: number[] | 'all', moment: Moment): void;
  /** Marks what became stale by time alone, or by another zone. `from` is null the first time, and later than `to` when the clock was set back. */
  timePassed?(from: Moment | null, to: Moment): void;
  /** When time alone changes something next, before the day ends. Epoch ms. */
  changesAt?(after: number): number | null;
};

/** A recomputation may mark others; more rounds than this would be a cycle. */
const MOST_ROUNDS = 5;

/** Computes what is marked stale until nothing is. Runs inside the transaction that marked it. */
export function drainStale(db: Db, derived: Derived[], moment: Moment): void {
  for (let round = 0; ; round++) {
    const marks = db.prepare<[], { noun: string; row_id: number }>('SELECT noun, row_id FROM stale').all();
    if (marks.length === 0) return;
    if (round === MOST_ROUNDS) throw new Error('Recomputation does not come to an end');
    db.prepare('DELETE FROM stale').run();
    const byNoun = Map.groupBy(marks, (mark) => mark.noun);
    for (const one of derived) {
      const marked = new Set(byNoun.get(one.noun)?.map((mark) => mark.row_id));
      // Rows that are gone are marked, but not among all.
      if (marked.delete(0)) one.recompute('all', moment);
      if (marked.size > 0) one.recompute([...marked], moment);
    }
  }
}

export function markStale(db: Db, noun: string, rowId: number | 'all'): void {
  db.prepare('INSERT INTO stale (noun, row_id) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
    noun,
    rowId === 'all' ? 0 : rowId,
  );
}
