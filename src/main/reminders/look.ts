import { plan } from '../../domain/reminders/plan.ts';
import type { PlannedAlert } from '../../domain/reminders/terms.ts';
import type { Alert } from '../services/services.ts';
import type { Session } from '../session/session.ts';
import type { ReminderDesk } from './desk.ts';
import { alertBody, alertTitle } from './texts.ts';
import { readWorld } from './world.ts';

export type ClaimedAlert = { id: number; alert: PlannedAlert };

/**
 * One look at the clock: claims the alerts due now, all of them or none. The caller must show them and confirm it
 * (`store.shown`).
 * @returns the alerts, and when to look again at the latest (epoch ms)
 */
export function look(desk: ReminderDesk): { claimed: ClaimedAlert[]; nextAt: number } {
  const { session, store } = desk;
  session.catchUp();
  const now = session.now();
  const { alerts, nextAt } = plan(readWorld(desk), now);
  const claimAll = session.db.transaction(() =>
    alerts.flatMap((alert) => {
      const id = store.claim(alert, now);
      return id === null ? [] : [{ id, alert }];
    }),
  );
  return { claimed: alerts.length === 0 ? [] : claimAll.immediate(), nextAt };
}

/** An alert as the desktop shows it. A click on one item opens the item; on several, the list of all. */
export function notification({ id, alert }: ClaimedAlert, session: Session): Alert {
  const [first] = alert.items;
  return {
    id: String(id),
    title: alertTitle(alert.kind, alert.items, session),
    body: alertBody(alert, session),
    route: first !== undefined && alert.items.length === 1 ? first.route : '#/today',
  };
}
