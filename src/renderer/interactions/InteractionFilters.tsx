import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { CHANNELS } from '../../domain/interactions.ts';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import { type InteractionFilter, NO_FILTER } from './filter.ts';
import styles from './interactions.module.css';
import { WhenPicker } from './when/WhenPicker.tsx';

type Props = {
  filter: InteractionFilter;
  onChange(filter: InteractionFilter): void;
  searchRef: Ref<InputRef>;
};

const SHOWN = ['all', 'effective', 'attempted'] as const;

export function InteractionFilters({ filter, onChange, searchRef }: Props) {
  const { t } = useTranslation();
  const channels = useEnumOptions('channel', CHANNELS);
  const set = (change: Partial<InteractionFilter>) => onChange({ ...filter, ...change });

  return (
    <>
      <Input
        ref={searchRef}
        className={styles.search}
        allowClear
        prefix={<SearchOutlined />}
        aria-label={t('interactions:filter.search')}
        placeholder={t('interactions:filter.searchHint')}
        value={filter.query}
        onChange={(event) => set({ query: event.target.value })}
      />
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        maxTagCount={1}
        className={styles.select}
        aria-label={t('interactions:field.channel')}
        placeholder={t('interactions:field.channel')}
        options={channels}
        value={filter.channels}
        onChange={(chosen) => set({ channels: chosen })}
      />
      <OwnerSelect<string[]>
        mode="multiple"
        maxTagCount={1}
        className={styles.select}
        value={filter.ownerIds}
        onChange={(ownerIds) => set({ ownerIds })}
      />
      <Segmented
        aria-label={t('interactions:field.outcome')}
        value={filter.effective}
        options={SHOWN.map((value) => ({ value, label: t(`interactions:outcome.${value}`) }))}
        onChange={(effective) => set({ effective })}
      />
      <span className={styles.range}>
        <WhenPicker
          lean="past"
          value={filter.from}
          placeholder={t('interactions:filter.from')}
          aria-label={t('interactions:filter.from')}
          onChange={(from) => set({ from })}
        />
        <span>–</span>
        <WhenPicker
          lean="past"
          value={filter.to}
          placeholder={t('interactions:filter.to')}
          aria-label={t('interactions:filter.to')}
          onChange={(to) => set({ to })}
        />
      </span>
      {filter !== NO_FILTER && (
        <Button type="link" size="small" onClick={() => onChange(NO_FILTER)}>
          {t('interactions:filter.clear')}
        </Button>
      )}
    </>
  );
}
