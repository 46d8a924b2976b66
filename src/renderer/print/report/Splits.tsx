import type { Breakdown } from '../../kpi/format.ts';
import type { Report, SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';
import { SplitTable } from './SplitTable.tsx';

/** The breakdowns of some dimensions, with the unit of the figure that they split. */
export const splitsBy = ({ figures }: Report, dimensions: string[]) =>
  figures.breakdowns
    .filter(({ by, rows }) => dimensions.includes(by) && rows.length > 0)
    .map((split: Breakdown) => ({
      split,
      unit: figures.figures.find(({ id }) => id === split.id)?.unit ?? ('ratio' as const),
    }));

/** Contact and compliance by kind and tier of stakeholder, and by what was asked for. */
export function Splits({ report, paper }: SectionProps) {
  const splits = splitsBy(report, ['kind', 'tier', 'slot']);
  return (
    <>
      <h2>{paper.t('print:report.section.splits')}</h2>
      {splits.length === 0 && <p className={css.soft}>{paper.t('print:report.none')}</p>}
      <div className={css.splits}>
        {splits.map(({ split, unit }) => (
          <SplitTable key={`${split.id} ${split.by}`} {...{ split, unit, paper }} />
        ))}
      </div>
    </>
  );
}
