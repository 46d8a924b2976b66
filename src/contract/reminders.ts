import { z } from 'zod';
import { isBirthdayDate } from '../domain/birthdays.ts';
import { FESTIVALS } from '../domain/festivals.ts';
import { ALERT_KINDS, REMINDER_KINDS } from '../domain/reminders/terms.ts';
import { reads, writes } from './call.ts';
import { day, id, instant, name, noAnswer } from './values.ts';

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

const occasion = z
  .object({
    id,
    name,
    calendar: z.enum(['solar', 'lunar']),
    month: z.number().int().min(1).max(12),
    day: z.number().int().min(1).max(31),
  })
  .refine((one) => isBirthdayDate({ ...one, leap: false }));

const reminderSettings = z.object({
  digestTime: time,
  /** Local times; alerts in between wait until `to`. Null: none. */
  quietHours: z.object({ from: time, to: time }).nullable(),
  enabled: z.array(z.enum(REMINDER_KINDS)),
  /** Mine, or everybody's. */
  scope: z.enum(['mine', 'all']),
  /** How many days before a birthday or festival the digest mentions it. */
  leadDays: z.number().int().min(0).max(30),
  /** Festivals to be reminded of. */
  festivals: z.array(z.enum(FESTIVALS)).max(FESTIVALS.length),
  /** Days that the user added: a founding day, say. */
  occasions: z.array(occasion).max(50),
  pausedUntil: instant.nullable(),
});

/** What an alert or a snooze is about: a contact due in a slot, a step, a case, a birthday, a festival. */
const subject = z.object({
  kind: z.enum(REMINDER_KINDS),
  /** `contact`: stakeholder and slot; others: the row. */
  id: z.string().max(100),
  slot: z.string().max(40).optional(),
});

const upcoming = z.object({
  kind: z.enum(REMINDER_KINDS),
  id: z.string(),
  on: day,
  title: z.string(),
  detail: z.string(),
  stakeholderId: id.nullable(),
  route: z.string(),
});

/** Desktop notifications: a morning digest, and clocks that run out. */
export const reminders = {
  'reminders.settings': reads({
    does: 'When and what to remind of.',
    input: z.object({}),
    output: reminderSettings,
  }),
  'reminders.setSettings': writes({
    does: 'Changes some of them.',
    input: reminderSettings.partial(),
    output: reminderSettings,
  }),
  'reminders.upcoming': reads({
    does: 'What comes in the next days: contacts, steps, birthdays, festivals.',
    input: z.object({
      days: z.number().int().min(1).max(60).default(14),
      scope: z.enum(['mine', 'all']).optional(),
    }),
    output: z.array(upcoming),
  }),
  'reminders.snooze': writes({
    does: 'Hides an alert until an instant; the due date stays.',
    input: z.object({ subject, until: instant }),
    output: noAnswer,
  }),
  'reminders.unsnooze': writes({ does: 'Shows it again.', input: z.object({ subject }), output: noAnswer }),
  'reminders.test': writes({ does: 'Shows a notification now.', input: z.object({}), output: noAnswer }),
  'reminders.history': reads({
    does: 'Alerts shown, latest first.',
    input: z.object({ limit: z.number().int().min(1).max(200).default(50) }),
    output: z.array(
      z.object({ at: instant, kind: z.enum(ALERT_KINDS), title: z.string(), shownAt: instant.nullable() }),
    ),
  }),
};
