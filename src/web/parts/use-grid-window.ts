import { useVirtualizer } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useMemo } from 'react';
import { type GridMark, SHOWN_MARKS } from './grid-mark.ts';
import { columnWidth, type GridPlace } from './grid-moves.ts';

export interface GridColumn {
  /** `D`. */
  readonly letter: string;
  readonly title: string;
}

export interface GridRow {
  /** Its number on the sheet. */
  readonly row: number;
  readonly cells: readonly (string | null)[];
}

export interface GridFacts {
  readonly columns: readonly GridColumn[];
  readonly rowCount: number;
  /** Those that are fetched already. */
  readonly rows: readonly GridRow[];
  readonly marksOf: (row: number) => readonly GridMark[];
  readonly place: GridPlace;
}

/** As sheet-grid.module.css has them. */
const ROW_PX = 32;
const MARK_PX = 24;
const HEAD_PX = 58;
const NUMBER_PX = 68;
const SAMPLE_ROWS = 60;

/** Rows that fit in so much height. */
export const rowsIn = (heightPx: number): number => Math.max(1, Math.floor((heightPx - HEAD_PX) / ROW_PX) - 1);

/** The part of a large grid that is seen, and drawn; where one stands is always in it. */
export const useGridWindow = (
  scroller: RefObject<HTMLDivElement | null>,
  { columns, rowCount, rows, marksOf, place }: GridFacts,
  isRtl: boolean,
) => {
  const sample = rows.length < SAMPLE_ROWS ? rows.length : SAMPLE_ROWS;
  // biome-ignore lint/correctness/useExhaustiveDependencies: widths stay while more rows come in below
  const widths = useMemo(
    () =>
      columns.map(({ title }, at) =>
        columnWidth(
          title,
          rows.slice(0, sample).map(({ cells }) => cells[at]),
        ),
      ),
    [columns, sample],
  );
  const across = useVirtualizer({
    count: columns.length,
    horizontal: true,
    isRtl,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => widths[index] ?? NUMBER_PX,
    paddingStart: NUMBER_PX,
    scrollPaddingStart: NUMBER_PX,
    overscan: 2,
  });
  const down = useVirtualizer({
    count: rowCount,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => {
      const row = rows[index];
      return ROW_PX + (row ? Math.min(marksOf(row.row).length, SHOWN_MARKS) * MARK_PX : 0);
    },
    paddingStart: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    overscan: 8,
  });
  // What is marked takes more room, and is known later than that there are rows.
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when what sizes come from is another
  useEffect(() => down.measure(), [down, rows, marksOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: likewise
  useEffect(() => across.measure(), [across, widths]);
  useEffect(() => {
    const align = place.isJump ? 'center' : 'auto';
    if (place.row >= 0) down.scrollToIndex(place.row, { align });
    if (place.column >= 0) across.scrollToIndex(place.column, { align });
    if (place.isJump) scroller.current?.scrollIntoView({ block: 'nearest' });
  }, [place, down, across, scroller]);
  return { across, down };
};
