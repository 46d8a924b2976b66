import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { changeTone, type Figure, formatChange, formatOf, formatValue, type TrendPoint } from './format.ts';
import css from './kpi.module.css';
import { Sparkline } from './Sparkline.tsx';
import { StatusMark } from './StatusMark.tsx';

type Props = {
  figures: Figure[];
  trend: TrendPoint[];
  loading: boolean;
  chosen: string;
  onChoose(id: string): void;
  /** Shows the rows behind a figure. */
  onOpen(figure: Figure): void;
};

/** Every indicator against its target and the period before. A row chooses what the chart shows. */
export function FigureTable({ figures, trend, loading, chosen, onChoose, onOpen }: Props) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const columns: TableColumnsType<Figure> = [
    {
      title: t('kpi:column.indicator'),
      dataIndex: 'label',
      width: 200,
      render: (label: string, figure) => (
        <button
          type="button"
          className={css.choose}
          aria-pressed={figure.id === chosen}
          onClick={() => onChoose(figure.id)}
        >
          {label}
        </button>
      ),
    },
    {
      title: t('kpi:column.actual'),
      align: 'end',
      width: 150,
      render: (_, figure) => (
        <button
          type="button"
          className={css.open}
          title={t('kpi:openRows', { label: figure.label })}
          onClick={() => onOpen(figure)}
        >
          <span className={css.of}>{formatOf(figure.of, figure.unit, t)}</span>
          <strong>{formatValue(figure.actual, figure.unit, t, language)}</strong>
        </button>
      ),
    },
    {
      title: t('kpi:column.target'),
      align: 'end',
      width: 84,
      render: (_, figure) => formatValue(figure.target, figure.unit, t, language),
    },
    {
      title: t('kpi:column.previous'),
      align: 'end',
      responsive: ['lg'],
      width: 84,
      render: (_, figure) => formatValue(figure.previous, figure.unit, t, language),
    },
    {
      title: t('kpi:column.change'),
      align: 'end',
      responsive: ['lg'],
      width: 108,
      render: (_, figure) => (
        <span className={css.change} data-tone={changeTone(figure)}>
          {formatChange(figure.change, figure.unit, t, language)}
        </span>
      ),
    },
    {
      title: t('kpi:column.status'),
      width: 104,
      render: (_, { status }) => <StatusMark status={status} />,
    },
    {
      title: t('kpi:column.trend'),
      width: 112,
      responsive: ['xl'],
      render: (_, { id }) => <Sparkline values={trend.map(({ values }) => values[id] ?? null)} />,
    },
  ];
  return (
    <Table
      rowKey="id"
      size="small"
      pagination={false}
      loading={loading}
      columns={columns}
      dataSource={figures}
      rowClassName={({ id }) => (id === chosen ? (css.chosen ?? '') : '')}
      onRow={({ id }) => ({ onClick: () => onChoose(id) })}
    />
  );
}
