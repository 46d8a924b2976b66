import { Button, Table } from 'antd';
import { useTranslation } from 'react-i18next';
import { Select } from '../ui/Select.tsx';
import css from './import.module.css';
import { type Preview, remap } from './source.ts';

type Props = {
  preview: Preview;
  /** Whether the user has changed what was recognised. */
  changed: boolean;
  onMapping(mapping: Record<string, string> | undefined): void;
};

/** Which column of the file goes where. */
export function MappingTable({ preview: { columns, fields }, changed, onMapping }: Props) {
  const { t } = useTranslation();
  const options = fields.map(({ field, label }) => ({ value: field, label }));
  return (
    <>
      <div className={css.mappingHead}>
        <p className="muted">{t('imports:mapping.remembered')}</p>
        {changed && (
          <Button size="small" onClick={() => onMapping(undefined)}>
            {t('imports:mapping.reset')}
          </Button>
        )}
      </div>
      <Table
        size="small"
        rowKey="position"
        pagination={false}
        dataSource={columns}
        columns={[
          { title: t('imports:mapping.column'), dataIndex: 'heading', width: '26%' },
          {
            title: t('imports:mapping.examples'),
            dataIndex: 'examples',
            render: (examples: string[]) => <span className="muted">{examples.join(' · ')}</span>,
          },
          {
            title: t('imports:mapping.field'),
            width: 240,
            render: (_, { position, heading, field }) => (
              <Select
                className={css.fieldSelect ?? ''}
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                aria-label={`${t('imports:mapping.field')}: ${heading}`}
                placeholder={t('imports:mapping.skip')}
                value={field}
                options={options}
                onChange={(next: string | undefined) => onMapping(remap(columns, position, next ?? null))}
              />
            ),
          },
        ]}
      />
    </>
  );
}
