import { targetText } from '../../domain/calendars/target.ts';
import { elapsedMs } from '../../domain/feedback/clock.ts';
import type { Db } from '../db/open.ts';
import type { Derived } from '../db/stale.ts';
import { caseOf, clockRules } from './rules.ts';
import { feedbackStore } from './store.ts';

/**
 * Keeps `feedback_clock`: the queue's order, alerts and indicators are read from it. Rows are the clocks as the log makes
 * them, so nothing becomes stale by time alone; levels of a conflict that haven't begun have `started_at` in the future.
 * Closed cases keep what they were closed with: a new policy or calendar leaves them alone.
 */
export function feedbackClocks(db: Db): Derived {
  const store = feedbackStore(db);
  const clear = db.prepare('DELETE FROM feedback_clock WHERE feedback_id = ?');
  const insert = db.prepare(
    `INSERT INTO feedback_clock (feedback_id, clock, ordinal, level, target, started_at, deadline_at, warn_at, stopped_at,
       paused, elapsed_ms, provisional, why)
     VALUES (@row, @clock, @ordinal, @level, @target, @startedAt, @deadlineAt, @warnAt, @stoppedAt,
       @paused, @elapsedMs, @provisional, @why)`,
  );
  return {
    noun: 'feedback',
    recompute(staleRows) {
      const rules = clockRules(db);
      for (const row of staleRows === 'all' ? store.openRows() : staleRows) {
        clear.run(row);
        const feedback = store.findRow(row);
        if (feedback === undefined) continue;
        for (const clock of rules.clocks(caseOf(feedback, store.log(row)))) {
          const { pausedAt, pauses, target, why, provisional, ...plain } = clock;
          insert.run({
            ...plain,
            row,
            target: targetText(target),
            paused: pausedAt === null ? 0 : 1,
            elapsedMs: elapsedMs(clock),
            provisional: provisional ? 1 : 0,
            why: JSON.stringify(why),
          });
        }
      }
    },
  };
}
