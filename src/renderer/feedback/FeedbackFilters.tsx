import { SearchOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input, type InputRef } from 'antd';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import {
  FEEDBACK_KINDS,
  FEEDBACK_PRIORITIES,
  FEEDBACK_STATES,
  OPEN_STATES,
} from '../../domain/feedback/terms.ts';
import { useEnumOptions } from '../ui/EnumTag.tsx';
import { OwnerSelect } from '../ui/OwnerSelect.tsx';
import { Segmented } from '../ui/Segmented.tsx';
import { Select } from '../ui/Select.tsx';
import styles from './feedback.module.css';
import { type FeedbackFilter, isFiltered, NO_FILTER } from './queue.ts';

type Props = { filter: FeedbackFilter; onChange(filter: FeedbackFilter): void; searchRef: Ref<InputRef> };

const SHOWN = ['open', 'all'] as const;

export function FeedbackFilters({ filter, onChange, searchRef }: Props) {
  const { t } = useTranslation();
  const kinds = useEnumOptions('feedbackKind', FEEDBACK_KINDS);
  const priorities = useEnumOptions('feedbackPriority', FEEDBACK_PRIORITIES);
  const states = useEnumOptions('feedbackState', filter.show === 'open' ? OPEN_STATES : FEEDBACK_STATES);
  const set = (change: Partial<FeedbackFilter>) => onChange({ ...filter, ...change });

  return (
    <>
      <Segmented
        aria-label={t('feedback-page:filter.show')}
        value={filter.show}
        options={SHOWN.map((value) => ({ value, label: t(`feedback-page:show.${value}`) }))}
        onChange={(show) => set({ show, states: [] })}
      />
      <Input
        ref={searchRef}
        className={styles.search}
        allowClear
        prefix={<SearchOutlined />}
        aria-label={t('feedback-page:filter.search')}
        placeholder={t('feedback-page:filter.searchHint')}
        value={filter.query}
        onChange={(event) => set({ query: event.target.value })}
      />
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        maxTagCount={1}
        className={styles.select}
        aria-label={t('feedback-page:field.kind')}
        placeholder={t('feedback-page:field.kind')}
        options={kinds}
        value={filter.kinds}
        onChange={(chosen) => set({ kinds: chosen })}
      />
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        maxTagCount={1}
        className={styles.select}
        aria-label={t('feedback-page:field.priority')}
        placeholder={t('feedback-page:field.priority')}
        options={priorities}
        value={filter.priorities}
        onChange={(chosen) => set({ priorities: chosen })}
      />
      <Select
        mode="multiple"
        showSearch={{ optionFilterProp: 'label' }}
        maxTagCount={1}
        className={styles.select}
        aria-label={t('feedback-page:field.state')}
        placeholder={t('feedback-page:field.state')}
        options={states}
        value={filter.states}
        onChange={(chosen) => set({ states: chosen })}
      />
      <OwnerSelect<string[]>
        mode="multiple"
        maxTagCount={1}
        className={styles.select}
        value={filter.ownerIds}
        onChange={(ownerIds) => set({ ownerIds })}
      />
      <Checkbox checked={filter.breached} onChange={({ target }) => set({ breached: target.checked })}>
        {t('feedback-page:filter.breached')}
      </Checkbox>
      {isFiltered(filter) && (
        <Button type="link" size="small" onClick={() => onChange({ ...NO_FILTER, show: filter.show })}>
          {t('feedback-page:filter.clear')}
        </Button>
      )}
    </>
  );
}
