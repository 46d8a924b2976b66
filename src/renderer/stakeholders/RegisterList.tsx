import { Button, Skeleton } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { go } from '../route.ts';
import { Empty } from '../ui/Empty.tsx';
import { Failed } from '../ui/Loaded.tsx';
import { WindowTable } from '../ui/WindowTable.tsx';
import { BulkBar } from './BulkBar.tsx';
import { useColumns } from './columns.tsx';
import { FilterBar } from './FilterBar.tsx';
import { conditionsIn, type View } from './filter.ts';
import { asInput, countOf, extend, isChosen, NOTHING, type Selection, toggle } from './selection.ts';
import css from './stakeholders.module.css';
import { useRegister } from './useRegister.ts';

type Props = { view: View; onView(view: View): void; create(): void };

/** The register as a table, with what is chosen in it. A choice holds for the filter that it was made under. */
export function RegisterList({ view, onView, create }: Props) {
  const { t } = useTranslation();
  const { total, rowAt, onRange, error, retry } = useRegister(view);
  const columns = useColumns();
  const filterKey = JSON.stringify(view.filter);
  const [made, setMade] = useState<{ under: string; selection: Selection }>({
    under: filterKey,
    selection: NOTHING,
  });
  const lastChosen = useRef(0);
  const selection = made.under === filterKey ? made.selection : NOTHING;
  const choose = (next: Selection) => setMade({ under: filterKey, selection: next });
  const count = countOf(selection, total ?? 0);

  const body = () => {
    if (error !== null) return <Failed error={error} retry={retry} />;
    if (total === undefined)
      return <Skeleton active className={css.loading ?? ''} paragraph={{ rows: 10 }} />;
    if (total === 0) {
      const filtered = view.filter.query !== undefined || conditionsIn(view.filter) > 0;
      return filtered ? (
        <Empty
          title={t('stakeholders:empty.filtered')}
          hint={t('stakeholders:empty.filteredHint')}
          action={
            <Button onClick={() => onView({ ...view, filter: {} })}>{t('stakeholders:filter.clear')}</Button>
          }
        />
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
    }
    return (
      <WindowTable
        key={`${filterKey} ${view.sort} ${view.descending}`}
        label={t('stakeholders:title')}
        columns={columns}
        total={total}
        rowAt={rowAt}
        onRange={onRange}
        sort={view.sort}
        descending={view.descending}
        onSort={(sort, descending) => onView({ ...view, sort, descending })}
        onOpen={({ id }) => go(`/stakeholders/${id}`)}
        chosen={({ id }) => isChosen(selection, id)}
        chosenAll={selection.all || (count > 0 && count === total)}
        chosenSome={count > 0}
        onChooseAll={() => choose(count > 0 ? NOTHING : { all: true })}
        onChoose={({ id }, index, range) => {
          const [from, to] = [Math.min(index, lastChosen.current), Math.max(index, lastChosen.current)];
          lastChosen.current = index;
          if (!range) return choose(toggle(selection, id));
          const between = Array.from({ length: to - from + 1 }, (_, step) => rowAt(from + step));
          choose(
            extend(
              selection,
              between.flatMap((row) => (row === undefined ? [] : [row.id])),
            ),
          );
        }}
      />
    );
  };

  return (
    <>
      {count > 0 ? (
        <BulkBar
          of={asInput(selection, view.filter)}
          count={count}
          pair={!selection.all && selection.ids.size === 2 ? [...selection.ids] : []}
          inactive={view.filter.inactive === 'only'}
          clear={() => choose(NOTHING)}
        />
      ) : (
        <FilterBar view={view} onView={onView} total={total} />
      )}
      {body()}
    </>
  );
}
