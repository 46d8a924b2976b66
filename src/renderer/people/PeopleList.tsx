import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../lists/FilterBar.tsx';
import type { Conditions, FilterOf } from '../lists/filter.ts';
import { RecordList } from '../lists/RecordList.tsx';
import { type RowOf, useWindow } from '../lists/useWindow.ts';
import { go } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { useColumns } from './columns.tsx';
import { COPY_KEYS, useCopyAddress, WAYS } from './useCopyKeys.ts';

/** A number and an address, one above the other where there is no room beside; in CSS pixels. */
const ROW_HEIGHT = 52;

type Person = RowOf<'people.list'>;

const CONDITIONS = { query: { kind: 'text' } } as const satisfies Conditions;

/** All contact people by name. */
export function PeopleList() {
  const { t } = useTranslation();
  const [filter, setFilter] = useState<FilterOf<typeof CONDITIONS>>({});
  const rows = useWindow('people.list', filter);
  const columns = useColumns();
  const copy = useCopyAddress();
  const words = filter.query === undefined ? 'none' : 'filtered';
  return (
    <>
      <FilterBar
        texts="people"
        conditions={CONDITIONS}
        filter={filter}
        onFilter={setFilter}
        total={rows.total === undefined ? undefined : t('people:total', { count: rows.total })}
      />
      <RecordList
        key={filter.query}
        rows={rows}
        empty={<Empty title={t(`people:empty.${words}`)} hint={t(`people:empty.${words}Hint`)} />}
        label={t('stakeholders:tabs.people')}
        columns={columns}
        rowHeight={ROW_HEIGHT}
        keyOf={({ id }) => id}
        onOpen={({ stakeholderId }) => go(`/stakeholders/${stakeholderId}`)}
        actions={WAYS.map((way) => ({
          keys: COPY_KEYS[way],
          label: `people:copy.${way}`,
          pointed: true as const,
          run: (person: Person) => void copy(way, [person]),
        }))}
      />
    </>
  );
}
