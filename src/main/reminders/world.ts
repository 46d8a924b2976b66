import { DEFAULT_FESTIVALS, festivalsBetween } from '../../domain/festivals.ts';
import { message } from '../../domain/message.ts';
import type { World } from '../../domain/reminders/plan.ts';
import type { DayItem, InstantItem, ReminderKind, ReminderSettings } from '../../domain/reminders/terms.ts';
import { addDays, dayAt } from '../../domain/reminders/wall.ts';
import type { Session } from '../session.ts';
import { daysBetween, reminderSources, subjectKey } from './sources.ts';
import { reminderStore } from './store.ts';

/** A birthday that nobody was told of, because the computer was off, is still worth a late word for so long. */
const LATE_WORD_DAYS = 7;

/** What planning wants to know of an open vault: everything announced up to a day (today unless given). */
export function readWorld(session: Session, until = session.today()): World {
  const store = reminderStore(session.db);
  const settings = store.settings();
  const now = session.now();
  return {
    days: dayItems(session, settings, until),
    instants: settings.enabled.includes('feedback') ? instantItems(session, settings) : [],
    dueCount: () => reminderSources(session.db).dueCount(until, settings.scope),
    claim: (key) => store.claimOf(key, now),
    settings,
    zone: session.zone(),
  };
}

function dayItems(session: Session, settings: ReminderSettings, until: string): DayItem[] {
  const sources = reminderSources(session.db);
  const { scope } = settings;
  const of: Record<Exclude<ReminderKind, 'feedback'>, () => DayItem[]> = {
    contact: () =>
      sources.openContacts(until, scope).map(({ subject: _, slot: __, ...contact }) => ({
        ...contact,
        kind: 'contact',
        detail: '',
        route: `#/stakeholders/${contact.stakeholderId}`,
      })),
    'next-step': () =>
      sources.openSteps(until, scope).map(({ subject: _, id: __, text, ...step }) => ({
        ...step,
        kind: 'next-step',
        detail: text,
        announceOn: step.dueOn,
        route: `#/stakeholders/${step.stakeholderId}`,
      })),
    birthday: () => birthdays(session, settings, until),
    festival: () => festivals(session, settings, until),
  };
  return Object.entries(of).flatMap(([kind, items]) =>
    settings.enabled.includes(kind as ReminderKind) ? items() : [],
  );
}

/** The first day whose occasions may still be untold: that of the last digest, within reason. */
function firstDay(session: Session): string {
  const today = session.today();
  const last = reminderStore(session.db).lastDigestAt();
  if (last === null) return today;
  const days = [addDays(today, -LATE_WORD_DAYS), dayAt(last, session.zone()), today];
  return days.toSorted()[1] ?? today;
}

function birthdays(session: Session, { scope, leadDays }: ReminderSettings, until: string): DayItem[] {
  const sources = reminderSources(session.db);
  return daysBetween(firstDay(session), addDays(until, leadDays)).flatMap((on) =>
    sources.celebratedOn(on, scope).map(({ subject, personName, stakeholderId, snoozedUntil }) => ({
      key: `${subject}:${on}`,
      kind: 'birthday' as const,
      stakeholderId,
      name: personName,
      detail: '',
      dueOn: on,
      announceOn: addDays(on, -leadDays),
      route: `#/stakeholders/${stakeholderId}`,
      snoozedUntil,
    })),
  );
}

function festivals(session: Session, { leadDays }: ReminderSettings, until: string): DayItem[] {
  const sources = reminderSources(session.db);
  return festivalsBetween(firstDay(session), addDays(until, leadDays), DEFAULT_FESTIVALS).map(
    ({ festival, on }) => {
      const subject = subjectKey({ kind: 'festival', id: festival });
      return {
        key: `${subject}:${on}`,
        kind: 'festival' as const,
        stakeholderId: null,
        name: session.text(message(`festivals:${festival}`)),
        detail: '',
        dueOn: on,
        announceOn: addDays(on, -leadDays),
        route: '#/today',
        snoozedUntil: sources.snoozedUntil(subject),
      };
    },
  );
}

function instantItems(session: Session, { scope }: ReminderSettings): InstantItem[] {
  const anonymous = session.text(message('reminders:anonymous'));
  return reminderSources(session.db)
    .clocks(scope)
    .flatMap(({ subject: _, id, name, warnAt, ...clock }) => {
      const common = {
        ...clock,
        kind: 'feedback' as const,
        name: name ?? anonymous,
        detail: '',
        dueOn: dayAt(clock.deadlineAt, session.zone()),
        route: `#/feedback/${id}`,
      };
      return [
        { ...common, key: `${clock.clock}:warning:${warnAt}`, alert: 'clock-warning' as const, at: warnAt },
        {
          ...common,
          key: `${clock.clock}:breach:${clock.deadlineAt}`,
          alert: 'clock-breach' as const,
          at: clock.deadlineAt,
        },
      ];
    });
}
