import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Segmented, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import css from './kpi.module.css';
import { changeKind, PERIOD_KINDS, periodKind, periodName, periodOf, shiftPeriod } from './period.ts';

/** The years a period may lie in (`src/contract/values.ts`). */
const FIRST_YEAR = '1900';

type Props = { period: string; today: string; onChange(period: string): void };

/** Month, quarter or year, and steps through time. The future has no figures. */
export function PeriodPicker({ period, today, onChange }: Props) {
  const { t } = useTranslation();
  const kind = periodKind(period);
  const current = periodOf(today, kind);
  return (
    <Space wrap>
      <Segmented
        aria-label={t('kpi-page:periodKind')}
        value={kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: t(`kpi-page:kind.${value}`) }))}
        onChange={(to) => onChange(changeKind(period, to, today))}
      />
      <Space.Compact>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('kpi-page:earlier')}
          disabled={shiftPeriod(period, -1) < FIRST_YEAR}
          onClick={() => onChange(shiftPeriod(period, -1))}
        />
        <Button
          className={css.period}
          title={t('kpi-page:backToCurrent')}
          onClick={() => onChange(current)}
          aria-live="polite"
        >
          {periodName(period, t)}
        </Button>
        <Button
          icon={<RightOutlined />}
          aria-label={t('kpi-page:later')}
          disabled={period >= current}
          onClick={() => onChange(shiftPeriod(period, 1))}
        />
      </Space.Compact>
    </Space>
  );
}
