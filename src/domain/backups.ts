import { addDays, daysLeftOfWeek } from './calendars/days.ts';

export const BACKUP_REASONS = [
  'daily',
  'by-hand',
  'before-import',
  'before-merge',
  'before-handover',
  'before-restore',
  'before-migration',
] as const;
export type BackupReason = (typeof BACKUP_REASONS)[number];

/** A backup as rotation sees it. `at` is when it was made, epoch ms. */
type Dated = { name: string; at: number };

const DAILY = 7;
const WEEKLY = 4;
const MONTHLY = 12;
/** What was made before something was done stays long enough to come back to it. */
const ALL_FOR_MS = 24 * 3_600_000;

/** The first of each of the latest `most` buckets; backups come latest first. */
function latestOfEach(backups: readonly Dated[], bucketOf: (at: number) => string, most: number): string[] {
  const buckets = new Map<string, string>();
  for (const { name, at } of backups) {
    const bucket = bucketOf(at);
    if (!buckets.has(bucket) && buckets.size < most) buckets.set(bucket, name);
  }
  return [...buckets.values()];
}

/**
 * Names of the backups that rotation lets go: all but the latest of each of the last 7 days, 4 weeks and 12 months that have
 * one, and all of the last 24 hours.
 * @param dayOf the day of an instant in the user's zone, `YYYY-MM-DD`
 */
export function outdated(backups: readonly Dated[], now: number, dayOf: (at: number) => string): string[] {
  const latestFirst = [...backups].sort((a, b) => b.at - a.at);
  const weekOf = (at: number) => addDays(dayOf(at), daysLeftOfWeek(dayOf(at)));
  const namesToKeep = new Set([
    ...latestOfEach(latestFirst, dayOf, DAILY),
    ...latestOfEach(latestFirst, weekOf, WEEKLY),
    ...latestOfEach(latestFirst, (at) => dayOf(at).slice(0, 7), MONTHLY),
    ...latestFirst.filter(({ at }) => at > now - ALL_FOR_MS).map(({ name }) => name),
  ]);
  return latestFirst.map(({ name }) => name).filter((name) => !namesToKeep.has(name));
}
