import { useCallback, useMemo } from 'react';
import { replaceRoute, useRoute } from '../route.ts';
import { addressOf, type Conditions, type FilterOf, filterIn } from './filter.ts';

/** A list's filter and the row that is open beside it, as the address `#/noun/ID?filter` has them. */
export function useListRoute<C extends Conditions>(noun: string, conditions: C) {
  const { path, query } = useRoute();
  const [, opened] = path;
  const filter = useMemo(() => filterIn(conditions, query), [conditions, query]);
  const show = useCallback(
    (id: string | undefined, of: FilterOf<C>) => {
      const address = addressOf(conditions, of).toString();
      replaceRoute(`/${noun}${id === undefined ? '' : `/${id}`}${address === '' ? '' : `?${address}`}`);
    },
    [noun, conditions],
  );
  return {
    filter,
    setFilter: useCallback((next: FilterOf<C>) => show(opened, next), [show, opened]),
    opened,
    open: useCallback((id: string) => show(id, filter), [show, filter]),
    close: useCallback(() => show(undefined, filter), [show, filter]),
  };
}
