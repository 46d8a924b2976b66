import { Table, type TableColumnsType } from 'antd';
import { useTranslation } from 'react-i18next';
import { type OutputOf, useCall } from '../bridge.ts';
import { EnumTag } from '../ui/EnumTag.tsx';
import { Loaded } from '../ui/Loaded.tsx';
import { InstantText } from '../ui/time.tsx';
import css from './reminders.module.css';

type Alert = OutputOf<'reminders.history'>[number];

/** Alerts shown of late. One that fell due while nobody could see it came with the next digest. */
export function History() {
  const { t } = useTranslation();
  const query = useCall('reminders.history', { limit: 50 });
  const columns: TableColumnsType<Alert> = [
    { title: t('reminders:at'), width: '26%', render: (_, { at }) => <InstantText at={at} /> },
    {
      title: t('reminders:kind'),
      width: '18%',
      render: (_, { kind }) => <EnumTag of="alertKind" value={kind} plain />,
    },
    { title: t('reminders:title'), dataIndex: 'title' },
    {
      title: t('reminders:shown'),
      width: '26%',
      render: (_, { shownAt }) => (shownAt === null ? t('reminders:notShown') : <InstantText at={shownAt} />),
    },
  ];
  return (
    <section className={css.history} aria-label={t('reminders:history')}>
      <h3>{t('reminders:history')}</h3>
      <Loaded query={query}>
        {(rows) => (
          <Table
            rowKey={({ at, kind, title }) => `${at} ${kind} ${title}`}
            size="small"
            tableLayout="fixed"
            columns={columns}
            dataSource={rows}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            locale={{ emptyText: t('reminders:noHistory') }}
          />
        )}
      </Loaded>
    </section>
  );
}
