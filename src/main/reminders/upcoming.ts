import type { HandlerOutput } from '../../contract/call.ts';
import type { reminders } from '../../contract/reminders.ts';
import { nextBirthday } from '../../domain/birthdays.ts';
import { message } from '../../domain/message.ts';
import { addDays } from '../../domain/reminders/wall.ts';
import type { ReminderDesk } from './desk.ts';
import { greetingsBetween } from './greetings.ts';
import { OWED_AHEAD_DAYS, owedBy } from './owed.ts';
import { daysBetween } from './sources.ts';

export type Upcoming = HandlerOutput<(typeof reminders)['reminders.upcoming']>[number];

/** What comes after today, within some days, by day; birthdays and festivals of today too. */
export function upcomingItems(
  { session, sources, store }: ReminderDesk,
  days: number,
  scope: 'mine' | 'all',
): Upcoming[] {
  const today = session.today();
  const until = addDays(today, days);

  const contacts = sources.contactsBetween(today, until, scope).map(
    ({ stakeholderId, slot, name, dueOn }): Upcoming => ({
      kind: 'contact',
      id: `${stakeholderId}:${slot}`,
      on: dueOn,
      title: name,
      detail: session.text(message(`enums:slot.${slot}`)),
      stakeholderId,
      route: `#/stakeholders/${stakeholderId}`,
    }),
  );
  const steps = sources.stepsBetween(today, until, scope).map(
    ({ id, stakeholderId, name, text, dueOn }): Upcoming => ({
      kind: 'next-step',
      id,
      on: dueOn,
      title: text,
      detail: name,
      stakeholderId,
      route: `#/stakeholders/${stakeholderId}`,
    }),
  );
  const birthdays = daysBetween(today, until).flatMap((on) =>
    sources.celebratedOn(on, scope).map((person): Upcoming => {
      const next = nextBirthday(person, on);
      const age = next?.age ?? null;
      return {
        kind: 'birthday',
        id: person.personId,
        on,
        title: session.text(
          age === null
            ? message('reminders:upcoming.birthday', { name: person.personName })
            : message('reminders:upcoming.birthdayAge', { name: person.personName, age }),
        ),
        detail: [person.stakeholderName, ...(next?.why ?? []).map(session.text)].join(
          session.text(message('reminders:separator')),
        ),
        stakeholderId: person.stakeholderId,
        route: `#/stakeholders/${person.stakeholderId}`,
      };
    }),
  );
  const festivals = greetingsBetween(session, store.settings(), today, until).map(
    ({ id, name, on }): Upcoming => ({
      kind: 'festival',
      id,
      on,
      title: name,
      detail: session.text(message('reminders:upcoming.greet')),
      stakeholderId: null,
      route: '#/stakeholders',
    }),
  );
  // What is overdue comes first: today.
  const owed = owedBy(session, addDays(today, OWED_AHEAD_DAYS)).map(
    ({ id, name, dueOn, daysOverdue }): Upcoming => ({
      kind: 'organisation',
      id,
      on: daysOverdue > 0 ? today : dueOn,
      title: name,
      detail: session.text(
        daysOverdue > 0
          ? message('reminders:upcoming.owedSince', { on: dueOn, days: daysOverdue })
          : message('reminders:upcoming.owed'),
      ),
      stakeholderId: null,
      route: '#/today?log',
    }),
  );
  return [...contacts, ...steps, ...birthdays, ...festivals, ...owed].sort((a, b) =>
    a.on < b.on ? -1 : a.on > b.on ? 1 : 0,
  );
}
