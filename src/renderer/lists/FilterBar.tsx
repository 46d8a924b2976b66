import { FilterOutlined } from '@ant-design/icons';
import { Badge, Button, Form, Popover, Tag } from 'antd';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../bridge.ts';
import { FilterField } from './FilterField.tsx';
import {
  type AnyFilter,
  type Condition,
  type Conditions,
  countOf,
  isNarrowed,
  isSet,
  type Value,
} from './filter.ts';
import css from './lists.module.css';
import { SearchField } from './SearchField.tsx';

type Props<F extends AnyFilter> = {
  /** Where the texts are: `stakeholders`, with `filter.KEY` for each condition, `filter.query` and `filter.queryHint` for the search. */
  texts: string;
  conditions: Conditions;
  filter: F;
  onFilter(filter: F): void;
  /** How many rows there are, in words. */
  total: string | undefined;
  /** Beside the button of the filter. */
  children?: ReactNode;
};

/** Search and filter of a list; what it is narrowed by stands as tags that can be taken off. */
export function FilterBar<F extends AnyFilter>(props: Props<F>) {
  const { texts, conditions, filter, onFilter, total, children } = props;
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const label = (key: string) => t(`${texts}:filter.${key}`);
  const all = Object.entries(conditions).filter(([, { kind }]) => kind !== 'text');
  const pinned = all.filter(([, condition]) => condition.pinned);
  const folded = all.filter(([, condition]) => !condition.pinned);

  const latest = useRef(filter);
  useEffect(() => {
    latest.current = filter;
  });
  const set = useCallback(
    (key: string, value: Value | undefined) => {
      const { [key]: _, ...others } = latest.current;
      onFilter((value === undefined ? others : { ...others, [key]: value }) as F);
    },
    [onFilter],
  );
  /** What is no condition of the bar stays. */
  const clear = () =>
    onFilter(Object.fromEntries(Object.entries(filter).filter(([key]) => !(key in conditions))) as F);
  const search = useCallback((query: string) => set('query', query || undefined), [set]);

  const fields = (
    some: [string, Condition][],
    draw: (field: ReactNode, key: string, of: Condition) => ReactNode,
  ) =>
    some.map(([key, condition]) =>
      draw(
        <FilterField
          key={key}
          condition={condition}
          label={label(key)}
          value={filter[key]}
          onChange={(value) => set(key, value)}
        />,
        key,
        condition,
      ),
    );

  return (
    <div className={css.bar}>
      {'query' in conditions && (
        <SearchField
          value={typeof filter.query === 'string' ? filter.query : ''}
          onChange={search}
          label={`${texts}:filter.query`}
          text={{ label: label('query'), hint: label('queryHint') }}
        />
      )}
      {fields(pinned, (field) => field)}
      {folded.length > 0 && (
        <Popover
          trigger="click"
          placement="bottomLeft"
          open={open}
          onOpenChange={setOpen}
          content={
            <Form layout="vertical" component="div" className={css.filterForm ?? ''}>
              {fields(folded, (field, key, { kind }) => (
                <Form.Item key={key} {...(kind !== 'flag' && { label: label(key) })}>
                  {field}
                </Form.Item>
              ))}
            </Form>
          }
        >
          <Badge count={countOf(conditions, filter)} size="small" offset={[-6, 4]}>
            <Button icon={<FilterOutlined aria-hidden />} aria-expanded={open}>
              {t('common:filter')}
            </Button>
          </Badge>
        </Popover>
      )}
      {children}
      <FilterTags conditions={folded} filter={filter} label={label} remove={(key) => set(key, undefined)} />
      {isNarrowed(conditions, filter) && (
        <Button type="link" size="small" onClick={clear}>
          {t('common:clearFilter')}
        </Button>
      )}
      {total !== undefined && (
        <span className={css.total} role="status">
          {total}
        </span>
      )}
    </div>
  );
}

type TagsProps = {
  conditions: [string, Condition][];
  filter: AnyFilter;
  label(key: string): string;
  remove(key: string): void;
};

function FilterTags({ conditions, filter, label, remove }: TagsProps) {
  const { t } = useTranslation();
  const { data: owners = [] } = useCall('owners.list', {});
  const wordOf = (condition: Condition, word: string | null): string => {
    if (condition.kind === 'owners')
      return word === null ? t('common:withoutOwner') : (owners.find(({ id }) => id === word)?.name ?? '');
    return 'say' in condition ? t(`${condition.say}.${word}`) : (word ?? '');
  };
  return conditions.flatMap(([key, condition]) => {
    const value = filter[key];
    if (!isSet(condition, value)) return [];
    const words = value === true ? [] : [value].flat().map((word) => wordOf(condition, word));
    return (
      <Tag key={key} closable variant="filled" className={css.filterTag ?? ''} onClose={() => remove(key)}>
        {[label(key), ...(words.length > 0 ? [words.join(t('common:comma'))] : [])].join(': ')}
      </Tag>
    );
  });
}
