/** Later than any instant. */
const NEVER = 9_000_000_000_000_000;

/**
 * When a case (`feedback AS f`) runs out of time: the earliest of its running clocks and the deadline agreed, or the
 * deadline it has where no clock runs. Of a conflict's levels only the present one counts. While we wait for the other side only
 * clocks that aren't paused count; a case without any sorts last.
 */
export const URGENT_AT = `min(
  coalesce((SELECT min(c.deadline_at) FROM feedback_clock AS c
            WHERE c.feedback_id = f.id AND c.stopped_at IS NULL AND c.paused = 0 AND c.started_at <= @now
              AND NOT EXISTS (SELECT 1 FROM feedback_clock AS later WHERE later.feedback_id = f.id
                AND later.level > c.level AND later.started_at BETWEEN c.started_at AND @now)),
           iif(f.state = 'waiting', ${NEVER}, f.deadline_at)),
  iif(f.deadline_agreed = 1, f.deadline_at, ${NEVER}))`;

/** The deadline to show: of a waiting or closed case, its own deadline. */
export const DEADLINE_NOW = `iif(f.state IN ('resolved', 'closed') OR ${URGENT_AT} = ${NEVER}, f.deadline_at, ${URGENT_AT})`;

/** The level on which a conflict is: it passes to the next one by the clock, too. */
export const LEVEL_NOW = `coalesce((SELECT c.level FROM feedback_clock AS c
  WHERE c.feedback_id = f.id AND c.level IS NOT NULL AND c.started_at <= @now
  ORDER BY c.started_at DESC, c.ordinal DESC LIMIT 1), f.level)`;
