import { isBlank } from '../blank.ts';
import { isOpen, type Period } from '../kpi/periods.ts';
import { ok, type Result, refuse } from '../result.ts';

type Signatory = { role: string; name: string };
/** Who approved a report, on which day, and whether that was stated to need no measures. */
export type Approval = { by: string; on: string; withoutMeasures: boolean };

/** What people write into an evaluation; everything else in it is computed. */
export type ReportContent = {
  organisation: string;
  preparedBy: string;
  /** Improvement measures (S0 §3.3, §3.5), in order. */
  measures: string[];
  signatories: Signatory[];
  /** Of an approved one; those approved before this was asked have none. */
  approval?: Approval;
};

/**
 * An evaluation (S0 §3.5). A draft moves with the data. An approved one is what was signed: its snapshot is never computed
 * again.
 */
export type Report<Snapshot> =
  | { state: 'draft'; content: ReportContent }
  | { state: 'approved'; content: ReportContent; approvedAt: number; snapshot: Snapshot };

/** An unwritten report begins with what the organisation wrote last: names stay, measures are new each time. */
export const newContent = (last: ReportContent | null, me: string, organisation: string): ReportContent => ({
  organisation: last?.organisation || organisation,
  preparedBy: last?.preparedBy ?? me,
  measures: [],
  signatories: last?.signatories ?? [],
});

/** The content with changes; an approved report is refused (`conflict`). */
export function edited(
  report: Report<unknown>,
  changes: { [K in keyof ReportContent]?: ReportContent[K] | undefined },
): Result<ReportContent> {
  if (report.state === 'approved') return refuse('conflict', 'reports:error.approved');
  const { content } = report;
  return ok({
    organisation: changes.organisation ?? content.organisation,
    preparedBy: changes.preparedBy ?? content.preparedBy,
    measures: changes.measures ?? content.measures,
    signatories: changes.signatories ?? content.signatories,
  });
}

/**
 * The content as it is approved: once, and not before its period is over (`conflict`); with measures or the statement that
 * none are needed, on a day since the period's end (`invalid`).
 */
export function approved(
  report: Report<unknown>,
  period: Period,
  today: string,
  approval: Approval,
): Result<ReportContent> {
  if (report.state === 'approved') return refuse('conflict', 'reports:error.approved');
  if (isOpen(period, today)) return refuse('conflict', 'reports:error.open', { until: period.toOn });
  const measures = report.content.measures.filter((measure) => !isBlank(measure));
  if (measures.length === 0 && !approval.withoutMeasures)
    return refuse('invalid', 'reports:error.noMeasures');
  if (approval.on <= period.toOn || approval.on > today)
    return refuse('invalid', 'reports:error.approvedOn', { after: period.toOn, today });
  const withoutMeasures = measures.length === 0;
  return ok({ ...report.content, measures, approval: { ...approval, withoutMeasures } });
}
