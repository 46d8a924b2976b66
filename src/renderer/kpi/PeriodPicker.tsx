import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Space } from 'antd';
import { useTranslation } from 'react-i18next';
import { Segmented } from '../ui/Segmented.tsx';
import css from './kpi.module.css';
import {
  changeKind,
  isOpen,
  PERIOD_KINDS,
  type Period,
  periodNamed,
  periodOf,
  periodText,
  shifted,
} from './period.ts';

type Props = { period: Period; today: string; onChange(name: string): void };

/** Month, quarter or year, and steps through time. The future has no figures. */
export function PeriodPicker({ period, today, onChange }: Props) {
  const { t } = useTranslation();
  const earlier = shifted(period, -1);
  return (
    <Space wrap>
      <Segmented
        aria-label={t('kpi:periodKind')}
        value={period.kind}
        options={PERIOD_KINDS.map((value) => ({ value, label: t(`kpi:kind.${value}`) }))}
        onChange={(kind) => onChange(changeKind(period, kind, today).name)}
      />
      <Space.Compact>
        <Button
          icon={<LeftOutlined />}
          aria-label={t('kpi:earlier')}
          disabled={periodNamed(earlier.name) === null}
          onClick={() => onChange(earlier.name)}
        />
        <Button
          className={css.period}
          title={t('kpi:backToCurrent')}
          onClick={() => onChange(periodOf(period.kind, today).name)}
          aria-live="polite"
        >
          {periodText(period.name, t)}
        </Button>
        <Button
          icon={<RightOutlined />}
          aria-label={t('kpi:later')}
          disabled={isOpen(period, today)}
          onClick={() => onChange(shifted(period, 1).name)}
        />
      </Space.Compact>
    </Space>
  );
}
