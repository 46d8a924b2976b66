import { DownloadOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { listName } from '../../contract/exports.ts';
import { type InputOf, useAction } from '../bridge.ts';
import { saveFile } from './save-file.ts';

type Export = InputOf<'exports.run'>;
type List = Export extends infer E ? (E extends Export ? Pick<E, 'list' | 'filter'> : never) : never;

const TABLES = [{ format: 'xlsx' }, { format: 'csv' }] as const;
const CARDS = [
  { format: 'vcf', vcard: '3.0' },
  { format: 'vcf', vcard: '4.0' },
] as const;

/** Saves what a page shows, as its filter narrows it, as a file; only people become cards. */
export function ExportMenu({ lists }: { lists: List[] }) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const { run, running } = useAction('exports.run');
  const button = useRef<HTMLButtonElement>(null);
  const files = lists.flatMap((list): Export[] =>
    (list.list === 'people' ? [...TABLES, ...CARDS] : TABLES).map((kind) => ({ ...list, ...kind })),
  );
  const formatOf = ({ format, vcard }: Export) =>
    t(format === 'vcf' ? `exports:menu.vcf.${vcard === '4.0' ? '4' : '3'}` : `exports:menu.${format}`);

  const save = async (file: Export | undefined) => {
    const result = file === undefined ? undefined : await run(file);
    if (result === undefined) return;
    saveFile(result.fileName, result.content);
    void message.success(t('exports:menu.done', { count: result.rows, name: result.fileName }));
    if (result.leftOut === 0) return;
    modal.confirm({
      title: t('exports:menu.leftOut.title'),
      content: t('exports:menu.leftOut.text', { count: result.leftOut, name: result.fileName }),
      okText: t('exports:menu.leftOut.ok'),
      cancelText: t('exports:menu.leftOut.cancel'),
      onOk: () => save(file && { ...file, includeStrict: true }),
    });
  };

  return (
    <Dropdown
      trigger={['click']}
      // A menu that is only hidden would still take the Escape that is meant for a drawer around it.
      destroyOnHidden
      menu={{
        items: files.map((file, i) => ({
          key: i,
          label: t('exports:menu.file', { list: t(listName(file.list)), format: formatOf(file) }),
        })),
        onClick({ key }) {
          // The entry that had the focus goes; without it a drawer around doesn't hear Escape.
          button.current?.focus();
          void save(files[Number(key)]);
        },
      }}
    >
      <Button ref={button} icon={<DownloadOutlined aria-hidden />} loading={running}>
        {t('common:export')}
      </Button>
    </Dropdown>
  );
}
