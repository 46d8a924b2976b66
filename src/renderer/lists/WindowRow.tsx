// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by CSS grid, which takes a <table>'s own roles away
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './WindowTable.tsx';
import { HEAD_HEIGHT } from './window.ts';
import css from './window-table.module.css';

type Props<R, S extends string> = {
  id: string;
  index: number;
  /** `undefined`: not there yet. */
  row: R | undefined;
  active: boolean;
  /** It is open beside the table. */
  opened: boolean;
  /** `undefined`: nothing can be chosen. */
  chosen: boolean | undefined;
  columns: Column<R, S>[];
  grid: CSSProperties;
  height: number;
  handlers: {
    open(row: R, index: number): void;
    choose(row: R, index: number, range: boolean): void;
  };
};

function Row<R, S extends string>(props: Props<R, S>) {
  const { id, index, row, active, opened, chosen, columns, grid, height, handlers } = props;
  const { t } = useTranslation();
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen ?? opened}
      data-active={active}
      data-index={index}
      className={css.row}
      style={{ ...grid, height, top: HEAD_HEIGHT + index * height }}
      onClick={({ target }) => {
        if (row !== undefined && !isOwn(target)) handlers.open(row, index);
      }}
    >
      {chosen !== undefined && (
        <div role="gridcell" className={css.cell} onClick={(event) => event.stopPropagation()}>
          {row !== undefined && (
            <input
              type="checkbox"
              className={css.box}
              tabIndex={-1}
              aria-label={t('common:select')}
              checked={chosen}
              onChange={(event) =>
                handlers.choose(
                  row,
                  index,
                  'shiftKey' in event.nativeEvent && event.nativeEvent.shiftKey === true,
                )
              }
            />
          )}
        </div>
      )}
      {columns.map(({ key, render }) => (
        <div key={key} role="gridcell" className={css.cell}>
          {row === undefined ? <span className={css.waiting} /> : render(row, index)}
        </div>
      ))}
    </div>
  );
}

/** What a click means itself: a link, a button. */
const isOwn = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('a, button, input') !== null;

/** A row of a `WindowTable`; drawn again only when it changes, not at each step of the wheel. */
export const WindowRow = memo(Row) as typeof Row;
