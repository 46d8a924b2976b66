import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { Button, Dropdown, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction, useCall } from '../bridge.ts';
import { queryOfView, type View, viewOf } from './filter.ts';
import css from './stakeholders.module.css';

type Props = { view: View; onView(view: View): void };

/** Filters and orders under a name. A view is kept as the address it has. */
export function SavedViews({ view, onView }: Props) {
  const { t } = useTranslation();
  const { data: saved = [] } = useCall('views.list', { noun: 'stakeholders' });
  const save = useAction('views.save', { done: 'stakeholders:views.saved' });
  const remove = useAction('views.remove', { undo: 'stakeholders:views.removed' });
  const [naming, setNaming] = useState<string>();

  const keep = async () => {
    const name = naming?.trim() ?? '';
    if (name === '') return;
    const query = { address: queryOfView(view).toString() };
    if ((await save.run({ noun: 'stakeholders', name, query })) !== undefined) setNaming(undefined);
  };
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: [
            ...saved.map(({ id, name }) => ({
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
            ...(saved.length > 0 ? [{ type: 'divider' as const }] : []),
            { key: 'save', label: t('stakeholders:views.save') },
          ],
          onClick: ({ key }) => {
            const address = saved.find(({ id }) => id === key)?.query.address;
            if (key === 'save') setNaming('');
            else if (typeof address === 'string') onView(viewOf(new URLSearchParams(address)));
          },
        }}
      >
        <Button icon={<StarOutlined aria-hidden />}>{t('stakeholders:views.title')}</Button>
      </Dropdown>
      <Modal
        open={naming !== undefined}
        title={t('stakeholders:views.save')}
        okText={t('common:save')}
        okButtonProps={{ disabled: (naming ?? '').trim() === '', loading: save.running }}
        onOk={() => void keep()}
        onCancel={() => setNaming(undefined)}
        destroyOnHidden
      >
        <Input
          autoFocus
          aria-label={t('stakeholders:views.name')}
          placeholder={t('stakeholders:views.name')}
          maxLength={60}
          value={naming ?? ''}
          onChange={(event) => setNaming(event.target.value)}
          onPressEnter={() => void keep()}
        />
      </Modal>
    </>
  );
}
