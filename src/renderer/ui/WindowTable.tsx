// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by CSS grid, which takes a <table>'s own roles away
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { Checkbox } from 'antd';
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { indexAfterKey, ROW_HEIGHT, visibleRange } from './window.ts';
import css from './window-table.module.css';

export type Column<R, S extends string> = {
  key: string;
  title: string;
  /** A CSS grid track: `'96px'`, `'minmax(180px, 2fr)'`. */
  width: string;
  /** What a click on its heading sorts by. */
  sort?: S;
  render(row: R): ReactNode;
  /** Left out where the table is narrower than this, in CSS pixels. */
  fromWidth?: number;
};

type Props<R, S extends string> = {
  label: string;
  columns: Column<R, S>[];
  total: number;
  /** `undefined`: not there yet. */
  rowAt(index: number): R | undefined;
  /** Told which rows are in view, so that they can be fetched. */
  onRange(first: number, last: number): void;
  sort: S;
  descending: boolean;
  onSort(sort: S, descending: boolean): void;
  onOpen(row: R): void;
  choice?: {
    chosen(row: R): boolean;
    all: boolean;
    some: boolean;
    toggle(row: R, index: number, extend: boolean): void;
    toggleAll(): void;
  };
};

const CHOICE_TRACK = '40px';

/**
 * A table of any length: only the rows in view exist. The arrow keys walk it, Enter opens, Space chooses.
 * (antd's virtual table takes its rows as one array, made anew at each page that arrives, and shows no table to a screen
 * reader; at 100,000 rows this one costs what its 40 visible rows cost.)
 */
export function WindowTable<R, S extends string>(props: Props<R, S>) {
  const { label, columns: allColumns, total, rowAt, onRange, onOpen, choice } = props;
  const { t } = useTranslation();
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const [current, setCurrent] = useState(0);
  const columns = allColumns.filter(({ fromWidth = 0 }) => width >= fromWidth);
  const active = Math.min(current, Math.max(total - 1, 0));

  const look = () => {
    const element = scroller.current;
    if (element === null) return;
    const next = visibleRange(element.scrollTop, element.clientHeight, total);
    setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` reads the scroller, which is the same throughout
  useLayoutEffect(() => {
    const element = scroller.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => {
      setWidth(element.clientWidth);
      look();
    });
    observer.observe(element);
    look();
    return () => observer.disconnect();
  }, [total]);
  useEffect(() => onRange(range.first, range.last), [range, onRange]);

  const reveal = (index: number) => {
    const element = scroller.current;
    if (element === null) return;
    const top = index * ROW_HEIGHT;
    const height = element.clientHeight - ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + height) element.scrollTop = top + ROW_HEIGHT - height;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAt(active);
    if (event.key === 'Enter' && row !== undefined) onOpen(row);
    else if ((event.key === ' ' || event.key === 'x') && row !== undefined)
      choice?.toggle(row, active, event.shiftKey);
    else {
      const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT) - 2;
      const next = indexAfterKey(event.key, active, total, pageRows);
      if (next === undefined) return;
      setCurrent(next);
      reveal(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const tracks = [choice !== undefined && CHOICE_TRACK, ...columns.map(({ width }) => width)].filter(Boolean);
  const grid: CSSProperties = { gridTemplateColumns: tracks.join(' ') };
  const shown = Array.from({ length: Math.max(range.last - range.first + 1, 0) }, (_, i) => range.first + i);
  return (
    <div
      ref={scroller}
      className={css.scroller}
      onScroll={look}
      onKeyDown={onKeyDown}
      role="grid"
      tabIndex={0}
      aria-label={label}
      aria-rowcount={total + 1}
      aria-multiselectable={choice !== undefined}
      {...(shown.includes(active) && total > 0 && { 'aria-activedescendant': `${prefix}${active}` })}
    >
      <div className={css.sizer} style={{ height: (total + 1) * ROW_HEIGHT }} role="rowgroup">
        <div className={css.head} style={grid} role="row" aria-rowindex={1}>
          {choice !== undefined && (
            <div role="columnheader" className={css.cell}>
              <Checkbox
                aria-label={t('common:selectAll')}
                checked={choice.all}
                indeterminate={choice.some && !choice.all}
                onChange={choice.toggleAll}
              />
            </div>
          )}
          {columns.map((column) => (
            <Heading key={column.key} column={column} {...props} />
          ))}
        </div>
        {shown.map((index) => {
          const row = rowAt(index);
          return (
            <div
              key={index}
              id={`${prefix}${index}`}
              role="row"
              aria-rowindex={index + 2}
              {...(choice !== undefined && { 'aria-selected': row !== undefined && choice.chosen(row) })}
              data-active={index === active}
              className={css.row}
              style={{ ...grid, top: (index + 1) * ROW_HEIGHT }}
              onClick={() => {
                setCurrent(index);
                if (row !== undefined) onOpen(row);
              }}
            >
              {choice !== undefined && (
                <div role="gridcell" className={css.cell} onClick={(event) => event.stopPropagation()}>
                  {row !== undefined && (
                    <Checkbox
                      tabIndex={-1}
                      aria-label={t('common:select')}
                      checked={choice.chosen(row)}
                      onChange={(event) => {
                        setCurrent(index);
                        choice.toggle(
                          row,
                          index,
                          'shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true,
                        );
                      }}
                    />
                  )}
                </div>
              )}
              {columns.map(({ key, render }) => (
                <div key={key} role="gridcell" className={css.cell}>
                  {row === undefined ? <span className={css.waiting} /> : render(row)}
                </div>
              ))}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function Heading<R, S extends string>({
  column: { title, sort: by },
  sort,
  descending,
  onSort,
}: Pick<Props<R, S>, 'sort' | 'descending' | 'onSort'> & { column: Column<R, S> }) {
  if (by === undefined)
    return (
      <div role="columnheader" className={css.cell}>
        {title}
      </div>
    );
  const sorted = sort === by;
  return (
    <div
      role="columnheader"
      className={css.cell}
      aria-sort={sorted ? (descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={css.sort}
        data-sorted={sorted}
        onClick={() => onSort(by, sorted && !descending)}
      >
        {title}
        <span aria-hidden>{sorted && descending ? '↓' : '↑'}</span>
      </button>
    </div>
  );
}
