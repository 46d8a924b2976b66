import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { saveFile } from '../ui/download.ts';
import type { Filter } from './filter.ts';

const FILES = [
  { list: 'stakeholders', format: 'xlsx' },
  { list: 'stakeholders', format: 'csv' },
  { list: 'people', format: 'xlsx' },
  { list: 'people', format: 'csv' },
  { list: 'people', format: 'vcf' },
] as const;

/** Saves what the filter finds, or its people, as a file. */
export function ExportMenu({ filter }: { filter: Filter }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { run, running } = useAction('exports.run');
  const save = async (key: string) => {
    const file = FILES.find(({ list, format }) => `${list}.${format}` === key);
    const made = file === undefined ? undefined : await run({ ...file, filter });
    if (made === undefined) return;
    saveFile(made.fileName, made.content);
    void message.success(t('stakeholders:export.done', { count: made.rows, name: made.fileName }));
  };
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: FILES.map(({ list, format }) => ({
          key: `${list}.${format}`,
          label: t(`stakeholders:export.${list}.${format}`),
        })),
        onClick: ({ key }) => void save(key),
      }}
    >
      <Button icon={<DownloadOutlined aria-hidden />} loading={running}>
        {t('common:export')}
      </Button>
    </Dropdown>
  );
}
