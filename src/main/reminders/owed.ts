import { organisationOwed } from '../cadence/organisation.ts';
import type { Session } from '../session/session.ts';

/** A gathering takes weeks to prepare. */
export const OWED_AHEAD_DAYS = 30;

/** What the organisation owes by a day, overdue or not, in words. */
export const owedBy = (session: Session, day: string) =>
  organisationOwed(session).flatMap(({ id, dueOn, lastOn, daysOverdue, why: [rule] }) =>
    dueOn > day || rule === undefined ? [] : [{ id, name: session.text(rule), dueOn, lastOn, daysOverdue }],
  );
