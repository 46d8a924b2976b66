import { Skeleton } from 'antd';
import type { ReactNode } from 'react';
import { Failed } from '../ui/Loaded.tsx';
import css from './lists.module.css';
import type { ListWindow } from './useWindow.ts';
import { type TableProps, WindowTable } from './WindowTable.tsx';

type Props<R, S extends string> = Omit<TableProps<R, S>, 'total' | 'rowAt' | 'onRange'> & {
  rows: ListWindow<R>;
  /** What stands in place of no rows. */
  empty: ReactNode;
};

/** The rows of a noun: grey lines until they are there, why they can't be had, what to do where there are none, or the table. */
export function RecordList<R, S extends string>({ rows, empty, ...table }: Props<R, S>) {
  const { total, rowAt, onRange, error, retry } = rows;
  if (error !== null) return <Failed error={error} retry={retry} />;
  if (total === undefined) return <Skeleton active className={css.loading ?? ''} paragraph={{ rows: 10 }} />;
  if (total === 0) return empty;
  return <WindowTable {...table} total={total} rowAt={rowAt} onRange={onRange} />;
}
