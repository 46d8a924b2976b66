import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import type { Preview } from './source.ts';

type Problem = Preview['problems'][number];

/** What is wrong with rows, each with its row and column. */
export function ProblemTable({ problems }: { problems: Problem[] }) {
  const { t } = useTranslation();
  if (problems.length === 0) return <p className="muted">{t('import-page:none.problems')}</p>;
  return (
    <Table
      size="small"
      rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
      dataSource={problems}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('import-page:row.number'), dataIndex: 'row', width: 72 },
        { title: t('import-page:row.column'), dataIndex: 'column', width: '24%' },
        { title: t('import-page:row.message'), dataIndex: 'message' },
      ]}
    />
  );
}
