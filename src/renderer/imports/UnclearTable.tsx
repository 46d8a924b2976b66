import { Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Select } from '../ui/Select.tsx';
import type { Options, Preview } from './source.ts';

type Unclear = Preview['unclear'][number];
type Props = {
  unclear: Unclear[];
  choices: Options['choices'];
  onChoices(choices: Options['choices']): void;
};

/** The choice "none of them, it is new": ids are never empty. */
const NEW = '';

/** Rows that match several entries: the user says which is meant, or that it is a new one. */
export function UnclearTable({ unclear, choices = [], onChoices }: Props) {
  const { t } = useTranslation();
  const choose = ({ row, of }: Unclear, id: string) =>
    onChoices([
      ...choices.filter((choice) => choice.row !== row || choice.of !== of),
      { row, of, id: id === NEW ? null : id },
    ]);
  return (
    <Table
      size="small"
      rowKey={({ row, of }) => `${of} ${row}`}
      dataSource={unclear}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t('imports:row.number'), dataIndex: 'row', width: 72 },
        { title: t('imports:duplicate.name'), dataIndex: 'name', width: '28%' },
        {
          title: t('imports:unclear.who'),
          render: (_, one) => (
            <Select
              aria-label={t('imports:unclear.whoIs', { name: one.name, row: one.row })}
              style={{ width: '100%' }}
              placeholder={t('imports:unclear.choose')}
              value={one.chosen === null ? NEW : one.chosen}
              onChange={(id: string) => choose(one, id)}
              options={[
                ...one.candidates.map(({ id, name, detail }) => ({
                  value: id,
                  label: detail === '' ? name : `${name} · ${detail}`,
                })),
                { value: NEW, label: t('imports:unclear.new') },
              ]}
            />
          ),
        },
      ]}
    />
  );
}
