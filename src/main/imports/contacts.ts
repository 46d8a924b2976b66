import { addDays, instantOf } from '../../domain/calendars/days.ts';
import type { LastContact } from '../../domain/imports/fields.ts';
import { message } from '../../domain/message.ts';
import { interactionStore } from '../interactions/store.ts';
import type { Session } from '../session/session.ts';
import type { ImportStore } from './store.ts';

/** Of a day without a time nobody knows the hour. */
const NOON = '12:00';

/**
 * Logs when a list says that somebody was last talked to, so that nobody who was starts as never contacted. What is logged
 * of that day already, by hand or by the same list, is not logged again.
 */
export function contactLog(session: Session, store: ImportStore, write: boolean) {
  const interactions = interactionStore(session.db);
  const [now, zone] = [session.now(), session.zone()];
  const instant = (on: string, time: string) => instantOf(on, time, zone);
  const isLogged = (stakeholder: number, on: string): boolean =>
    store.wasContacted(stakeholder, instant(on, '00:00'), instant(addDays(on, 1), '00:00'));

  /** How many were logged. @param stakeholder undefined where it is not there yet */
  return (stakeholder: number | undefined, contacts: readonly LastContact[] = []): number => {
    const missing = contacts.filter(({ on }) => stakeholder === undefined || !isLogged(stakeholder, on));
    if (write && stakeholder !== undefined) {
      for (const { on, time, channel, heading } of missing) {
        const fields = {
          at: Math.min(instant(on, time ?? NOON), now),
          channel,
          direction: 'outbound' as const,
          purpose: null,
          effective: true,
          summary: session.text(message('imports:contact.summary', { heading })),
          decisions: '',
        };
        interactions.insert(fields, [stakeholder], [], now);
      }
    }
    return missing.length;
  };
}
