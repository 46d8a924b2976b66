import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Chip, type Tone } from '../ui/EnumTag.tsx';
import type { Preview } from './source.ts';

type ImportRow = Preview['rows'][number];
const TONES: Record<ImportRow['outcome'], Tone> = {
  create: 'good',
  update: 'accent',
  unchanged: 'quiet',
  reject: 'bad',
};

/** The outcome of each row. */
export function RowTable({ rows }: { rows: ImportRow[] }) {
  const { t } = useTranslation();
  return (
    <Table
      size="small"
      rowKey="row"
      dataSource={rows}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('imports:row.number'), dataIndex: 'row', width: 72 },
        {
          title: t('imports:row.outcome'),
          dataIndex: 'outcome',
          width: 100,
          render: (outcome: ImportRow['outcome']) => (
            <Chip tone={TONES[outcome]}>{t(`imports:outcome.${outcome}`)}</Chip>
          ),
        },
        { title: t('imports:row.company'), dataIndex: 'company' },
        { title: t('imports:row.person'), dataIndex: 'person' },
        {
          title: t('imports:row.problems'),
          dataIndex: 'problems',
          render: (problems: string[]) => problems.join(' '),
        },
      ]}
    />
  );
}
