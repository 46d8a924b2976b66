import type { HandlerOutput } from '../../contract/call.ts';
import type { reports } from '../../contract/reports.ts';
import type { EvaluationReport } from './store.ts';

type ReportView = HandlerOutput<(typeof reports)['reports.get']>;

/**
 * A report with how many of its rows are of somebody who is strictly confidential at present, whatever they were when it was
 * approved.
 * @param instead stands in place of their names; null: they are named
 */
export function withoutStrict(
  report: EvaluationReport,
  strict: ReadonlySet<string>,
  instead: string | null,
): ReportView {
  const isStrict = ({ stakeholderId }: { stakeholderId: string | null }) =>
    stakeholderId !== null && strict.has(stakeholderId);
  const rows = [...report.breaches, ...report.overdue, ...report.neverContacted];
  const whole = { ...report, strict: rows.filter(isStrict).length };
  if (instead === null) return whole;
  const unnamed = (contacts: EvaluationReport['overdue']) =>
    contacts.map((row) => (isStrict(row) ? { ...row, name: instead } : row));
  return {
    ...whole,
    breaches: report.breaches.map((row) => (isStrict(row) ? { ...row, stakeholder: instead } : row)),
    overdue: unnamed(report.overdue),
    neverContacted: unnamed(report.neverContacted),
  };
}
