import type { Breakdown, Unit } from '../../kpi/format.ts';
import type { Paper } from '../text.ts';
import type { Report, SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';
import { SplitTable } from './SplitTable.tsx';

export type BreakdownTable = { split: Breakdown; unit: Unit };

/** The breakdowns that have rows, with the unit of the figure that each splits. */
const splitsOf = ({ figures }: Report): BreakdownTable[] =>
  figures.breakdowns
    .filter(({ rows }) => rows.length > 0)
    .map((split) => ({ split, unit: figures.figures.find(({ id }) => id === split.id)?.unit ?? 'ratio' }));

/** Shares on time, by priority and channel: what the section on feedback is about. */
const isTimeliness = ({ split: { by }, unit }: BreakdownTable) =>
  unit === 'ratio' && (by === 'priority' || by === 'channel');

export const timelinessOf = (report: Report): BreakdownTable[] => splitsOf(report).filter(isTimeliness);

/** Contact and compliance by kind and tier of stakeholder, and by what was asked for. */
export function Splits({ report, paper }: SectionProps) {
  const splits = splitsOf(report).filter((split) => !isTimeliness(split));
  return (
    <>
      <h2>{paper.t('print:report.section.splits')}</h2>
      {splits.length === 0 && <p className={css.soft}>{paper.t('print:report.none')}</p>}
      <SplitTables splits={splits} paper={paper} />
    </>
  );
}

/** Several breakdowns in two columns. */
export const SplitTables = ({ splits, paper }: { splits: BreakdownTable[]; paper: Paper }) => (
  <div className={css.splits}>
    {splits.map(({ split, unit }) => (
      <SplitTable key={`${split.id} ${split.by}`} {...{ split, unit, paper }} />
    ))}
  </div>
);
