import type { Db } from '../db/open.ts';
import { moveReferences } from '../records/merge-rows.ts';

/**
 * Moves everything that hangs on `other` to `keep`. Where both already share a row (an interaction with both, a tag), one stays.
 * `other` becomes inactive and points to `keep`. The history of what `keep` was is its own.
 */
export function mergeRows(db: Db, keep: number, other: number, now: number): void {
  moveReferences(db, 'stakeholder', { keep, other, now });
  db.prepare(
    `UPDATE stakeholder SET merged_into = @keep, deleted_at = coalesce(deleted_at, @now), updated_at = @now WHERE id = @other`,
  ).run({ keep, other, now });
}
