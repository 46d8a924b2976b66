import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { useResume } from '../drafts/resume.ts';
import { useDraft } from '../drafts/useDraft.tsx';
import { queryOfView, type View, viewOf } from './filter.ts';
import css from './stakeholders.module.css';

const NAMELESS = { name: '' };

type Props = { view: View; onView(view: View): void };

/** Saved filters and sort orders. A view is stored as its address. */
export function SavedViews({ view, onView }: Props) {
  const { t } = useTranslation();
  const { data: views = [] } = useCall('views.list', { noun: 'stakeholders' });
  const remove = useAction('views.remove', { undo: 'stakeholders:views.removed' });
  const [isNaming, setNaming] = useState(false);
  useResume('view-name', () => setNaming(true));

  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...views.map(({ id, name }) => ({
              key: id,
              label: (
                <span className={css.viewItem}>
                  {name}
                  <Button
                    type="text"
                    size="small"
                    aria-label={t('stakeholders:views.remove', { name })}
                    icon={<DeleteOutlined aria-hidden />}
                    onClick={(event) => {
                      event.stopPropagation();
                      void remove.run({ id });
                    }}
                  />
                </span>
              ),
            })),
            ...(views.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('stakeholders:views.save') },
          ],
          onClick: ({ key }) => {
            const address = views.find(({ id }) => id === key)?.query.address;
            if (key === 'save') setNaming(true);
            else if (typeof address === 'string') onView(viewOf(new URLSearchParams(address)));
          },
        }}
      >
        <Button icon={<StarOutlined aria-hidden />}>{t('stakeholders:views.title')}</Button>
      </Dropdown>
      {isNaming && <NameDialog view={view} close={() => setNaming(false)} />}
    </>
  );
}

function NameDialog({ view, close }: { view: View; close(): void }) {
  const { t } = useTranslation();
  const [name, setName] = useState('');
  const save = useAction('views.save', { done: 'stakeholders:views.saved' });
  const { notice, leave, settle } = useDraft({
    form: 'view-name',
    start: NAMELESS,
    value: { name },
    about: name,
    restore: (fields) => setName(fields.name ?? ''),
  });

  const keep = async () => {
    if (name.trim() === '') return;
    const query = { address: queryOfView(view).toString() };
    if ((await save.run({ noun: 'stakeholders', name: name.trim(), query })) === undefined) return;
    settle();
    close();
  };
  return (
    <Modal
      open
      title={t('stakeholders:views.save')}
      okText={t('common:save')}
      okButtonProps={{ disabled: name.trim() === '', loading: save.running }}
      onOk={() => void keep()}
      onCancel={() => leave(close)}
    >
      {notice}
      <Input
        autoFocus
        aria-label={t('stakeholders:views.name')}
        placeholder={t('stakeholders:views.name')}
        maxLength={60}
        value={name}
        onChange={(event) => setName(event.target.value)}
        onPressEnter={() => void keep()}
      />
    </Modal>
  );
}
