import type { HandlerOutput } from '../../contract/call.ts';
import type { reports } from '../../contract/reports.ts';
import type { Report, ReportContent } from '../../domain/reports/report.ts';
import type { Language } from '../../i18n/languages.ts';
import { ME } from '../db/me.ts';
import type { Db } from '../db/open.ts';
import { keyUuidOf } from '../records/keyed.ts';

export type EvaluationReport = Omit<HandlerOutput<(typeof reports)['reports.get']>, 'strict'>;
/** What was signed, in every language. */
export type Snapshot = Record<Language, EvaluationReport>;

type ReportRow = { content: string; approvedAt: number | null; snapshot: string | null };

/** All SQL of reports. */
export function reportStore(db: Db) {
  const select = db.prepare<[string], ReportRow>(
    'SELECT content, approved_at AS approvedAt, snapshot FROM report WHERE period = ? AND deleted_at IS NULL',
  );
  const last = db
    .prepare<[], string>(
      'SELECT content FROM report WHERE deleted_at IS NULL ORDER BY updated_at DESC, uuid DESC LIMIT 1',
    )
    .pluck();
  const list = db.prepare<[], { period: string; approvedAt: number | null }>(
    'SELECT period, approved_at AS approvedAt FROM report WHERE deleted_at IS NULL',
  );
  const save = db.prepare(
    `INSERT INTO report (uuid, period, content, approved_at, snapshot, created_at, updated_at)
     VALUES (${keyUuidOf('report')}, @period, @content, @approvedAt, @snapshot, @now, @now)
     ON CONFLICT (period) DO UPDATE SET content = excluded.content, approved_at = excluded.approved_at,
       snapshot = excluded.snapshot, updated_at = excluded.updated_at, deleted_at = NULL`,
  );
  const me = db.prepare<[], string>(`SELECT name FROM owner WHERE id = ${ME}`).pluck();
  const firstDay = db
    .prepare<[], string | null>('SELECT min(from_on) FROM stakeholder_period WHERE deleted_at IS NULL')
    .pluck();

  return {
    find(period: string): Report<Snapshot> | undefined {
      const row = select.get(period);
      if (row === undefined) return undefined;
      const content = JSON.parse(row.content) as ReportContent;
      return row.approvedAt === null || row.snapshot === null
        ? { state: 'draft', content }
        : {
            state: 'approved',
            content,
            approvedAt: row.approvedAt,
            snapshot: JSON.parse(row.snapshot) as Snapshot,
          };
    },
    /** The content written last, in any report. */
    lastContent(): ReportContent | null {
      const content = last.get();
      return content === undefined ? null : (JSON.parse(content) as ReportContent);
    },
    list: () => list.all(),
    save(period: string, report: Report<Snapshot>, now: number): void {
      save.run({
        period,
        content: JSON.stringify(report.content),
        approvedAt: report.state === 'approved' ? report.approvedAt : null,
        snapshot: report.state === 'approved' ? JSON.stringify(report.snapshot) : null,
        now,
      });
    },
    myName: (): string => me.get() ?? '',
    /** The day of the first entry; null in an empty vault. */
    firstDay: (): string | null => firstDay.get() ?? null,
  };
}
