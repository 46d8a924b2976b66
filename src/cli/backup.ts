import type { Contract } from '../contract/call.ts';
import { contract } from '../contract/index.ts';
import type { Serve, WireResult } from '../main/ipc/serve.ts';

/** Calls that make something without changing the vault. */
const HARMLESS = new Set([
  'exports.run',
  'imports.preview',
  'backups.preview',
  'trail.verify',
  'vault.unlock',
]);

const isHarmless = (name: string): boolean =>
  HARMLESS.has(name) || !Object.hasOwn(contract, name) || (contract as Contract)[name]?.effect === 'reads';

/** A backup stays what it is: what would change the vault is refused, since its copy ends with the run. */
export const harmlessOnly =
  (call: Serve, refusal: WireResult): Serve =>
  (name, input) =>
    isHarmless(name) ? call(name, input) : Promise.resolve(refusal);
