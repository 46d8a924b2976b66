// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by CSS grid, which takes a <table>'s own roles away
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
import {
  type CSSProperties,
  type KeyboardEvent,
  type ReactNode,
  useEffect,
  useId,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import { useShortcut } from '../ui/commands.ts';
import { WindowRow } from './WindowRow.tsx';
import { HEAD_HEIGHT, indexAfterKey, visibleRange } from './window.ts';
import css from './window-table.module.css';

export type Column<R, S extends string> = {
  key: string;
  title: string;
  /** A CSS grid track: `'96px'`, `'minmax(180px, 2fr)'`. */
  width: string;
  /** What a click on its heading sorts by. */
  sort?: S;
  /** Draws a cell. Hundreds are drawn in one flick of the wheel: plain elements, no hooks inside. */
  render(row: R, index: number): ReactNode;
  /** Left out where the table is narrower than this, in CSS pixels. */
  fromWidth?: number;
};

/** What a key does with the row that is current. */
type RowAction<R> = {
  keys: string;
  label: string;
  /** Means the row that the mouse points at, where there is one. */
  pointed?: true;
  run(row: R): void;
};

/** Rows that are chosen by ticks. */
type Choice<R> = {
  has(row: R): boolean;
  all: boolean;
  some: boolean;
  /** @param range with the Shift key: everything from the last one chosen */
  toggle(row: R, index: number, range: boolean): void;
  toggleAll(): void;
};

/** What rows are in order by. */
type Order<S extends string> = {
  by: S;
  descending: boolean;
  change(by: S, descending: boolean): void;
};

export type TableProps<R, S extends string> = {
  label: string;
  columns: Column<R, S>[];
  total: number;
  /** `undefined`: not there yet. */
  rowAt(index: number): R | undefined;
  /** Told which rows are in view, so that they can be fetched. */
  onRange(first: number, last: number): void;
  keyOf(row: R): string;
  onOpen(row: R): void;
  /** Key of the row that is open beside the table: walking opens the next. */
  opened?: string | undefined;
  order?: Order<S>;
  choice?: Choice<R>;
  actions?: readonly RowAction<R>[];
  /** In CSS pixels. */
  rowHeight?: number;
};

const CHOICE_TRACK = '50px';

/**
 * A table of any length: only the rows in view exist. The arrow keys and j, k walk it, Enter opens, Space chooses.
 * (antd's virtual table takes its rows as one array, made anew at each page that arrives, and shows no table to a screen
 * reader; at 100,000 rows this one costs what its 40 visible rows cost.)
 */
export function WindowTable<R, S extends string>(props: TableProps<R, S>) {
  const { label, total, rowAt, onRange, keyOf, opened, choice, rowHeight = 40 } = props;
  const { t } = useTranslation();
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const [current, setCurrent] = useState<{ index: number; key?: string }>({ index: 0 });
  const columns = useMemo(
    () => props.columns.filter(({ fromWidth = 0 }) => width >= fromWidth),
    [props.columns, width],
  );
  const isChoosable = choice !== undefined;
  const grid = useMemo<CSSProperties>(
    () => ({
      gridTemplateColumns: [
        ...(isChoosable ? [CHOICE_TRACK] : []),
        ...columns.map(({ width }) => width),
      ].join(' '),
    }),
    [columns, isChoosable],
  );
  useLayoutEffect(() => {
    latest.current = props;
  });

  const look = () => {
    const element = scroller.current;
    if (element === null) return;
    const next = visibleRange(element, latest.current.total, rowHeight);
    setRange((before) => (before.first === next.first && before.last === next.last ? before : next));
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: `look` reads only what is current
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
    const top = index * rowHeight;
    const height = element.clientHeight - HEAD_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + rowHeight > element.scrollTop + height) element.scrollTop = top + rowHeight - height;
  };

  const shown = Array.from({ length: Math.max(range.last - range.first + 1, 0) }, (_, i) => range.first + i);
  const keyAt = (index: number): string | undefined => {
    const row = rowAt(index);
    return row === undefined ? undefined : keyOf(row);
  };
  /** The row that was current, wherever it stands now; where it is gone, the one that took its place. */
  const moved =
    current.key === undefined || keyAt(current.index) === current.key
      ? undefined
      : shown.find((index) => keyAt(index) === current.key);
  const active = Math.min(moved ?? current.index, Math.max(total - 1, 0));

  const goTo = (index: number) => {
    const row = rowAt(index);
    setCurrent({ index, ...(row !== undefined && { key: keyOf(row) }) });
    reveal(index);
    if (opened !== undefined && row !== undefined) props.onOpen(row);
  };
  /** The first step into the table is to its current row. */
  const step = (key: 'j' | 'k') => {
    const isInside = opened !== undefined || document.activeElement === scroller.current;
    scroller.current?.focus({ preventScroll: true });
    goTo((isInside ? indexAfterKey(key, active, total, 0) : undefined) ?? active);
  };
  useShortcut('j', 'common:keys.next', () => step('j'));
  useShortcut('k', 'common:keys.previous', () => step('k'));
  // What was open goes back to its row.
  const before = useRef(opened);
  useEffect(() => {
    if (before.current !== undefined && opened === undefined && document.activeElement === document.body)
      scroller.current?.focus({ preventScroll: true });
    before.current = opened;
  }, [opened]);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAt(active);
    if (event.key === 'Enter' && row !== undefined) props.onOpen(row);
    else if (choice !== undefined && (event.key === ' ' || event.key === 'x') && row !== undefined)
      choice.toggle(row, active, event.shiftKey);
    else {
      const pageRows = Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight) - 2;
      const next = indexAfterKey(event.key, active, total, pageRows);
      if (next === undefined) return;
      goTo(next);
    }
    event.preventDefault();
    event.stopPropagation();
  };

  const handlers = useMemo(
    () => ({
      open: (row: R, index: number) => {
        setCurrent({ index, key: latest.current.keyOf(row) });
        latest.current.onOpen(row);
      },
      choose: (row: R, index: number, withShift: boolean) => {
        setCurrent({ index, key: latest.current.keyOf(row) });
        latest.current.choice?.toggle(row, index, withShift);
      },
    }),
    [],
  );
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
      {...(shown.includes(active) && { 'aria-activedescendant': `${prefix}${active}` })}
    >
      <div className={css.sizer} style={{ height: HEAD_HEIGHT + total * rowHeight }} role="rowgroup">
        <div className={css.head} style={{ ...grid, height: HEAD_HEIGHT }} role="row" aria-rowindex={1}>
          {choice !== undefined && (
            <div role="columnheader" className={css.cell}>
              <input
                type="checkbox"
                className={css.box}
                aria-label={t('common:selectAll')}
                checked={choice.all}
                ref={(box) => {
                  if (box !== null) box.indeterminate = choice.some && !choice.all;
                }}
                onChange={choice.toggleAll}
              />
            </div>
          )}
          {columns.map(({ key, title, sort }) => (
            <Heading key={key} title={title} by={sort} order={props.order} />
          ))}
        </div>
        {shown.map((index) => {
          const row = rowAt(index);
          return (
            <WindowRow
              key={index}
              id={`${prefix}${index}`}
              index={index}
              row={row}
              active={index === active}
              opened={row !== undefined && keyOf(row) === opened}
              chosen={choice === undefined ? undefined : row !== undefined && choice.has(row)}
              columns={columns}
              grid={grid}
              height={rowHeight}
              handlers={handlers}
            />
          );
        })}
      </div>
      {props.actions?.map((action) => (
        <RowKey
          key={action.keys}
          {...action}
          run={() => {
            const row = rowAt((action.pointed && pointedIn(scroller.current)) ?? active);
            if (row !== undefined) action.run(row);
          }}
        />
      ))}
    </div>
  );
}

/** Index of the row under the mouse. */
function pointedIn(table: HTMLElement | null): number | undefined {
  const index = table?.querySelector<HTMLElement>('[data-index]:hover')?.dataset.index;
  return index === undefined ? undefined : Number(index);
}

function RowKey({ keys, label, run }: { keys: string; label: string; run(): void }) {
  useShortcut(keys, label, run);
  return null;
}

function Heading<S extends string>({
  title,
  by,
  order,
}: {
  title: string;
  by: S | undefined;
  order: Order<S> | undefined;
}) {
  if (by === undefined || order === undefined)
    return (
      <div role="columnheader" className={css.cell}>
        {title}
      </div>
    );
  const sorted = order.by === by;
  return (
    <div
      role="columnheader"
      className={css.cell}
      aria-sort={sorted ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        className={css.sort}
        data-sorted={sorted}
        onClick={() => order.change(by, sorted && !order.descending)}
      >
        {title}
        <span aria-hidden>{sorted && order.descending ? '↓' : '↑'}</span>
      </button>
    </div>
  );
}
