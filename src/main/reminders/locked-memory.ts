import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeFileAtomically } from '../computer/files.ts';

/** What is kept beside a vault for the time that it is locked. It says nothing of anybody: instants and times only. */
const schema = z.object({
  /** Since when the vault is locked; epoch ms. */
  lockedAt: z.number().nullable().default(null),
  /** Up to when alerts were told without names. */
  toldUntil: z.number().nullable().default(null),
  /** The day on which the user was last asked to unlock. */
  askedOn: z.string().nullable().default(null),
  digestTime: z.string().default('08:30'),
  quietHours: z.object({ from: z.string(), to: z.string() }).nullable().default(null),
});
export type LockedMemory = z.output<typeof schema>;

const fileIn = (folder: string): string => join(folder, 'reminders.json');

/** A file that is missing or can't be read counts as nothing known. */
export function readLockedMemory(folder: string): LockedMemory {
  try {
    return schema.parse(JSON.parse(readFileSync(fileIn(folder), 'utf8')));
  } catch {
    return schema.parse({});
  }
}

export function writeLockedMemory(folder: string, memory: LockedMemory): void {
  writeFileAtomically(fileIn(folder), `${JSON.stringify(memory)}\n`);
}
