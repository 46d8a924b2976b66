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
import { WindowRow } from './WindowRow.tsx';
import { indexAfterKey, ROW_HEIGHT, visibleRange } from './window.ts';
import css from './window-table.module.css';

export type Column<R, S extends string> = {
  key: string;
  title: string;
  /** A CSS grid track: `'96px'`, `'minmax(180px, 2fr)'`. */
  width: string;
  /** What a click on its heading sorts by. */
  sort?: S;
  /** Draws a cell. Hundreds are drawn in one flick of the wheel: plain elements, no hooks inside. */
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
  chosen(row: R): boolean;
  chosenAll: boolean;
  chosenSome: boolean;
  /** @param range with the Shift key: everything from the last one chosen */
  onChoose(row: R, index: number, range: boolean): void;
  onChooseAll(): void;
};

const CHOICE_TRACK = '40px';

/**
 * A table of any length: only the rows in view exist. The arrow keys walk it, Enter opens, Space chooses.
 * (antd's virtual table takes its rows as one array, made anew at each page that arrives, and shows no table to a screen
 * reader; at 100,000 rows this one costs what its 40 visible rows cost.)
 */
export function WindowTable<R, S extends string>(props: Props<R, S>) {
  const { label, total, rowAt, onRange } = props;
  const { t } = useTranslation();
  const prefix = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const latest = useRef(props);
  const [range, setRange] = useState({ first: 0, last: 30 });
  const [width, setWidth] = useState(Number.POSITIVE_INFINITY);
  const [current, setCurrent] = useState(0);
  const active = Math.min(current, Math.max(total - 1, 0));
  const columns = useMemo(
    () => props.columns.filter(({ fromWidth = 0 }) => width >= fromWidth),
    [props.columns, width],
  );
  const grid = useMemo<CSSProperties>(
    () => ({ gridTemplateColumns: [CHOICE_TRACK, ...columns.map((column) => column.width)].join(' ') }),
    [columns],
  );
  useLayoutEffect(() => {
    latest.current = props;
  });

  const look = () => {
    const element = scroller.current;
    if (element === null) return;
    const next = visibleRange(element.scrollTop, element.clientHeight, latest.current.total);
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
    const top = index * ROW_HEIGHT;
    const height = element.clientHeight - ROW_HEIGHT;
    if (top < element.scrollTop) element.scrollTop = top;
    else if (top + ROW_HEIGHT > element.scrollTop + height) element.scrollTop = top + ROW_HEIGHT - height;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rowAt(active);
    if (event.key === 'Enter' && row !== undefined) props.onOpen(row);
    else if ((event.key === ' ' || event.key === 'x') && row !== undefined)
      props.onChoose(row, active, event.shiftKey);
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

  const handlers = useMemo(
    () => ({
      open: (row: R, index: number) => {
        setCurrent(index);
        latest.current.onOpen(row);
      },
      choose: (row: R, index: number, withShift: boolean) => {
        setCurrent(index);
        latest.current.onChoose(row, index, withShift);
      },
    }),
    [],
  );
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
      aria-multiselectable
      {...(shown.includes(active) && { 'aria-activedescendant': `${prefix}${active}` })}
    >
      <div className={css.sizer} style={{ height: (total + 1) * ROW_HEIGHT }} role="rowgroup">
        <div className={css.head} style={grid} role="row" aria-rowindex={1}>
          <div role="columnheader" className={css.cell}>
            <input
              type="checkbox"
              className={css.box}
              aria-label={t('common:selectAll')}
              checked={props.chosenAll}
              ref={(box) => {
                if (box !== null) box.indeterminate = props.chosenSome && !props.chosenAll;
              }}
              onChange={props.onChooseAll}
            />
          </div>
          {columns.map((column) => (
            <Heading key={column.key} column={column} {...props} />
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
              chosen={row !== undefined && props.chosen(row)}
              columns={columns}
              grid={grid}
              handlers={handlers}
            />
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
