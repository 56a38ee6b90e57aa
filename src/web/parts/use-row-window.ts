import type { RowData } from '@tanstack/react-table';
import { defaultRangeExtractor, useVirtualizer, type VirtualItem } from '@tanstack/react-virtual';
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { DataRow } from './data-columns.ts';

/** As `.cell` has it. Whole pixels: lines stay even. */
const ROW_PX = 38;
/** Rows beyond what is seen, on both sides: enough for a fast wheel, few enough to be drawn within a frame. */
const OVERSCAN = 8;

interface Asked<T extends RowData> {
  readonly rows: readonly DataRow<T>[];
  /** What is drawn of them, or hides them: where it changes, the head is measured anew. */
  readonly frame: unknown;
  /** Another look at the same table begins at its top. */
  readonly look: string;
  readonly openKey: string | undefined;
}

/** Which rows are on the page: those that are seen, and the one that has the focus, or would get it. */
export interface RowWindow {
  readonly body: RefObject<HTMLTableSectionElement | null>;
  readonly items: readonly VirtualItem[];
  /** In pixels, of all rows. */
  readonly size: number;
  readonly current: number;
  readonly setActive: (index: number) => void;
  /** Brings the focus to a row. */
  readonly go: (index: number) => void;
  /** How many rows are seen at once. */
  readonly page: () => number;
}

export const useRowWindow = <T extends RowData>({ rows, frame, look, openKey }: Asked<T>): RowWindow => {
  const body = useRef<HTMLTableSectionElement>(null);
  const [active, setActive] = useState(0);
  const [covered, setCovered] = useState(0);
  const isFocusWanted = useRef(false);
  const current = Math.min(active, rows.length - 1);
  // What scrolls is found from within: it stands around, and is known later than its parts.
  const scroller = (): HTMLElement | null => body.current?.closest('div') ?? null;
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: scroller,
    estimateSize: () => ROW_PX,
    getItemKey: (index) => rows[index]?.id ?? index,
    overscan: OVERSCAN,
    scrollPaddingEnd: covered,
    rangeExtractor: (range) => {
      const seen = defaultRangeExtractor(range);
      return current < 0 || seen.includes(current) ? seen : [...seen, current].toSorted((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `frame` is what changes the height of the head
  useLayoutEffect(() => {
    // What sticks to the top and the bottom covers rows.
    const sticky = body.current?.closest('table')?.querySelectorAll<HTMLElement>('thead, tfoot') ?? [];
    setCovered([...sticky].reduce((sum, { offsetHeight }) => sum + offsetHeight, 0));
  }, [frame]);
  useLayoutEffect(() => {
    if (!isFocusWanted.current) return;
    isFocusWanted.current = false;
    body.current?.querySelector<HTMLElement>(`tr[data-index="${current}"]`)?.focus({ preventScroll: true });
  }, [current]);
  const before = useRef(look);
  useLayoutEffect(() => {
    if (before.current === look) return;
    before.current = look;
    setActive(0);
    virtualizer.scrollToOffset(0);
  }, [look, virtualizer]);
  const openIndex = useRef(-1);
  openIndex.current = openKey === undefined ? -1 : rows.findIndex(({ id }) => id === openKey);
  useEffect(() => {
    if (openKey === undefined || openIndex.current < 0) return;
    setActive(openIndex.current);
    virtualizer.scrollToIndex(openIndex.current, { align: 'auto' });
  }, [openKey, virtualizer]);
  return {
    body,
    items: virtualizer.getVirtualItems(),
    size: virtualizer.getTotalSize(),
    current,
    setActive,
    go: (index) => {
      const next = Math.max(0, Math.min(rows.length - 1, index));
      isFocusWanted.current = true;
      setActive(next);
      virtualizer.scrollToIndex(next, { align: 'auto' });
    },
    page: () => Math.max(1, Math.floor(((scroller()?.clientHeight ?? 0) - covered) / ROW_PX) - 1),
  };
};
