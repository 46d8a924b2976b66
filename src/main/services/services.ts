import type { Result } from '../../domain/result.ts';
import type { VaultBackups } from '../backups/backups.ts';
import type { Derived } from '../db/stale.ts';
import type { Jobs } from '../jobs/jobs.ts';
import type { Report } from '../session/attempt.ts';
import type { Session } from '../session/session.ts';
import type { Destroyed } from '../vault/files.ts';
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
  /** Where work that goes on by itself tells what went wrong; it goes on all the same. */
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
type VaultOffice = {
  /** Which one it is. */
  id(): string | null;
  /** Whether this is its passphrase. */
  check(passphrase: string): Promise<Result<unknown>>;
  /** Closes it and removes its files for good; tells what they were. */
  destroy(): Promise<Destroyed>;
  /** Folders on this computer that hold copies of it. */
  copies(): string[];
  /** Whether no other program has it open, whose writing a replaced file would lose. */
  isAlone(): Promise<boolean>;
  backups(): VaultBackups;
  /** Closes it, puts the incoming database in the place of its own, and opens it again; what was there comes back if that fails. */
  replaceDatabase(): Promise<Result<unknown>>;
};

/** What is known without a vault. */
export type Outside = Pick<Session, 'now' | 'zone' | 'computerZone' | 'text'> & {
  userData: string;
  /** The open vault, if there is one: its calendar counts then. */
  session(): Session | null;
};

type AnyHandler = (input: never) => Promise<Result<unknown>> | Result<unknown>;

/** A noun of the core. `core.ts` lists them all. */
export type Module = {
  handlers?(session: Session, services: Services): Record<string, AnyHandler>;
  /** Serves calls that need no vault (`open: 'any'` in the contract). */
  handlersWithoutVault?(outside: Outside): Record<string, AnyHandler>;
  /** Stored things that are computed from other rows, in the order in which they depend on each other. */
  derived?(session: Session): Derived[];
  /** Runs while the vault is open in the app (not on the command line); returns what ends it. */
  start?(session: Session, services: Services): Running;
};

/** Work that goes on by itself, and sees to its own failures. `wake` tells it that the clock may have jumped: resume, unlock, zone change. */
export type Running = { stop(): void; wake(): void };
