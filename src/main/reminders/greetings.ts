import { festivalsBetween, occasionsBetween } from '../../domain/festivals.ts';
import { message } from '../../domain/message.ts';
import type { ReminderSettings } from '../../domain/reminders/terms.ts';
import type { Session } from '../session/session.ts';

/** Festivals and own occasions from one day to another, both included: whom one greets is nobody's in particular. */
export const greetingsBetween = (
  { text }: Pick<Session, 'text'>,
  { festivals, occasions }: ReminderSettings,
  from: string,
  until: string,
): { id: string; name: string; on: string }[] => [
  ...festivalsBetween(from, until, festivals).map(({ festival, on }) => ({
    id: festival,
    name: text(message(`festivals:${festival}`)),
    on,
  })),
  ...occasionsBetween(from, until, occasions).map(({ occasion: { id, name }, on }) => ({ id, name, on })),
];
