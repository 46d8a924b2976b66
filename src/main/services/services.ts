import type { Result } from '../../domain/result.ts';
import type { BackedUpVault } from '../backups/backups.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Report } from '../session/attempt.ts';
import type { Session } from '../session/session.ts';
import type { DestroyResult } from '../vault/files.ts';
import type { HeldPacks } from './held-packs.ts';

/** A desktop notification; a click opens `route`. */
export type Alert = { id: string; title: string; body: string; route: string };

/** What a module may use besides the session. Timers and notifications belong to whoever hosts the core. */
export type Services = {
  jobs: Jobs;
  /** Shows a notification; resolves once it stands on the screen, with false where it could not be shown. */
  notify(alert: Alert): Promise<boolean>;
  /** Number on the tray icon. */
  badge(count: number): void;
  /** Reports an error of background work, which goes on. */
  report: Report;
  vault: VaultOffice;
  /** Folder of what belongs to this computer. */
  userData: string;
  /** Packs on their way in or out. */
  held: HeldPacks;
  /** The most that a pack may come to. */
  packBytes: number;
};

/** What can be done to the open vault as a whole. */
type VaultOffice = BackedUpVault & {
  /** Which one it is. */
  id(): string | null;
  /** Whether this is its passphrase. */
  check(passphrase: string): Promise<Result<unknown>>;
  /** Closes it and removes its files for good; tells what they were. */
  destroy(): Promise<DestroyResult>;
  /** Folders on this computer that hold copies of it. */
  copies(): string[];
};

/** What modules may use while no vault is open. */
export type Outside = Pick<Session, 'now' | 'zone' | 'computerZone' | 'text'> & {
  userData: string;
  /** The open vault, if there is one: its calendar counts then. */
  session(): Session | null;
};
