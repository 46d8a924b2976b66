import { z } from 'zod';
import { BACKUP_REASONS } from '../domain/backups.ts';
import { reads, works } from './call.ts';
import { instant, noAnswer, nothing } from './values.ts';

/** A folder in the vault's backup folder. */
const name = z
  .string()
  .max(100)
  .regex(/^\d{8}T\d{6}Z [a-z-]+$/);

const backup = z.object({
  name,
  at: instant,
  reason: z.enum(BACKUP_REASONS),
  bytes: z.number().int(),
  /** Rows by table; null where the note that tells them is damaged. */
  rows: z.record(z.string(), z.number().int()).nullable(),
});

/** How many, and the first twenty by name. */
const some = z.object({ count: z.number().int(), names: z.array(z.string()) });

/** Copies of the vault: encrypted, proved, rotated, and how to come back to one. */
export const backups = {
  'backups.status': reads({
    does: 'Where backups go, how the last one went, and which there are, latest first.',
    input: nothing,
    output: z.object({
      folder: z.string(),
      /** Beside the vault, as long as no other was chosen. */
      usual: z.boolean(),
      /** Why there is no backup of today, in words; null where all is well. */
      problem: z.string().nullable(),
      backups: z.array(backup),
    }),
  }),
  'backups.run': works({
    does: 'Makes a backup now and proves it: opened with the key, every page read, rows counted.',
    input: nothing,
    output: backup,
  }),
  'backups.setFolder': works({
    does: 'Sends backups elsewhere, a USB stick say; null: beside the vault.',
    input: z.object({ folder: z.string().min(1).max(4096).nullable() }),
    output: noAnswer,
  }),
  'backups.preview': works({
    does: 'What coming back to a backup would lose, change and bring back.',
    input: z.object({ name }),
    output: z.array(z.object({ table: z.string(), lost: some, changed: some, back: some })),
  }),
  'backups.restore': works({
    does: 'Comes back to a backup. The present is backed up before: `undo` names it.',
    input: z.object({ name }),
    output: z.object({ undo: name }),
  }),
};
