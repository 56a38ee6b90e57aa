import { type KeyboardEvent, type MouseEvent, useEffect, useId, useMemo, useRef } from 'react';
import { useLocale } from 'react-aria-components';
import type { GridMark } from './grid-mark.ts';
import { type GridPlace, moveInGrid } from './grid-moves.ts';
import css from './sheet-grid.module.css';
import { cellId, SheetRow } from './sheet-row.tsx';
import { type GridFacts, rowsIn, useGridWindow } from './use-grid-window.ts';

interface Props extends GridFacts {
  readonly label: string;
  readonly headMarks: readonly GridMark[];
  readonly onPlace: (place: GridPlace) => void;
  /** The last row that is looked at: it should be fetched. */
  readonly onReach: (index: number) => void;
}

const NO_MARKS: readonly GridMark[] = [];

/** A tab of a workbook, as large as it may be: what is seen of it is drawn, arrow keys move within, marked cells say what is wrong. */
export const SheetGrid = ({ label, headMarks, onPlace, onReach, ...facts }: Props) => {
  const { columns, rowCount, rows, marksOf, place } = facts;
  const scroller = useRef<HTMLDivElement>(null);
  const isRtl = useLocale().direction === 'rtl';
  const id = useId();
  const { across, down } = useGridWindow(scroller, facts, isRtl);
  const titles = useMemo(() => columns.map(({ letter, title }) => `${letter}\n${title}`), [columns]);
  const lines = down.getVirtualItems();
  const seen = across.getVirtualItems();
  const last = lines.at(-1)?.index ?? 0;
  useEffect(() => onReach(last), [last, onReach]);
  const onKeyDown = (event: KeyboardEvent): void => {
    const how = { key: event.key, isControl: event.ctrlKey || event.metaKey, isRtl };
    const size = { rows: rowCount, columns: columns.length, page: rowsIn(scroller.current?.clientHeight ?? 0) };
    const next = moveInGrid(place, how, size);
    if (next === null) return;
    event.preventDefault();
    onPlace(next);
  };
  const onClick = ({ target }: MouseEvent): void => {
    const cell = target instanceof Element ? target.closest<HTMLElement>('[data-place]') : null;
    const [row, column] = cell?.dataset.place?.split(' ').map(Number) ?? [];
    if (row !== undefined && column !== undefined) onPlace({ row, column });
  };
  const activeIn = (row: number): number | null => (place.row === row ? place.column : null);
  return (
    // biome-ignore lint/a11y/useSemanticElements: of a table of thousands of rows only a part is drawn
    <div
      ref={scroller}
      className={css.grid}
      role="grid"
      aria-label={label}
      aria-rowcount={rowCount + 1}
      aria-colcount={columns.length + 1}
      aria-activedescendant={cellId(id, place)}
      tabIndex={0}
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <div className={css.all} role="presentation" style={{ blockSize: down.getTotalSize(), inlineSize: across.getTotalSize() }}>
        <SheetRow id={id} index={-1} label="" cells={titles} marks={headMarks} seen={seen} start={0} active={activeIn(-1)} />
        {lines.map(({ index, start }) => {
          const row = rows[index];
          return (
            <SheetRow
              key={index}
              id={id}
              index={index}
              label={row ? String(row.row) : ''}
              cells={row?.cells ?? null}
              marks={row ? marksOf(row.row) : NO_MARKS}
              seen={seen}
              start={start}
              active={activeIn(index)}
            />
          );
        })}
      </div>
    </div>
  );
};
