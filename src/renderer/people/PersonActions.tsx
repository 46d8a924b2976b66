import { MoreOutlined, PrinterOutlined } from '@ant-design/icons';
import { App, Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../bridge.ts';
import { preview } from '../print/print.ts';
import { ErasePersonDialog } from './ErasePersonDialog.tsx';
import type { Person } from './PersonDrawer.tsx';

/** A person's rights: to see what is held about them, and to have it erased (PIPL arts. 45, 47). */
export function PersonActions({ person }: { person: Person }) {
  const { t } = useTranslation();
  const { id, name } = person;
  const [erasing, setErasing] = useState(false);
  const { modal } = App.useApp();
  const record = useAction('people.record');
  const ask = async () => {
    const personRecord = await record.run({ id });
    if (personRecord === undefined) return;
    if (!personRecord.strict) return print('');
    modal.confirm({
      title: t('stakeholders:confirmBrief.title'),
      content: t('people:recordStrict', { name }),
      okText: t('stakeholders:confirmBrief.ok'),
      onOk: () => print('&confirmed=1'),
    });
  };
  const print = (confirmed: string) => preview(`/print/person?id=${id}${confirmed}`);
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            { key: 'record', icon: <PrinterOutlined aria-hidden />, label: t('people:record') },
            { key: 'erase', danger: true, label: t('people:erase.menu') },
          ],
          onClick: ({ key }) => (key === 'erase' ? setErasing(true) : void ask()),
        }}
      >
        <Button
          type="text"
          size="small"
          icon={<MoreOutlined aria-hidden />}
          loading={record.running}
          aria-label={t('people:moreOf', { name })}
        />
      </Dropdown>
      {erasing && <ErasePersonDialog person={person} close={() => setErasing(false)} />}
    </>
  );
}
