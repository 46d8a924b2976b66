import type { ContactSection, DueDays } from '../../domain/today.ts';
import type { Db } from '../db/open.ts';
import { ownedBy } from '../db/owned-by.ts';
import { DUE_COLUMNS, DUE_FROM, type DueRow, dueRow, type StoredDue } from './store.ts';

type OwnerIds = readonly (string | null)[] | undefined;
type Count = { section: ContactSection; total: number; overdue: number };

/** As `contactSection` of the domain says it. */
const SECTION = `CASE WHEN d.due_on > @announced THEN 'thisWeek' WHEN d.last_contact_on IS NULL THEN 'neverContacted'
  WHEN d.due_on < @on THEN 'overdue' ELSE 'dueToday' END`;

/** Each stakeholder once, by its most urgent contact. */
const where = (ownerIds: OwnerIds) => `d.due_on <= max(@announced, @week)
  ${ownerIds?.length ? `AND ${ownedBy('d.owner_id', ownerIds)}` : ''}
  AND NOT EXISTS (SELECT 1 FROM cadence_due AS o WHERE o.stakeholder_id = d.stakeholder_id
    AND (o.due_on < d.due_on OR (o.due_on = d.due_on AND o.slot < d.slot)))`;

/** Whom to contact: the stakeholders of each section, and how many they are. */
export function firstDueStore(db: Db) {
  return {
    counts: (days: DueDays, ownerIds: OwnerIds): Count[] =>
      db
        .prepare<DueDays, Count>(
          `SELECT ${SECTION} AS section, count(*) AS total, count(*) FILTER (WHERE d.due_on < @on) AS overdue
           FROM cadence_due AS d WHERE ${where(ownerIds)} GROUP BY section`,
        )
        .all(days),

    /** The most urgent first. `others`: contacts of other kinds that are due of the same stakeholder. */
    rows: (
      section: ContactSection,
      days: DueDays,
      ownerIds: OwnerIds,
      limit: number,
    ): { row: DueRow; others: number }[] =>
      db
        .prepare<DueDays & { section: string; limit: number }, StoredDue & { others: number }>(
          `SELECT ${DUE_COLUMNS}, (SELECT count(*) FROM cadence_due AS o WHERE o.stakeholder_id = d.stakeholder_id
             AND o.slot <> d.slot AND o.due_on <= iif(d.due_on > @announced, @week, @announced)) AS others
           FROM ${DUE_FROM} WHERE ${SECTION} = @section AND ${where(ownerIds)}
           ORDER BY d.due_on, s.tier <> 'key', s.sort_key, d.stakeholder_id LIMIT @limit`,
        )
        .all({ ...days, section, limit })
        .map(({ others, ...stored }) => ({ others, row: dueRow(stored) })),
  };
}
