import { type Breakdown, formatOf, formatValue, type Unit } from '../../kpi/format.ts';
import type { Paper } from '../text.ts';
import css from './report.module.css';

/** One indicator by kind, tier, priority or channel, with a bar for each share. */
export function SplitTable({ split, unit, paper }: { split: Breakdown; unit: Unit; paper: Paper }) {
  const { t, language } = paper;
  return (
    <table className={`${css.table} ${css.split}`}>
      <caption>{split.label}</caption>
      <tbody>
        {split.rows.map(({ key, label, made, total, value }) => (
          <tr key={key}>
            <th scope="row">{label}</th>
            {unit === 'ratio' && (
              <td className={css.barCell}>
                <span className={css.bar}>
                  <span style={{ width: `${100 * (value ?? 0)}%` }} />
                </span>
              </td>
            )}
            <td className={`${css.number} ${css.soft} ${css.figure}`}>
              {formatOf({ made, total }, unit, t)}
            </td>
            <td className={`${css.number} ${css.figure}`}>{formatValue(value, unit, t, language)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
