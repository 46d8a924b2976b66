import type { Db } from '../db/open.ts';

/**
 * Moves everything that hangs on `other` to `keep`: people, phones, e-mails, tags, interactions, next steps, feedback,
 * exceptions. Where both already share a row (an interaction with both, a tag), one stays. `other` becomes inactive and
 * points to `keep`. The history of what `keep` was is its own.
 */
export function mergeRows(db: Db, keep: number, other: number, now: number): void {
  const run = (sql: string) => db.prepare(sql).run({ keep, other, now });
  run('UPDATE person SET stakeholder_id = @keep, updated_at = @now WHERE stakeholder_id = @other');
  run(`DELETE FROM contact_point WHERE stakeholder_id = @other AND (kind, match_key) IN
       (SELECT kind, match_key FROM contact_point WHERE stakeholder_id = @keep)`);
  run(`UPDATE contact_point SET stakeholder_id = @keep,
         position = position + (SELECT count(*) FROM contact_point AS mine WHERE mine.stakeholder_id = @keep)
       WHERE stakeholder_id = @other`);
  for (const [table, of] of [
    ['stakeholder_tag', 'tag_id'],
    ['interaction_stakeholder', 'interaction_id'],
  ]) {
    run(`DELETE FROM ${table} WHERE stakeholder_id = @other AND ${of} IN
         (SELECT ${of} FROM ${table} WHERE stakeholder_id = @keep)`);
    run(`UPDATE ${table} SET stakeholder_id = @keep WHERE stakeholder_id = @other`);
  }
  run('UPDATE next_step SET stakeholder_id = @keep, updated_at = @now WHERE stakeholder_id = @other');
  run('UPDATE feedback SET stakeholder_id = @keep, updated_at = @now WHERE stakeholder_id = @other');
  run(`UPDATE cadence_exception SET deleted_at = @now WHERE stakeholder_id = @other AND deleted_at IS NULL AND slot IN
       (SELECT slot FROM cadence_exception WHERE stakeholder_id = @keep AND deleted_at IS NULL)`);
  run(
    'UPDATE cadence_exception SET stakeholder_id = @keep WHERE stakeholder_id = @other AND deleted_at IS NULL',
  );
  run(
    'UPDATE stakeholder SET merged_into = @keep, deleted_at = coalesce(deleted_at, @now), updated_at = @now WHERE id = @other',
  );
}
