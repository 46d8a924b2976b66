import type { Figure } from '../../kpi/format.ts';
import { formatValue } from '../../kpi/format.ts';
import { type ChartColours, TrendChart } from '../../kpi/TrendChart.tsx';
import type { Report, SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';

/** Ink on white. */
const INK: ChartColours = {
  line: '#1d5bb5',
  text: '#4a5361',
  grid: '#d9dde3',
  target: '#b3470a',
  surface: '#ffffff',
};
/** Two charts side by side fill the 178 mm of the type area; CSS pixels at 96 dpi. */
const CHART = { width: 324, height: 116 };

const valueCount = ({ trend }: Report, { id }: Figure) =>
  trend.filter(({ values }) => (values[id] ?? null) !== null).length;

/** Each indicator over the last periods, as vectors. One known value makes no trend. */
export function Trends({ report, paper: { t, language } }: SectionProps) {
  const figures = report.summary.filter((figure) => valueCount(report, figure) >= 2);
  return (
    <>
      <h2>{t('print:report.section.trends')}</h2>
      {figures.length === 0 ? (
        <p className={css.soft}>{t('print:report.noTrend')}</p>
      ) : (
        <p className={css.soft}>{t('print:report.trendHint', { count: report.trend.length })}</p>
      )}
      <div className={css.charts}>
        {figures.map(({ id, label, unit, target, actual }) => (
          <figure key={id} className={css.chart}>
            <figcaption>
              <span>{label}</span>
              <strong>{formatValue(actual, unit, t, language)}</strong>
            </figcaption>
            <TrendChart
              {...{ label, unit, target, language, ...CHART }}
              indicator={id}
              points={report.trend}
              colours={INK}
              labelled
            />
          </figure>
        ))}
      </div>
    </>
  );
}
