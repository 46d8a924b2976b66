import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip } from '../ui/EnumTag.tsx';
import type { Preview } from './source.ts';

type Problems = Pick<Preview, 'problems' | 'warnings'>;

/** What is wrong with rows, and what was left out of good ones; each with its row and column. */
export function ProblemTable({ problems, warnings }: Problems) {
  const { t } = useTranslation();
  const rows = [
    ...problems.map((problem) => ({ ...problem, severity: 'rejected' as const })),
    ...warnings.map((warning) => ({ ...warning, severity: 'note' as const })),
  ].toSorted((a, b) => a.row - b.row);
  if (rows.length === 0) return <p className="muted">{t('imports:none.problems')}</p>;
  return (
    <Table
      size="small"
      rowKey={({ row, column, message }) => `${row} ${column} ${message}`}
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('imports:row.number'), dataIndex: 'row', width: 72 },
        {
          title: t('imports:row.outcome'),
          dataIndex: 'severity',
          width: 104,
          render: (severity: 'rejected' | 'note') => (
            <Chip tone={severity === 'rejected' ? 'bad' : 'warning'}>
              {t(`imports:severity.${severity}`)}
            </Chip>
          ),
        },
        { title: t('imports:row.column'), dataIndex: 'column', width: '24%' },
        { title: t('imports:row.message'), dataIndex: 'message' },
      ]}
    />
  );
}
