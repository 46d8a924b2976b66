import type { HandlerOutput } from '../../contract/call.ts';
import type { CallName, CoreContract } from '../../contract/index.ts';
import type { today } from '../../contract/today.ts';
import { isWorkingDay } from '../../domain/calendars/calendar.ts';
import { daysBetween } from '../../domain/calendars/days.ts';
import { isPassedLevel } from '../../domain/feedback/clocks.ts';
import { ok, type Result } from '../../domain/result.ts';
import { CONTACT_SECTIONS, type ContactSection, toDo } from '../../domain/today.ts';
import { dueNow } from '../cadence/as-of.ts';
import { dueView, remembering } from '../cadence/explain.ts';
import { firstDueStore } from '../cadence/first-due.ts';
import { activeCalendar } from '../calendars/active.ts';
import { dueDays, dueNumbersNow } from '../due/numbers.ts';
import { feedbackHandlers } from '../feedback/handlers.ts';
import type { Handlers } from '../ipc/serve.ts';
import { nextStepStore } from '../next-steps/store.ts';
import { ownersOf } from '../owners/scope.ts';
import { ownerStore } from '../owners/store.ts';
import { reminderDesk } from '../reminders/desk.ts';
import { subjectKey } from '../reminders/sources.ts';
import { upcomingItems } from '../reminders/upcoming.ts';
import type { Session } from '../session/session.ts';
import { snoozeStore } from './snoozes.ts';

type Calls = typeof today;
type Today = HandlerOutput<Calls['today.get']>;
type Value<N extends CallName> = HandlerOutput<CoreContract[N]>;
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
  const firstDue = firstDueStore(db);
  const feedback = feedbackHandlers(session);
  const steps = nextStepStore(db);
  const owners = ownerStore(db);
  const snoozes = snoozeStore(db);
  const reminders = reminderDesk(session);

  const feedbackItem = (snoozedUntil: (subject: string) => number | null) => (one: Case) => {
    const running = one.clocks.filter(
      (clock) => clock.stoppedAt === null && !isPassedLevel(clock, one.level),
    );
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
      const days = dueDays(db, day);
      const numbers = dueNumbersNow(session, scope);

      const asOfToday = dueNow(db, session.zone(), day);
      const say = remembering(session.text);
      const contacts = (section: ContactSection) =>
        firstDue.rows(section, days, ownerIds, MOST).map(({ row, others }) => {
          const { of: stakeholder, item, rule } = asOfToday(row);
          const due = dueView(stakeholder, item, rule, say);
          const { stakeholderId: id, slot } = due;
          const subject = subjectKey({ kind: 'contact', id, slot });
          return { ...due, type: 'contact' as const, others, snoozedUntil: snoozedUntil(subject) };
        });
      const totals = Object.fromEntries(
        firstDue.counts(days, ownerIds).map(({ section, total }) => [section, total]),
      );

      const promised = steps.list({ ...of, until: days.announced, include: 'open' }, 0, MOST);
      const queue = answerOf(feedback['feedback.queue']({ filter: of, offset: 0, limit: MOST }));
      const coming = upcomingItems(reminders, COMING_DAYS, scope);

      const page: Today = {
        day,
        now: now(),
        workingDay: isWorkingDay(activeCalendar(db), day),
        overdue: contacts('overdue'),
        dueToday: contacts('dueToday'),
        thisWeek: contacts('thisWeek'),
        neverContacted: contacts('neverContacted'),
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
          ...Object.fromEntries(CONTACT_SECTIONS.map((section) => [section, totals[section] ?? 0])),
          nextSteps: promised.total,
          feedback: queue.total,
          coming: coming.length,
        },
        numbers,
      };
      return ok(page);
    },

    'today.numbers'({ scope }) {
      const numbers = dueNumbersNow(session, scope);
      return ok({ ...numbers, toDo: toDo(numbers) });
    },
  };
}
