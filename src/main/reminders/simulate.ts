import type { AlertKind } from '../../domain/reminders/terms.ts';
import { addDays, dayAt, instantAt } from '../../domain/reminders/wall.ts';
import type { ReminderDesk } from './desk.ts';
import { look } from './look.ts';

export type SimulatedAlert = {
  /** Epoch ms. */
  at: number;
  kind: AlertKind;
  items: { stakeholderId: string | null; name: string; dueOn: string }[];
};

/**
 * Runs the scheduler from the session's now to an instant, included, on a clock that jumps from one thing of interest to
 * the next. Alerts are claimed and count as shown. Every midnight is looked at, because due states change with the day.
 * @param setClock moves the clock that the session reads
 */
export function* simulate(
  desk: ReminderDesk,
  setClock: (at: number) => void,
  until: number,
): Generator<SimulatedAlert> {
  const { session, store } = desk;
  for (let now = session.now(); now <= until; ) {
    const { claimed, nextAt } = look(desk);
    for (const { id, alert } of claimed) {
      store.shown(id, now);
      yield { at: now, kind: alert.kind, items: distinct(alert.items) };
    }
    const midnight = instantAt(addDays(dayAt(now, session.zone()), 1), '00:00', session.zone());
    now = Math.min(nextAt, midnight);
    if (now <= until) setClock(now);
  }
}

/** Several contacts due with one stakeholder on one day are one line; each case of feedback is its own. */
function distinct(
  items: readonly (SimulatedAlert['items'][number] & { route: string })[],
): SimulatedAlert['items'] {
  const lines = new Map(
    items.map(({ stakeholderId, name, dueOn, route }) => [
      `${route} ${name} ${dueOn}`,
      { stakeholderId, name, dueOn },
    ]),
  );
  return [...lines.values()];
}
