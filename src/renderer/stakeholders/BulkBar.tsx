import { CloseOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { STATUSES, TIERS } from '../../domain/stakeholders.ts';
import { type InputOf, useAction, useCall } from '../bridge.ts';
import lists from '../lists/lists.module.css';
import { go } from '../route.ts';
import { useShortcut } from '../ui/commands.ts';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { Select } from '../ui/Select.tsx';
import css from './stakeholders.module.css';

type Props = {
  of: InputOf<'stakeholders.deactivate'>;
  count: number;
  /** The two to merge, when two are chosen. */
  pair: string[];
  /** Whether the list shows inactive ones. */
  inactive: boolean;
  clear(): void;
};
type Change = InputOf<'stakeholders.bulkEdit'>['set'];

/** What can be done with the rows chosen. Each change can be taken back. */
export function BulkBar({ of, count, pair: [one, other], inactive, clear }: Props) {
  const { t } = useTranslation();
  const { data: owners = [] } = useCall('owners.list', {});
  const { data: tags = [] } = useCall('tags.list', {});
  const tiers = useEnumOptions('tier', TIERS);
  const statuses = useEnumOptions('status', STATUSES);
  const edit = useAction('stakeholders.bulkEdit', { undo: 'stakeholders:bulk.changed' });
  const deactivate = useAction('stakeholders.deactivate', { undo: 'stakeholders:bulk.deactivated' });
  const restore = useAction('stakeholders.restore', { undo: 'stakeholders:bulk.restored' });
  useShortcut('escape', 'stakeholders:bulk.clear', clear);

  const set = (change: Change) => void edit.run({ of, set: change });
  const menu = (
    label: string,
    options: { value: string; label: string }[],
    choose: (value: string) => Change,
  ) => (
    <Dropdown
      trigger={['click']}
      menu={{
        items: options.map(({ value, label: text }) => ({ key: value, label: text })),
        onClick: ({ key }) => set(choose(key)),
      }}
    >
      <Button size="small" loading={edit.running}>
        {label}
      </Button>
    </Dropdown>
  );
  const finish = async (run: Promise<unknown>) => {
    if ((await run) !== undefined) clear();
  };

  return (
    <div className={lists.bar} role="toolbar" aria-label={t('stakeholders:bulk.label')}>
      <strong role="status">{t('stakeholders:bulk.count', { count })}</strong>
      {menu(t('stakeholders:field.tier'), tiers, (value) => {
        const tier = TIERS.find((each) => each === value);
        return tier === undefined ? {} : { tier };
      })}
      {menu(t('stakeholders:field.status'), statuses, (value) => {
        const status = STATUSES.find((each) => each === value);
        return status === undefined ? {} : { status };
      })}
      {menu(
        t('stakeholders:field.owner'),
        owners.filter(({ active }) => active).map(({ id, name }) => ({ value: id, label: name })),
        (ownerId) => ({ ownerId }),
      )}
      <Select
        size="small"
        mode="tags"
        className={css.bulkTags ?? ''}
        aria-label={t('stakeholders:bulk.addTag')}
        placeholder={t('stakeholders:bulk.addTag')}
        value={[] as string[]}
        options={tags.map(({ name }) => ({ value: name, label: name }))}
        onChange={([tag]) => tag !== undefined && set({ addTags: [tag] })}
      />
      {menu(
        t('stakeholders:bulk.removeTag'),
        tags.map(({ name }) => ({ value: name, label: name })),
        (tag) => ({ removeTags: [tag] }),
      )}
      {one !== undefined && other !== undefined && (
        <Button size="small" onClick={() => go(`/stakeholders/${one}/merge?with=${other}`)}>
          {t('stakeholders:merge.action')}
        </Button>
      )}
      {inactive ? (
        <Button size="small" loading={restore.running} onClick={() => void finish(restore.run(of))}>
          {t('stakeholders:restore')}
        </Button>
      ) : (
        <Button
          size="small"
          danger
          loading={deactivate.running}
          onClick={() => void finish(deactivate.run(of))}
        >
          {t('stakeholders:deactivate')}
        </Button>
      )}
      <Button size="small" type="text" icon={<CloseOutlined aria-hidden />} onClick={clear}>
        {t('stakeholders:bulk.clear')}
      </Button>
    </div>
  );
}
