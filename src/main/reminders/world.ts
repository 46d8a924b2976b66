import { workingDayOnOrBefore } from '../../domain/calendars/calendar.ts';
import { message } from '../../domain/message.ts';
import { digestKey, type World } from '../../domain/reminders/plan.ts';
import type { DayItem, InstantItem, ReminderKind, ReminderSettings } from '../../domain/reminders/terms.ts';
import { addDays, dayAt } from '../../domain/reminders/wall.ts';
import { activeCalendar } from '../calendars/active.ts';
import { dueNumbersNow } from '../due/numbers.ts';
import type { ReminderDesk } from './desk.ts';
import { greetingsBetween } from './greetings.ts';
import { OWED_AHEAD_DAYS, owedBy } from './owed.ts';
import { daysBetween, subjectKey } from './sources.ts';

/** A birthday that nobody was told of, because the computer was off, is still worth a late word for so long. */
const LATE_WORD_DAYS = 7;

/** A snooze that ended longer ago has brought its item back, or found nobody to tell. */
const SNOOZE_MATTERS_MS = 7 * 86_400_000;

/** Input of planning, from an open vault, for now. Once the day's digest is out, only snoozed items can come up. */
export function readWorld(desk: ReminderDesk): World {
  const { session, store } = desk;
  const now = session.now();
  const digestIsOut = store.claimOf(digestKey(dayAt(now, session.computerZone())), now) !== 'none';
  const needless = digestIsOut && !store.snoozedSince(now - SNOOZE_MATTERS_MS);
  return readWorldUntil(desk, needless ? null : session.today());
}

/** Input of planning up to a day: everything that is announced by then. */
export function readWorldUntil(desk: ReminderDesk, until: string | null): World {
  const { session, store } = desk;
  const settings = store.settings();
  const now = session.now();
  return {
    days: until === null ? [] : dayItems(desk, settings, until),
    instants: settings.enabled.includes('feedback') ? instantItems(desk, settings) : [],
    due: () => dueNumbersNow(session, settings.scope),
    claim: (key) => store.claimOf(key, now),
    settings,
    zone: session.zone(),
    wallZone: session.computerZone(),
  };
}

function dayItems(desk: ReminderDesk, settings: ReminderSettings, until: string): DayItem[] {
  const { session, sources } = desk;
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
        announceOn: workingDayOnOrBefore(activeCalendar(session.db), step.dueOn),
        route: `#/stakeholders/${step.stakeholderId}`,
      })),
    birthday: () => birthdays(desk, settings, until),
    festival: () => festivals(desk, settings, until),
    organisation: () => organisation(desk, until),
  };
  return Object.entries(of).flatMap(([kind, items]) =>
    settings.enabled.includes(kind as ReminderKind) ? items() : [],
  );
}

/** The first day whose occasions may still be untold: that of the last digest, within reason. */
function firstDay({ session, store }: ReminderDesk): string {
  const today = session.today();
  const last = store.lastDigestAt();
  if (last === null) return today;
  const days = [addDays(today, -LATE_WORD_DAYS), dayAt(last, session.zone()), today];
  return days.toSorted()[1] ?? today;
}

function birthdays(desk: ReminderDesk, { scope, leadDays }: ReminderSettings, until: string): DayItem[] {
  const { sources } = desk;
  return daysBetween(firstDay(desk), addDays(until, leadDays)).flatMap((on) =>
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

function festivals(desk: ReminderDesk, settings: ReminderSettings, until: string): DayItem[] {
  const { session, sources } = desk;
  const { leadDays } = settings;
  return greetingsBetween(session, settings, firstDay(desk), addDays(until, leadDays)).map(
    ({ id, name, on }) => {
      const subject = subjectKey({ kind: 'festival', id });
      return {
        key: `${subject}:${on}`,
        kind: 'festival' as const,
        stakeholderId: null,
        name,
        detail: '',
        dueOn: on,
        announceOn: addDays(on, -leadDays),
        route: '#/today',
        snoozedUntil: sources.snoozedUntil(subject),
      };
    },
  );
}

function organisation({ session, sources }: ReminderDesk, until: string): DayItem[] {
  return owedBy(session, addDays(until, OWED_AHEAD_DAYS)).map(({ id, name, dueOn }) => {
    const subject = subjectKey({ kind: 'organisation', id });
    return {
      key: `${subject}:${dueOn}`,
      kind: 'organisation' as const,
      stakeholderId: null,
      name,
      detail: '',
      dueOn,
      announceOn: addDays(dueOn, -OWED_AHEAD_DAYS),
      route: '#/today',
      snoozedUntil: sources.snoozedUntil(subject),
    };
  });
}

function instantItems({ session, sources }: ReminderDesk, { scope }: ReminderSettings): InstantItem[] {
  const anonymous = session.text(message('reminders:anonymous'));
  return sources.clocks(scope).flatMap(({ subject: _, id, name, warnAt, ...clock }) => {
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
