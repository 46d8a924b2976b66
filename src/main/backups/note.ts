import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { BACKUP_REASONS, type BackupReason } from '../../domain/backups.ts';
import { writeFileAtomically } from '../computer/files.ts';
import { readKeyFiles } from '../vault/key-files.ts';

/** The file that tells what a backup holds. */
export const NOTE = 'backup.json';

const note = z.object({
  format: z.literal(1),
  vaultId: z.string(),
  /** Until the year 9999: later instants have no `YYYY-MM-DD` day. */
  at: z.number().int().min(0).max(253_402_300_799_999),
  reason: z.enum(BACKUP_REASONS),
  /** Rows by table, as the live vault had them; null where the note is damaged. */
  rows: z.record(z.string(), z.number().int()).nullable(),
  /** Where the audit trail stood: no entry until then can be missing later. */
  trail: z.object({ entries: z.number().int(), hash: z.string() }).optional(),
  /** Of which of several copies of the vault. */
  line: z.string().nullable().default(null),
});
export type Note = z.infer<typeof note>;

/** With a sum over its content, as key files have; the first backups had none. */
const noteFile = note.extend({ sum: z.string().optional() }).strict();

const sumOf = (content: Note): string =>
  createHash('sha256')
    .update(JSON.stringify(note.parse(content)))
    .digest('hex');

/** Of a few tables and a hash. */
const MOST_BYTES = 64 * 1024;

/** What the note of a backup says; null where it is missing or damaged. */
function wholeNote(backup: string): Note | null {
  try {
    const file = join(backup, NOTE);
    const stat = statSync(file);
    if (!stat.isFile() || stat.size > MOST_BYTES) return null;
    const { sum, ...content } = noteFile.parse(JSON.parse(readFileSync(file, 'utf8')));
    return sum === undefined || sum === sumOf(content) ? content : null;
  } catch {
    return null;
  }
}

/** `20261123T010000Z daily`. */
const NAME = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z ([a-z-]+)$/;

/** Whether a folder's name is a backup's. */
export const isBackupName = (name: string): boolean => NAME.test(name);

/** What the name and the key file of a backup tell of it. */
function noteByName(backup: string): Note | null {
  const [, year, month, day, hour, minute, second, suffix] = NAME.exec(basename(backup)) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  const reason = BACKUP_REASONS.find((one): one is BackupReason => one === suffix);
  const keys = readKeyFiles(backup);
  const vaultId = keys.ok ? keys.value[0]?.vaultId : undefined;
  if (Number.isNaN(at) || reason === undefined || vaultId === undefined) return null;
  return { format: 1, vaultId, at, reason, rows: null, line: null };
}

/** What a backup is; null where a folder is none. */
export const readNote = (backup: string): Note | null => wholeNote(backup) ?? noteByName(backup);

export function writeNote(backup: string, content: Note): void {
  const whole = { ...note.parse(content), sum: sumOf(content) };
  writeFileAtomically(join(backup, NOTE), `${JSON.stringify(whole, null, 2)}\n`);
}

/** Whether a folder is a backup, whatever became of its note. */
export const isBackup = (folder: string): boolean =>
  existsSync(join(folder, NOTE)) || (isBackupName(basename(folder)) && readNote(folder) !== null);
