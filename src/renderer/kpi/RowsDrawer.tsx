import { Drawer, Empty, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSettings } from '../app/settings.ts';
import { type InputOf, type OutputOf, useCall } from '../bridge.ts';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { Why } from '../ui/Why.tsx';
import { type Figure, formatValue } from './format.ts';
import css from './kpi.module.css';
import { periodText } from './period.ts';

type KpiRow = OutputOf<'kpi.rows'>['rows'][number];

/** What the drawer is about: a figure, or one line of its breakdown. */
export type Behind = {
  figure: Figure;
  by?: { dimension: string; key: string; label: string };
};

const PAGE = 50;

type Props = {
  behind: Behind | null;
  period: string;
  ownerIds: string[];
  onClose(): void;
};

/** The rows that a figure was counted from, each leading to where it was written down. */
export function RowsDrawer({ behind, ...rest }: Props) {
  return (
    <Drawer
      open={behind !== null}
      onClose={rest.onClose}
      size="min(880px, 92vw)"
      title={behind === null ? '' : titleOf(behind)}
      destroyOnHidden
    >
      {behind !== null && <Rows {...rest} behind={behind} />}
    </Drawer>
  );
}

const titleOf = ({ figure, by }: Behind) =>
  by === undefined ? figure.label : `${figure.label} · ${by.label}`;

function Rows({ behind, period, ownerIds }: Props & { behind: Behind }) {
  const { t } = useTranslation();
  const { language } = useSettings();
  const [offset, setOffset] = useState(0);
  const { figure, by } = behind;
  const what: InputOf<'kpi.rows'> = {
    period,
    indicator: figure.id,
    ...(by !== undefined && { by: { dimension: by.dimension, key: by.key } }),
    ...(ownerIds.length > 0 && { ownerIds }),
  };
  const { data, error, isFetching, refetch } = useCall(
    'kpi.rows',
    { ...what, offset, limit: PAGE },
    { keepPrevious: true },
  );

  const columns: TableColumnsType<KpiRow> = [
    {
      title: t('kpi:rowFacts.title'),
      render: (_, row) => <a href={`#${row.route.replace(/^#/, '')}`}>{row.title}</a>,
    },
    { title: t('kpi:rowFacts.on'), dataIndex: 'on', width: 108 },
    {
      title: t('kpi:rowFacts.outcome'),
      width: 120,
      render: (_, { outcome, good }) => (
        <span className={css.change} data-tone={good === null ? 'neutral' : good ? 'good' : 'bad'}>
          {outcome}
        </span>
      ),
    },
    { title: t('kpi:rowFacts.detail'), dataIndex: 'detail' },
    { key: 'why', width: 44, render: (_, { why }) => (why.length > 0 ? <Why why={why} /> : null) },
  ];

  return (
    <div className={css.rows}>
      <p className={css.rowsHead}>
        <strong>{by === undefined ? formatValue(figure.actual, figure.unit, t, language) : by.label}</strong>{' '}
        <span className="muted">{periodText(period, t)}</span>
        <span className={css.end}>
          <ExportMenu lists={[{ list: 'kpi-rows', filter: what }]} />
        </span>
      </p>
      <p className="muted">{t('kpi:formulaOf', { formula: figure.formula })}</p>
      {error !== null && <Failed error={error} retry={refetch} />}
      <Table
        rowKey="place"
        size="small"
        columns={columns}
        dataSource={(data?.rows ?? []).map((row, index) => ({ ...row, place: offset + index }))}
        loading={isFetching}
        locale={{ emptyText: <Empty description={t('kpi:noRows')} /> }}
        pagination={{
          current: offset / PAGE + 1,
          pageSize: PAGE,
          total: data?.total ?? 0,
          showSizeChanger: false,
          hideOnSinglePage: true,
          showTotal: (total) => t('kpi:rowCount', { count: total }),
          onChange: (page) => setOffset((page - 1) * PAGE),
        }}
      />
    </div>
  );
}
