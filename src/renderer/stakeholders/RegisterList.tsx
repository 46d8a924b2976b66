import { Button } from 'antd';
import { useCallback, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FilterBar } from '../lists/FilterBar.tsx';
import { isNarrowed } from '../lists/filter.ts';
import { RecordList } from '../lists/RecordList.tsx';
import { useWindow } from '../lists/useWindow.ts';
import { go } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useColumns } from './columns.tsx';
import { CONDITIONS, type Filter, type View } from './filter.ts';
import { SavedViews } from './SavedViews.tsx';
import { asInput, countOf, extend, isChosen, NOTHING, type Selection, toggle } from './selection.ts';
import css from './stakeholders.module.css';

type Props = { view: View; onView(view: View): void; create(): void };

/** The register as a table with its selection, which holds as long as the filter stays the same. */
export function RegisterList({ view, onView, create }: Props) {
  const { t } = useTranslation();
  const { filter, sort, descending } = view;
  const rows = useWindow('stakeholders.list', { filter, sort, descending });
  const { total, rowAt } = rows;
  const columns = useColumns();
  const filterKey = JSON.stringify(filter);
  const [selectionUnder, setSelectionUnder] = useState<{ under: string; selection: Selection }>({
    under: filterKey,
    selection: NOTHING,
  });
  const lastClicked = useRef(0);
  const selection = selectionUnder.under === filterKey ? selectionUnder.selection : NOTHING;
  const choose = (next: Selection) => setSelectionUnder({ under: filterKey, selection: next });
  const count = countOf(selection, total ?? 0);
  const onFilter = useCallback((next: Filter) => onView({ ...view, filter: next }), [view, onView]);

  const empty = isNarrowed(CONDITIONS, filter) ? (
    <Empty title={t('stakeholders:empty.filtered')} hint={t('stakeholders:empty.filteredHint')} />
  ) : (
    <Empty
      title={t('stakeholders:empty.none')}
      hint={t('stakeholders:empty.noneHint')}
      action={
        <span className={css.inline}>
          <Button type="primary" onClick={() => go('/import')}>
            {t('stakeholders:import')}
          </Button>
          <Button onClick={create}>{t('stakeholders:new')}</Button>
        </span>
      }
    />
  );

  return (
    <>
      {count > 0 ? (
        <BulkBar
          of={asInput(selection, filter)}
          count={count}
          pair={!selection.all && selection.ids.size === 2 ? [...selection.ids] : []}
          inactive={filter.inactive === 'only'}
          clear={() => choose(NOTHING)}
        />
      ) : (
        <FilterBar
          texts="stakeholders"
          conditions={CONDITIONS}
          filter={filter}
          onFilter={onFilter}
          total={total === undefined ? undefined : t('stakeholders:total', { count: total })}
        >
          <SavedViews view={view} onView={onView} />
        </FilterBar>
      )}
      <RecordList
        key={`${filterKey} ${sort} ${descending}`}
        rows={rows}
        empty={empty}
        label={t('stakeholders:title')}
        columns={columns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => go(`/stakeholders/${id}`)}
        order={{
          by: sort,
          descending,
          change: (by, down) => onView({ ...view, sort: by, descending: down }),
        }}
        choice={{
          has: ({ id }) => isChosen(selection, id),
          all: selection.all || (count > 0 && count === total),
          some: count > 0,
          toggleAll: () => choose(count > 0 ? NOTHING : { all: true }),
          toggle({ id }, index, range) {
            const [from, to] = [Math.min(index, lastClicked.current), Math.max(index, lastClicked.current)];
            lastClicked.current = index;
            if (!range) return choose(toggle(selection, id));
            const between = Array.from({ length: to - from + 1 }, (_, step) => rowAt(from + step));
            choose(
              extend(
                selection,
                between.flatMap((row) => (row === undefined ? [] : [row.id])),
              ),
            );
          },
        }}
      />
    </>
  );
}
