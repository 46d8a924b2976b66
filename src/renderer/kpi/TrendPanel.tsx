import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { type Figure, formatValue, type TrendPoint } from './format.ts';
import css from './kpi.module.css';
import { StatusMark } from './StatusMark.tsx';
import { TrendChart } from './TrendChart.tsx';
import { useChartColours } from './useChartColours.ts';

type Props = { figure: Figure; trend: TrendPoint[]; onOpen(): void };

/** The chosen indicator: its number, its course over eight periods, its formula. */
export function TrendPanel({ figure, trend, onOpen }: Props) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const colours = useChartColours();
  const { id, label, unit, actual, target, status, formula } = figure;
  return (
    <section className={css.panel} aria-label={label}>
      <div>
        <h2 className={css.cardTitle}>{label}</h2>
        <div className={css.panelFigure}>
          <strong>{formatValue(actual, unit, t, language)}</strong>
          <StatusMark status={status} />
        </div>
      </div>
      <div className={css.panelChart}>
        <TrendChart
          {...{ label, unit, target, language, colours }}
          indicator={id}
          points={trend}
          height={200}
        />
      </div>
      <div className={css.formula}>
        <p>{t('kpi:formulaOf', { formula })}</p>
        {target !== null && <p>{t('kpi:targetLine', { target: formatValue(target, unit, t, language) })}</p>}
        <Button type="link" size="small" onClick={onOpen} className={css.flush}>
          {t('kpi:seeRows')}
        </Button>
      </div>
    </section>
  );
}
