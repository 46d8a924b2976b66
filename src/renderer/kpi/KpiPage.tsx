import { Alert, Button, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { replaceRoute, useRoute } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { ExportMenu } from '../ui/ExportMenu.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { useDays } from '../ui/time.tsx';
import { BreakdownCard } from './BreakdownCard.tsx';
import { FigureTable } from './FigureTable.tsx';
import type { Breakdown, Figure, PeriodFigures } from './format.ts';
import css from './kpi.module.css';
import { PeriodPicker } from './PeriodPicker.tsx';
import { periodNamed, periodOf } from './period.ts';
import { type Behind, RowsDrawer } from './RowsDrawer.tsx';
import { TrendPanel } from './TrendPanel.tsx';

/** Indicators of a month, quarter or year (S0 §3.5): against target, against before, and what is behind each. */
export function KpiPage() {
  const { t } = useTranslation();
  const { today } = useDays();
  const { query } = useRoute();
  const selectedPeriod = periodNamed(query.get('period')) ?? periodOf('quarter', today);
  const period = selectedPeriod.name;
  const ownerIds = query.getAll('owner');
  const show = (next: { period?: string; ownerIds?: string[] }) => {
    const owners = (next.ownerIds ?? ownerIds).map((id) => `&owner=${id}`).join('');
    replaceRoute(`/kpi?period=${next.period ?? period}${owners}`);
  };
  const filter = { period, ...(ownerIds.length > 0 && { ownerIds }) };
  const figures = useCall('kpi.figures', filter, { keepPrevious: true });
  const trend = useCall('kpi.trend', { ...filter, count: 8 }, { keepPrevious: true });

  return (
    <PageFrame
      title={t('kpi:title')}
      toolbar={
        <>
          <PeriodPicker period={selectedPeriod} today={today} onChange={(next) => show({ period: next })} />
          <OwnerSelect<string[]>
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            className={css.owners}
            value={ownerIds}
            onChange={(next) => show({ ownerIds: next })}
          />
          <ExportMenu lists={[{ list: 'kpi-figures', filter }]} />
        </>
      }
    >
      <Loaded query={figures} skeleton={<Skeleton active paragraph={{ rows: 12 }} />}>
        {(data) => (
          <Figures
            data={data}
            trend={trend.data ?? []}
            loading={figures.isPlaceholderData}
            {...{ period, ownerIds }}
          />
        )}
      </Loaded>
    </PageFrame>
  );
}

type FiguresProps = {
  data: PeriodFigures;
  trend: Parameters<typeof TrendPanel>[0]['trend'];
  loading: boolean;
  period: string;
  ownerIds: string[];
};

function Figures({ data, trend, loading, period, ownerIds }: FiguresProps) {
  const { t } = useTranslation();
  const [chosenId, choose] = useState('');
  const [behind, setBehind] = useState<Behind | null>(null);
  const selected = data.figures.find(({ id }) => id === chosenId) ?? data.figures[0];
  if (selected === undefined || data.figures.every(isNothing)) {
    return (
      <Empty
        title={t('kpi:empty.title')}
        hint={t('kpi:empty.hint')}
        action={<Button href="#/stakeholders">{t('kpi:empty.action')}</Button>}
      />
    );
  }
  const behindLine = (breakdown: Breakdown, key: string, label: string) => {
    const figure = figureOf(data, breakdown);
    if (figure !== undefined) setBehind({ figure, by: { dimension: breakdown.by, key, label } });
  };
  return (
    <div className={css.page}>
      <Notes data={data} />
      <div className={css.grid}>
        <TrendPanel figure={selected} trend={trend} onOpen={() => setBehind({ figure: selected })} />
        <div className={css.table}>
          <FigureTable
            figures={data.figures}
            chosen={selected.id}
            onChoose={choose}
            onOpen={(figure) => setBehind({ figure })}
            {...{ trend, loading }}
          />
        </div>
      </div>
      <div className={css.breakdowns}>
        {data.breakdowns.map((breakdown) => (
          <BreakdownCard
            key={`${breakdown.id} ${breakdown.by}`}
            breakdown={breakdown}
            unit={figureOf(data, breakdown)?.unit ?? 'ratio'}
            onOpen={(key, label) => behindLine(breakdown, key, label)}
          />
        ))}
      </div>
      <RowsDrawer {...{ behind, period, ownerIds }} onClose={() => setBehind(null)} />
    </div>
  );
}

/** Nothing was measured, or there was nothing to count. */
const isNothing = ({ actual, unit }: Figure) => actual === null || (unit === 'count' && actual === 0);

/** The figure that a breakdown splits. */
const figureOf = ({ figures }: PeriodFigures, breakdown: Breakdown): Figure | undefined =>
  figures.find(({ id }) => id === breakdown.id);

/** How many targets were reached, and what the reader must know about the numbers. */
function Notes({ data }: { data: PeriodFigures }) {
  const { t } = useTranslation();
  const count = (status: Figure['status']) =>
    data.figures.filter((figure) => figure.status === status).length;

  return (
    <>
      {data.provisional && (
        <Alert className={css.note} type="warning" showIcon title={t('kpi:provisional')} />
      )}
      <p className={css.summary}>
        <span>{t('kpi:range', { from: data.from, until: data.until })}</span>
        {data.open && <span>{t('kpi:toDate')}</span>}
        <span>{t('kpi:reached', { met: count('met'), missed: count('missed') })}</span>
      </p>
    </>
  );
}
