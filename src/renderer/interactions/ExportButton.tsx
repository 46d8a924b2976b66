import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { bytesOf } from '../attachments/files.ts';
import { useAction } from '../bridge.ts';
import { download } from '../kpi/download.ts';

const MEDIA_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;
type Format = keyof typeof MEDIA_TYPES;
const FORMATS: Format[] = ['xlsx', 'csv'];

/** Saves a whole list, every field, as a file. */
export function ExportButton({ list }: { list: 'interactions' | 'feedback' }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const run = useAction('exports.run');

  const save = async (format: Format) => {
    const file = await run.run({ list, format });
    if (file === undefined) return;
    download(file.fileName, MEDIA_TYPES[format], bytesOf(file.content));
    void message.success(t('interactions:export.done', { count: file.rows }));
  };

  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: FORMATS.map((format) => ({ key: format, label: t(`interactions:export.${format}`) })),
        onClick: ({ key }) => {
          const format = FORMATS.find((each) => each === key);
          if (format !== undefined) void save(format);
        },
      }}
    >
      <Button icon={<DownloadOutlined />} loading={run.running}>
        {t('interactions:export.label')}
      </Button>
    </Dropdown>
  );
}
