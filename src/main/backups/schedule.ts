import { attempt, type Report } from '../session/attempt.ts';
import type { Running } from '../session/running.ts';
import type { Session } from '../session/session.ts';
import type { BackedUpVault } from './backups.ts';

/** A first look soon after opening, when the day's first work is done; then every hour, so that a day's backup is never far. */
const FIRST_MS = 60_000;
const EVERY_MS = 3_600_000;

/** Makes the day's backup, and tries again until there is one; backups that something erased is still in go when they come within reach. */
export function startBackups(
  session: Session,
  { vault, report }: { vault: Pick<BackedUpVault, 'backups'>; report: Report },
): Running {
  const lookOnce = async () => {
    // A database can't be copied while something is being written in steps.
    await session.idle();
    if (!session.db.open) return;
    const own = vault.backups();
    attempt(report, 'backups', own.destroyReturned);
    if (own.isOfToday()) return;
    own.make('daily');
    session.emit({ name: 'data.changed', payload: { nouns: ['backups'] } });
  };
  const look = () => void lookOnce().catch((error) => report(error, 'backups'));
  const first = setTimeout(look, FIRST_MS);
  const hourly = setInterval(look, EVERY_MS);
  return {
    stop() {
      clearTimeout(first);
      clearInterval(hourly);
    },
    // After sleep timers may be late by as long as it lasted.
    wake: () => {},
  };
}
