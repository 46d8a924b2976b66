import { Notification } from 'electron';
import type { Alert, CoreLink } from './core-link.ts';

/**
 * Shows what the core wants the user to know. The core hears when the desktop has really shown it, so that no alert is
 * shown twice and none is lost.
 */
export function createNotifier(
  core: Pick<CoreLink, 'post'>,
  open: (route: string) => void,
): (alert: Alert) => void {
  /** Held while on screen: a collected notification can't be clicked. */
  const visible = new Set<Notification>();

  return ({ id, title, body, route }) => {
    if (!Notification.isSupported()) {
      core.post({ type: 'notify-failed', id, reason: 'unsupported' });
      return;
    }
    const notification = new Notification({ title, body });
    visible.add(notification);
    notification.once('show', () => core.post({ type: 'notified', id }));
    notification.once('failed', (_event, reason) => {
      visible.delete(notification);
      core.post({ type: 'notify-failed', id, reason });
    });
    notification.once('click', () => open(route));
    notification.once('close', () => visible.delete(notification));
    notification.show();
  };
}
