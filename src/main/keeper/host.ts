import type { CoreEvent } from '../../contract/events.ts';
import type { LockedVault } from '../reminders/locked.ts';
import type { Services } from '../services/services.ts';
import type { Report } from '../session/attempt.ts';
import type { SettingsFile } from '../settings/app-settings.ts';
import type { KeyCost } from '../vault/key-file.ts';

/** What hosts the core: a utility process of the app, the command line, a test. */
export type Host = {
  /** The one clock of the core, epoch milliseconds. */
  now(): number;
  /** The computer's own zone: IANA name. A vault keeps the one that it was made in. */
  zone: string;
  settings: SettingsFile;
  /** Folder for new vaults. */
  userData: string;
  /** Folder in which wrong tries are counted, and work is done, where `userData` is only for a while. */
  triesIn?: string;
  /** What a try at the passphrase of a new vault costs; tests make it cheap. */
  keyCost?: KeyCost;
  /** The most that a pack may come to; tests make it small. */
  packBytes?: number;
  /** The computer's own clock, which no option moves, unless a test does: wrong tries are slowed down by it. */
  computerClock?(): number;
  /** Entry of the worker that does the long reading; without it the core reads itself. */
  reader?: string;
  /** Whether modules run by themselves: reminders. */
  desk: boolean;
  emit(event: CoreEvent): void;
  /**
   * Replaces the process of a core that was locked, so that neither the key nor what was read stays in memory; the new one gets
   * the locked `vault`. Without it the core itself goes on.
   */
  retire?(vault: LockedVault): void;
  notify: Services['notify'];
  badge: Services['badge'];
  report: Report;
};
