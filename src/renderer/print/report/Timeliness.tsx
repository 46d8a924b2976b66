import { formatInstant } from '../../ui/days.ts';
import type { SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';
import { splitsBy } from './Splits.tsx';
import { SplitTable } from './SplitTable.tsx';

const COLUMNS = ['number', 'from', 'clock', 'deadline', 'stopped', 'over', 'reason'] as const;

/** Feedback on time by priority and channel, and every breach with its reason. */
export function Timeliness({ report, paper }: SectionProps) {
  const { t, zone } = paper;
  return (
    <>
      <h2>{t('print:report.section.timeliness')}</h2>
      <div className={css.splits}>
        {splitsBy(report, ['priority', 'channel']).map(({ split, unit }) => (
          <SplitTable key={`${split.id} ${split.by}`} {...{ split, unit, paper }} />
        ))}
      </div>
      <h3>{t('print:report.breaches', { count: report.breaches.length })}</h3>
      {report.breaches.length === 0 ? (
        <p className={css.soft}>{t('print:report.noBreach')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`print:report.breach.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.breaches.map((breach) => (
              <tr key={`${breach.number} ${breach.clock} ${breach.deadlineAt}`}>
                <td>{breach.number}</td>
                <th scope="row">
                  {breach.stakeholder}
                  <small>
                    {breach.kind} · {breach.priority}
                  </small>
                </th>
                <td className={css.short}>
                  {breach.clock}
                  <small>{breach.target}</small>
                </td>
                <td className={css.instant}>{formatInstant(breach.deadlineAt, zone)}</td>
                <td className={css.instant}>
                  {breach.stoppedAt === null
                    ? t('print:report.stillOpen')
                    : formatInstant(breach.stoppedAt, zone)}
                </td>
                <td>{breach.over}</td>
                <td className={breach.reason === '' ? css.soft : undefined}>
                  {breach.reason || t('print:report.noReason')}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </>
  );
}
