import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preview } from './source.ts';

type Duplicate = Preview['duplicates'][number];

/** Rows that look like something in the vault, or like another row. */
export function DuplicateTable({ duplicates }: { duplicates: Duplicate[] }) {
  const { t } = useTranslation();
  if (duplicates.length === 0) return <p className="muted">{t('imports:none.duplicates')}</p>;
  return (
    <Table
      size="small"
      rowKey={({ row, of, by }) => `${row} ${by} ${of}`}
      dataSource={duplicates}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('imports:row.number'), dataIndex: 'row', width: 72 },
        { title: t('imports:duplicate.name'), dataIndex: 'name' },
        {
          title: t('imports:duplicate.of'),
          render: (_, { of, existing }) => (
            <>
              {of}{' '}
              <span className="muted">
                {t(existing ? 'imports:duplicate.existing' : 'imports:duplicate.inFile')}
              </span>
            </>
          ),
        },
        {
          title: t('imports:duplicate.by'),
          dataIndex: 'by',
          width: 140,
          render: (by: Duplicate['by']) => t(`imports:key.${by}`),
        },
      ]}
    />
  );
}
