import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { type Breakdown, formatOf, formatValue, type Unit } from './format.ts';
import css from './kpi.module.css';

type Props = {
  breakdown: Breakdown;
  unit: Unit;
  /** Shows the rows behind one line. */
  onOpen(key: string, label: string): void;
};

/** One indicator split by kind, tier, priority or channel. A line opens what is behind it. */
export function BreakdownCard({ breakdown, unit, onOpen }: Props) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const most = unit === 'ratio' ? 1 : Math.max(1, ...breakdown.rows.map(({ value }) => value ?? 0));
  return (
    <section className={css.card} aria-label={breakdown.label}>
      <h3 className={css.cardTitle}>{breakdown.label}</h3>
      {breakdown.rows.length === 0 && <p className="muted">{t('kpi:noRows')}</p>}
      {breakdown.rows.map(({ key, label, made, total, value }) => (
        <button type="button" key={key} className={css.line} onClick={() => onOpen(key, label)}>
          <span className={css.lineLabel}>{label}</span>
          <span className={css.bar}>
            <span style={{ width: `${(100 * (value ?? 0)) / most}%` }} />
          </span>
          <span className={css.of}>{formatOf({ made, total }, unit, t)}</span>
          <span className={css.lineValue}>{formatValue(value, unit, t, language)}</span>
        </button>
      ))}
    </section>
  );
}
