import { changeTone, formatChange, formatOf, formatValue } from '../../kpi/format.ts';
import type { SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';

/** A mark beside the word, so that a black-and-white print tells as much. */
const MARKS = { met: '●', missed: '○', 'no-target': '', 'no-data': '' };

/** Target, actual, previous, change, status of every indicator. */
export function SummaryTable({ report, paper: { t, language } }: SectionProps) {
  return (
    <>
      <h2>{t('print:report.section.summary')}</h2>
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('kpi:column.indicator')}</th>
            <th scope="col" className={`${css.number} ${css.figure}`}>
              {t('kpi:column.target')}
            </th>
            <th scope="col" className={`${css.number} ${css.figure}`}>
              {t('kpi:column.actual')}
            </th>
            <th scope="col" className={`${css.number} ${css.figure}`}>
              {t('print:report.count')}
            </th>
            <th scope="col" className={`${css.number} ${css.figure}`}>
              {t('kpi:column.previous')}
            </th>
            <th scope="col" className={`${css.number} ${css.change}`}>
              {t('kpi:column.change')}
            </th>
            <th scope="col" className={css.status}>
              {t('kpi:column.status')}
            </th>
          </tr>
        </thead>
        <tbody>
          {report.summary.map((figure) => (
            <tr key={figure.id}>
              <th scope="row">{figure.label}</th>
              <td className={css.number}>{formatValue(figure.target, figure.unit, t, language)}</td>
              <td className={css.number}>
                <strong>{formatValue(figure.actual, figure.unit, t, language)}</strong>
              </td>
              <td className={`${css.number} ${css.soft}`}>{formatOf(figure.of, figure.unit, t)}</td>
              <td className={css.number}>{formatValue(figure.previous, figure.unit, t, language)}</td>
              <td className={css.number} data-tone={changeTone(figure)}>
                {formatChange(figure.change, figure.unit, t, language)}
              </td>
              <td className={css.status} data-status={figure.status}>
                {MARKS[figure.status]} {t(`kpi:status.${figure.status}`)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
