import type { HandlerOutput } from '../../contract/call.ts';
import type { CallName, CoreContract } from '../../contract/index.ts';
import type { today } from '../../contract/today.ts';
import { isWorkingDay } from '../../domain/calendar/calendar.ts';
import { addDays, daysBetween, daysLeftOfWeek } from '../../domain/calendar/days.ts';
import { ok, type Result } from '../../domain/result.ts';
import { cadenceHandlers } from '../cadence/handlers.ts';
import { activeCalendar } from '../calendars/active.ts';
import { feedbackHandlers } from '../feedback/handlers.ts';
import type { Handlers } from '../ipc/serve.ts';
import { nextStepStore } from '../next-steps/store.ts';
import { ownersOf } from '../owners/scope.ts';
import { ownerStore } from '../owners/store.ts';
import { reminderDesk } from '../reminders/desk.ts';
import { subjectKey } from '../reminders/sources.ts';
import { upcomingItems } from '../reminders/upcoming.ts';
import type { Session } from '../session.ts';
import { snoozeStore } from './snoozes.ts';

type Calls = typeof today;
type Today = HandlerOutput<Calls['today.get']>;
type Value<N extends CallName> = HandlerOutput<CoreContract[N]>;
type Due = Value<'cadence.due'>['rows'][number];
type Case = Value<'feedback.queue'>['rows'][number];

/** Items of a section; its count is of all. */
const MOST = 200;
const COMING_DAYS = 14;

const answerOf = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(result.error.message.key);
  return result.value;
};

/** The morning page, put together from what the nouns say. */
export function todayHandlers(session: Session): Handlers<Calls> {
  const { db, now } = session;
  const cadence = cadenceHandlers(session);
  const feedback = feedbackHandlers(session);
  const steps = nextStepStore(db);
  const owners = ownerStore(db);
  const snoozes = snoozeStore(db);
  const reminders = reminderDesk(session);

  const contact = (snoozedUntil: (subject: string) => number | null) => (row: Due) => ({
    ...row,
    type: 'contact' as const,
    snoozedUntil: snoozedUntil(subjectKey({ kind: 'contact', id: row.stakeholderId, slot: row.slot })),
  });

  const feedbackItem = (snoozedUntil: (subject: string) => number | null) => (one: Case) => {
    const running = one.clocks.filter((clock) => clock.stoppedAt === null);
    const [clock] = running.sort((a, b) => a.timeLeftMs - b.timeLeftMs);
    const { id, number, stakeholderId, kind, priority, state, content, ownerName } = one;
    return {
      type: 'feedback' as const,
      ...{ id, number, stakeholderId, kind, priority, state, content, ownerName },
      name: one.stakeholderName,
      clock: clock?.clock ?? null,
      deadlineAt: clock?.deadlineAt ?? one.deadlineAt,
      timeLeftMs: clock?.timeLeftMs ?? one.deadlineAt - now(),
      elapsedShare: clock?.elapsedShare ?? 0,
      clockState: clock?.state ?? (one.state === 'waiting' && !one.deadlineAgreed ? 'paused' : 'running'),
      snoozedUntil: snoozedUntil(subjectKey({ kind: 'feedback', id })),
      why: clock?.why ?? one.deadlineWhy,
    };
  };

  return {
    'today.get'({ scope }) {
      const day = session.today();
      const ownerIds = ownersOf(owners, scope);
      const of = ownerIds === undefined ? {} : { ownerIds };
      const snoozedUntil = snoozes.activeAt(now());
      const daysLeftThisWeek = daysLeftOfWeek(day);

      const contacts = (state: Due['state']) => {
        const window = { ahead: daysLeftThisWeek, offset: 0, limit: MOST };
        const due = answerOf(cadence['cadence.due']({ ...of, ...window, states: [state] }));
        return { rows: due.rows.map(contact(snoozedUntil)), total: due.total };
      };
      const overdue = contacts('overdue');
      const dueToday = contacts('due-today');
      const thisWeek = contacts('upcoming');
      const neverContacted = contacts('never-contacted');

      const promised = steps.list({ ...of, until: addDays(day, daysLeftThisWeek), include: 'open' }, 0, MOST);
      const queue = answerOf(feedback['feedback.queue']({ filter: of, offset: 0, limit: MOST }));
      const coming = upcomingItems(reminders, COMING_DAYS, scope);

      const page: Today = {
        day,
        now: now(),
        workingDay: isWorkingDay(activeCalendar(db), day),
        overdue: overdue.rows,
        dueToday: dueToday.rows,
        thisWeek: thisWeek.rows,
        neverContacted: neverContacted.rows,
        nextSteps: promised.rows.map(({ text, dueOn, stakeholderId, stakeholderName, ownerName, id }) => ({
          type: 'next-step',
          ...{ id, text, dueOn, stakeholderId, ownerName },
          name: stakeholderName,
          daysOverdue: Math.max(0, daysBetween(dueOn, day)),
          snoozedUntil: snoozedUntil(subjectKey({ kind: 'next-step', id })),
        })),
        feedback: queue.rows.map(feedbackItem(snoozedUntil)),
        coming: coming.slice(0, MOST).map((item) => ({ type: 'coming', ...item })),
        counts: {
          overdue: overdue.total,
          dueToday: dueToday.total,
          thisWeek: thisWeek.total,
          neverContacted: neverContacted.total,
          nextSteps: promised.total,
          feedback: queue.total,
          coming: coming.length,
          contacts: overdue.total + dueToday.total + thisWeek.total + neverContacted.total,
        },
      };
      return ok(page);
    },
  };
}
