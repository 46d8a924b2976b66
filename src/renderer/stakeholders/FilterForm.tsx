import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { CHOICE_NAMES, CHOICES, type ChoiceName, type Filter, NO_OWNER } from './filter.ts';
import { ENUM_OF } from './filter-words.ts';
import css from './stakeholders.module.css';

type Props = { filter: Filter; onFilter(filter: Filter): void };

function Choice({ name, filter, onFilter }: Props & { name: ChoiceName }) {
  const { t } = useTranslation();
  const words: readonly string[] = CHOICES[name];
  return (
    <Form.Item label={t(`stakeholders:filter.${name}`)}>
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        allowClear
        aria-label={t(`stakeholders:filter.${name}`)}
        placeholder={t('common:all')}
        value={[...(filter[name] ?? [])] as string[]}
        options={words.map((value) => ({ value, label: t(`enums:${ENUM_OF[name]}.${value}`) }))}
        onChange={(chosen) => onFilter({ ...filter, [name]: chosen })}
      />
    </Form.Item>
  );
}

/** Every condition of the register's filter; each takes effect at once. */
export function FilterForm({ filter, onFilter }: Props) {
  const { t } = useTranslation();
  const { data: tags = [] } = useCall('tags.list', {});
  return (
    <Form layout="vertical" component="div" className={css.filterForm ?? ''}>
      <div className={css.twoColumns}>
        {CHOICE_NAMES.map((name) => (
          <Choice key={name} name={name} filter={filter} onFilter={onFilter} />
        ))}
        <Form.Item label={t('stakeholders:filter.ownerIds')}>
          <OwnerSelect<string[]>
            mode="multiple"
            allowClear
            placeholder={t('common:all')}
            withNone={NO_OWNER}
            value={(filter.ownerIds ?? []).map((owner) => owner ?? NO_OWNER)}
            onChange={(chosen) =>
              onFilter({ ...filter, ownerIds: chosen.map((owner) => (owner === NO_OWNER ? null : owner)) })
            }
          />
        </Form.Item>
        <Form.Item label={t('stakeholders:filter.tags')}>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            allowClear
            aria-label={t('stakeholders:filter.tags')}
            placeholder={t('common:all')}
            value={filter.tags ?? []}
            options={tags.map(({ name, count }) => ({ value: name, label: `${name} (${count})` }))}
            onChange={(chosen) => onFilter({ ...filter, tags: chosen })}
          />
        </Form.Item>
      </div>
      <Form.Item label={t('stakeholders:filter.inactive')}>
        <Segmented
          value={filter.inactive ?? 'hide'}
          options={(['hide', 'show', 'only'] as const).map((value) => ({
            value,
            label: t(`stakeholders:filter.inactiveWords.${value}`),
          }))}
          onChange={(inactive) => onFilter({ ...filter, inactive })}
        />
      </Form.Item>
      <Button
        size="small"
        onClick={() => onFilter(filter.query === undefined ? {} : { query: filter.query })}
      >
        {t('stakeholders:filter.clear')}
      </Button>
    </Form>
  );
}
