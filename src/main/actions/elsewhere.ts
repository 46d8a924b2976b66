import { contract } from '../../contract/index.ts';
import type { Running } from '../session/running.ts';
import type { Session } from '../session/session.ts';

/** How soon what another process writes is seen here. */
const LOOK_EVERY_MS = 1_000;

/** What is of the vault: anything of it may be another now. */
const NOUNS = [
  ...new Set(
    Object.entries(contract)
      .filter(([, { open }]) => open === undefined)
      .map(([name]) => name.slice(0, name.indexOf('.'))),
  ),
];

/**
 * Looks whether another connection to the vault has written: a second window's, the command line's. What is on the screen is
 * asked for again then, and what is due is looked at anew.
 */
export function followOthers(session: Session): Running {
  const { db } = session;
  const version = db.prepare<[], number>('SELECT data_version FROM pragma_data_version').pluck();
  let seen = version.get();
  const look = () => {
    if (db.inTransaction) return;
    const present = version.get();
    if (present === seen) return;
    seen = present;
    session.othersWrote();
    session.emit({ name: 'data.changed', payload: { nouns: NOUNS } });
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  timer.unref();
  return { wake: look, stop: () => clearInterval(timer) };
}
