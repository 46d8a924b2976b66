import type { Db } from '../db/open.ts';

/** Which alerts are hidden until when. */
export function snoozeStore(db: Db) {
  const active = db.prepare<[number], { subject: string; until: number }>(
    'SELECT subject, until_at AS until FROM reminder_snooze WHERE until_at > ?',
  );
  return {
    /** Until when a subject is snoozed (epoch ms), or null. */
    activeAt(now: number): (subject: string) => number | null {
      const until = new Map(active.all(now).map((row) => [row.subject, row.until]));
      return (subject) => until.get(subject) ?? null;
    },
  };
}
