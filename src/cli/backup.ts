import { lstatSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contract } from '../contract/call.ts';
import { contract } from '../contract/index.ts';
import type { Serve, WireResult } from '../main/ipc/serve.ts';
import { leftIn } from '../main/processes.ts';

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

const SCRATCH = /^liaison-backup-(\d+)-/;

/** A folder for the copy of a backup in which a run reads. */
export function scratchFolder(): { folder: string; remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), `liaison-backup-${process.pid}-`));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Removes the copies that killed runs have left; those of other users are theirs. */
export function clearScratchFolders(): void {
  try {
    const left = leftIn(tmpdir(), (name) => SCRATCH.exec(name)?.[1]).map((name) => join(tmpdir(), name));
    for (const folder of left.filter(isOurs)) rmSync(folder, { recursive: true, force: true });
  } catch {
    // The next run tries again.
  }
}

/** Windows tells no owners; its temporary folder is the user's own. */
const isOurs = (folder: string): boolean =>
  process.getuid === undefined || lstatSync(folder).uid === process.getuid();
