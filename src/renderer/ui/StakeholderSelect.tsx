import type { SelectProps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ask, useCall } from '../bridge.ts';
import { EnumTag } from './EnumTag.tsx';
import { Select } from './Select.tsx';
import css from './ui.module.css';
import { useDebounced } from './useDebounced.ts';

export type StakeholderChoice = { id: string; name: string };

type Props = Omit<SelectProps<string[] | string>, 'value' | 'onChange' | 'options' | 'mode'> & {
  value: StakeholderChoice[];
  onChange(value: StakeholderChoice[]): void;
  /** At most one. */
  single?: boolean;
};

/** Chooses stakeholders: search as you type by name, pinyin, initials, English or telephone digits. */
export function StakeholderSelect({ value, onChange, single = false, ...rest }: Props) {
  const { t } = useTranslation();
  const [search, setSearch] = useState('');
  const query = useDebounced(search, 120);
  const { data, isFetching, isPlaceholderData } = useCall(
    'stakeholders.list',
    {
      filter: query === '' ? {} : { query },
      limit: 20,
      sort: query === '' ? 'updated' : 'name',
      descending: query === '',
    },
    { keepPrevious: true },
  );
  const searching = search !== query || isPlaceholderData;
  const nameById = useRef(new Map<string, string>());
  useEffect(() => {
    for (const { id, name } of [...value, ...(data?.rows ?? [])]) nameById.current.set(id, name);
  }, [value, data]);

  const choose = (ids: string[]) => {
    setSearch('');
    onChange(ids.map((id) => ({ id, name: nameById.current.get(id) ?? id })));
  };
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  }, [value]);
  /** Enter came before the answer: the first that is found is meant, once, whatever becomes of the list meanwhile. */
  const lookedFor = useRef<string>(undefined);
  const chooseFirst = async (words: string) => {
    if (lookedFor.current === words) return;
    lookedFor.current = words;
    const input = { filter: { query: words }, limit: 20, sort: 'name' } as const;
    const { rows } = await ask('stakeholders.list', input).finally(() => {
      lookedFor.current = undefined;
    });
    const [first] = rows;
    if (first === undefined) return;
    nameById.current.set(first.id, first.name);
    const others = latest.current.map(({ id }) => id).filter((id) => id !== first.id);
    choose([...(single ? [] : others), first.id]);
  };

  // What was found for other words must not be taken for an answer to these.
  const matches = searching ? [] : (data?.rows ?? []);
  const options = [
    ...matches.map(({ id, name, kind }) => ({ value: id, label: name, kind })),
    ...value
      .filter(({ id }) => !matches.some((row) => row.id === id))
      .map(({ id, name }) => ({ value: id, label: name, kind: undefined })),
  ];
  return (
    <Select<string[] | string>
      aria-label={t('common:stakeholder')}
      placeholder={t('common:stakeholderPlaceholder')}
      // Shown while it is searched, so that Escape closes the list and not the form around it.
      notFoundContent={t(isFetching || searching ? 'common:searching' : 'common:nothingFound')}
      {...rest}
      {...(!single && { mode: 'multiple' as const })}
      allowClear
      showSearch={{ filterOption: false, searchValue: search, onSearch: setSearch }}
      value={single ? ((value[0]?.id ?? null) as string) : value.map(({ id }) => id)}
      options={options}
      optionRender={({ label, data: { kind } }) => (
        <span className={css.option}>
          <span>{label}</span>
          {kind !== undefined && <EnumTag of="stakeholderKind" value={kind} />}
        </span>
      )}
      onInputKeyDown={(event) => {
        if (event.key === 'Enter' && searching && !event.nativeEvent.isComposing) {
          event.preventDefault();
          event.stopPropagation();
          void chooseFirst(search);
        }
      }}
      onChange={(ids) => choose(ids === undefined ? [] : [ids].flat())}
    />
  );
}
