// biome-ignore-all lint/a11y/useSemanticElements: rows are laid out by CSS grid, which takes a <table>'s own roles away
// biome-ignore-all lint/a11y/useFocusableInteractive: the grid has the focus and names its active row
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid has the keys
import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from './WindowTable.tsx';
import { ROW_HEIGHT } from './window.ts';
import css from './window-table.module.css';

type Props<R, S extends string> = {
  id: string;
  index: number;
  /** `undefined`: not there yet. */
  row: R | undefined;
  active: boolean;
  chosen: boolean;
  columns: Column<R, S>[];
  grid: CSSProperties;
  handlers: {
    open(row: R, index: number): void;
    choose(row: R, index: number, range: boolean): void;
  };
};

function Row<R, S extends string>({ id, index, row, active, chosen, columns, grid, handlers }: Props<R, S>) {
  const { t } = useTranslation();
  return (
    <div
      id={id}
      role="row"
      aria-rowindex={index + 2}
      aria-selected={chosen}
      data-active={active}
      className={css.row}
      style={{ ...grid, top: (index + 1) * ROW_HEIGHT }}
      onClick={() => row !== undefined && handlers.open(row, index)}
    >
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
      {columns.map(({ key, render }) => (
        <div key={key} role="gridcell" className={css.cell}>
          {row === undefined ? <span className={css.waiting} /> : render(row)}
        </div>
      ))}
    </div>
  );
}

/** A row of a `WindowTable`; drawn again only when it changes, not at each step of the wheel. */
export const WindowRow = memo(Row) as typeof Row;
