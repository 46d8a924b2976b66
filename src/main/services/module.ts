import type { Result } from '../../domain/result.ts';
import type { Derived } from '../db/stale.ts';
import type { Running } from '../session/running.ts';
import type { Session } from '../session/session.ts';
import type { Outside, Services } from './services.ts';

type AnyHandler = (input: never) => Promise<Result<unknown>> | Result<unknown>;

/** A noun of the core. `modules.ts` lists them all. */
export type Module = {
  handlers?(session: Session, services: Services): Record<string, AnyHandler>;
  /** Serves calls that need no vault (`open: 'any'` in the contract). */
  handlersWithoutVault?(outside: Outside): Record<string, AnyHandler>;
  /** Stored things that are computed from other rows, in the order in which they depend on each other. */
  derived?(session: Session): Derived[];
  /** Runs while the vault is open in the app (not on the command line); returns what ends it. */
  start?(session: Session, services: Services): Running;
};
