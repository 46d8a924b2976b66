import { Button, Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useCall } from '../bridge.ts';
import { periodText } from '../kpi/period.ts';
import { go } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { Chip } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { PageFrame } from '../ui/PageFrame.tsx';
import { InstantText } from '../ui/time.tsx';

type ReportRow = OutputOf<'reports.list'>[number];

const TONES = { none: 'quiet', draft: 'accent', approved: 'good' } as const;

/** The periods that can be reported on, with the state of their reports. */
export function ReportList() {
  const { t } = useTranslation();
  const query = useCall('reports.list', {});
  const columns: TableColumnsType<ReportRow> = [
    {
      title: t('reports:column.period'),
      render: (_, { period }) => <a href={`#/reports/${period}`}>{periodText(period, t)}</a>,
    },
    {
      title: t('reports:column.state'),
      render: (_, { state, open }) => (
        <>
          <Chip tone={TONES[state]}>{t(`reports:state.${state}`)}</Chip>{' '}
          {open && <Chip tone="warning">{t('reports:open')}</Chip>}
        </>
      ),
    },
    {
      title: t('reports:column.approvedAt'),
      render: (_, { approvedAt }) => (approvedAt === null ? '—' : <InstantText at={approvedAt} />),
    },
    {
      key: 'actions',
      align: 'end',
      render: (_, { period, state }) => (
        <Button size="small" href={`#/reports/${period}`}>
          {t(state === 'approved' ? 'reports:view' : 'reports:write')}
        </Button>
      ),
    },
  ];
  return (
    <PageFrame title={t('reports:title')}>
      <Loaded query={query}>
        {(rows) =>
          rows.length === 0 ? (
            <Empty
              title={t('reports:empty.title')}
              hint={t('reports:empty.hint')}
              action={<Button href="#/stakeholders">{t('reports:empty.action')}</Button>}
            />
          ) : (
            <Table
              rowKey="period"
              size="middle"
              pagination={false}
              columns={columns}
              dataSource={rows}
              onRow={({ period }) => ({ onDoubleClick: () => go(`/reports/${period}`) })}
            />
          )
        }
      </Loaded>
    </PageFrame>
  );
}
