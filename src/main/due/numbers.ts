import type { Scope } from '../../contract/today.ts';
import { addDays, daysLeftOfWeek } from '../../domain/calendars/days.ts';
import { announcedBy, type DueDays, type DueNumbers } from '../../domain/today.ts';
import { firstDueStore } from '../cadence/first-due.ts';
import { activeCalendar } from '../calendars/active.ts';
import type { Db } from '../db/open.ts';
import { feedbackQueries } from '../feedback/queries.ts';
import { nextStepStore } from '../next-steps/store.ts';
import { ownersOf } from '../owners/scope.ts';
import { ownerStore } from '../owners/store.ts';
import type { Session } from '../session/session.ts';

/** A day as what is due sees it, by the calendar in use. */
export const dueDays = (db: Db, on: string): DueDays => ({
  on,
  announced: announcedBy(activeCalendar(db), on),
  week: addDays(on, daysLeftOfWeek(on)),
});

/** What is due now, counted once for every page, notification, badge and command. */
export function dueNumbersNow(
  { db, today, now }: Pick<Session, 'db' | 'today' | 'now'>,
  scope: Scope,
): DueNumbers {
  const ownerIds = ownersOf(ownerStore(db), scope);
  const days = dueDays(db, today());
  const due = firstDueStore(db)
    .counts(days, ownerIds)
    .filter(({ section }) => section !== 'thisWeek');
  const { open, breached } = feedbackQueries(db).openCounts(
    ownerIds === undefined ? {} : { ownerIds },
    now(),
  );
  const sum = (of: 'total' | 'overdue') => due.reduce((all, one) => all + one[of], 0);
  return {
    contacts: sum('total'),
    overdue: sum('overdue'),
    steps: nextStepStore(db).dueBy(days.announced, ownerIds),
    feedback: open,
    breached,
  };
}
