import type { Paper } from '../text.ts';
import type { Report, SectionProps } from './ReportDocument.tsx';
import css from './report.module.css';

/** Each with its width, where it has one of its own. */
const COLUMNS = [
  ['name', ''],
  ['kind', css.brief],
  ['owner', css.brief],
  ['rule', css.text],
  ['last', css.date],
  ['due', css.date],
  ['days', `${css.number} ${css.days}`],
] as const;

type OverdueRow = Report['overdue'][number];

/** Whom nobody has contacted in time, and whom nobody has contacted at all. */
export function ContactLists({ report, paper }: SectionProps) {
  const { t } = paper;
  return (
    <>
      <h2>{t('print:report.section.overdue', { count: report.overdue.length })}</h2>
      <Contacts rows={report.overdue} paper={paper} contacted />
      <h2>{t('print:report.section.never', { count: report.neverContacted.length })}</h2>
      <Contacts rows={report.neverContacted} paper={paper} />
    </>
  );
}

function Contacts({
  rows,
  paper: { t },
  contacted = false,
}: {
  rows: OverdueRow[];
  paper: Paper;
  contacted?: boolean;
}) {
  if (rows.length === 0) return <p className={css.soft}>{t('print:report.nobody')}</p>;
  const columns = COLUMNS.filter(([column]) => contacted || column !== 'last');
  return (
    <table className={css.table}>
      <thead>
        <tr>
          {columns.map(([column, width]) => (
            <th key={column} scope="col" className={width}>
              {t(`print:report.contact.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a report never change places
          <tr key={index}>
            <th scope="row">{row.name}</th>
            <td>
              {row.kind} · {row.tier}
            </td>
            <td>{row.owner}</td>
            <td>{row.rule}</td>
            {contacted && <td className={css.day}>{row.lastContactOn}</td>}
            <td className={css.day}>{row.dueOn}</td>
            <td className={css.number}>{row.daysOverdue > 0 ? row.daysOverdue : '—'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
