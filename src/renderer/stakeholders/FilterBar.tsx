import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Input, type InputRef, Popover, Tag } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { useShortcut } from '../ui/commands.ts';
import { useDebounced } from '../ui/useDebounced.ts';
import { FilterForm } from './FilterForm.tsx';
import { CHOICE_NAMES, conditionsIn, type Filter, type View } from './filter.ts';
import { ENUM_OF } from './filter-words.ts';
import { SavedViews } from './SavedViews.tsx';
import css from './stakeholders.module.css';

type Props = { view: View; onView(view: View): void; total: number | undefined };

/** Search, filters, saved views; what is filtered by stands as tags that can be taken off. */
export function FilterBar({ view, onView, total }: Props) {
  const { t } = useTranslation();
  const { filter } = view;
  const [typed, setTyped] = useState(filter.query ?? '');
  const [open, setOpen] = useState(false);
  const field = useRef<InputRef>(null);
  useShortcut('/', 'stakeholders:search', () => field.current?.focus({ cursor: 'all' }));

  // What is typed goes into the address once it rests; an address that changes otherwise (a saved view) goes into the field.
  const query = useDebounced(typed, 150);
  const sent = useRef(filter.query ?? '');
  useEffect(() => {
    if (query.trim() === sent.current) return;
    sent.current = query.trim();
    onView({ ...view, filter: { ...filter, query: query.trim() } });
  }, [query, view, filter, onView]);
  useEffect(() => {
    if ((filter.query ?? '') === sent.current) return;
    sent.current = filter.query ?? '';
    setTyped(sent.current);
  }, [filter.query]);

  const setFilter = (next: Filter) => onView({ ...view, filter: next });
  return (
    <div className={css.bar}>
      <Input
        ref={field}
        className={css.search ?? ''}
        prefix={<SearchOutlined aria-hidden />}
        placeholder={t('stakeholders:searchPlaceholder')}
        aria-label={t('stakeholders:search')}
        allowClear
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <Popover
        trigger="click"
        placement="bottomLeft"
        open={open}
        onOpenChange={setOpen}
        content={<FilterForm filter={filter} onFilter={setFilter} />}
      >
        <Badge count={conditionsIn(filter)} size="small" offset={[-6, 4]}>
          <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open}>
            {t('stakeholders:filter.title')}
          </Button>
        </Badge>
      </Popover>
      <SavedViews view={view} onView={onView} />
      <FilterTags filter={filter} onFilter={setFilter} />
      {total !== undefined && (
        <span className={css.total} role="status">
          {t('stakeholders:total', { count: total })}
        </span>
      )}
    </div>
  );
}

function FilterTags({ filter, onFilter }: { filter: Filter; onFilter(filter: Filter): void }) {
  const { t } = useTranslation();
  const { data: owners = [] } = useCall('owners.list', {});
  const tags: { key: string; text: string; without: Filter }[] = [];
  const offer = (name: keyof Filter, words: string[]) => {
    if (words.length === 0) return;
    const { [name]: _, ...without } = filter;
    tags.push({
      key: name,
      text: `${t(`stakeholders:filter.${name}`)}: ${words.join(t('common:comma'))}`,
      without,
    });
  };
  for (const name of CHOICE_NAMES)
    offer(
      name,
      (filter[name] ?? []).map((value) => t(`enums:${ENUM_OF[name]}.${value}`)),
    );
  offer(
    'ownerIds',
    (filter.ownerIds ?? []).map((id) =>
      id === null ? t('common:withoutOwner') : (owners.find((owner) => owner.id === id)?.name ?? ''),
    ),
  );
  offer('tags', filter.tags ?? []);
  if (filter.inactive !== undefined)
    offer('inactive', [t(`stakeholders:filter.inactiveWords.${filter.inactive}`)]);
  return tags.map(({ key, text, without }) => (
    <Tag
      key={key}
      closable
      variant="filled"
      className={css.filterTag ?? ''}
      onClose={() => onFilter(without)}
    >
      {text}
    </Tag>
  ));
}
