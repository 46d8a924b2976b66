import { caseNumber } from '../../../domain/feedback/terms.ts';
import { formatInstant } from '../../ui/days.ts';
import type { SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';
import { SplitTables, timelinessOf } from './Splits.tsx';

/** Each with its width, where it has one of its own. */
const COLUMNS = [
  ['number', css.days],
  ['from', ''],
  ['clock', css.text],
  ['deadline', css.date],
  ['stopped', css.date],
  ['over', css.figure],
  ['reason', css.text],
] as const;

/** Feedback on time by priority and channel, and every breach with its reason. */
export function Timeliness({ report, paper }: SectionProps) {
  const { t, zone } = paper;
  return (
    <>
      <h2>{t('print:report.section.timeliness')}</h2>
      <SplitTables splits={timelinessOf(report)} paper={paper} />
      <h3>{t('print:report.breaches', { count: report.breaches.length })}</h3>
      {report.breaches.length === 0 ? (
        <p className={css.soft}>{t('print:report.noBreach')}</p>
      ) : (
        <table className={css.table}>
          <thead>
            <tr>
              {COLUMNS.map(([column, width]) => (
                <th key={column} scope="col" className={width}>
                  {t(`print:report.breach.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {report.breaches.map((breach) => (
              <tr key={`${breach.number} ${breach.clock} ${breach.deadlineAt}`}>
                <td>{caseNumber(breach.number)}</td>
                <th scope="row">
                  {breach.stakeholder}
                  <small>
                    {breach.kind} · {breach.priority}
                  </small>
                </th>
                <td>
                  {breach.clock}
                  <small>{breach.target}</small>
                </td>
                <td>
                  <Moment at={breach.deadlineAt} zone={zone} />
                </td>
                <td>
                  {breach.stoppedAt === null ? (
                    t('print:report.stillOpen')
                  ) : (
                    <Moment at={breach.stoppedAt} zone={zone} />
                  )}
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

/** Day and time, each on a line of its own. */
function Moment({ at, zone }: { at: string; zone: string }) {
  const [day, time] = formatInstant(at, zone).split(' ');
  return (
    <span className={css.moment}>
      {day}
      <br />
      {time}
    </span>
  );
}
