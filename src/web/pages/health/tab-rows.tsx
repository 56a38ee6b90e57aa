import { useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { rowsQuery } from '../../api/queries-sheet.ts';
import type { GridMark } from '../../parts/grid-mark.ts';
import type { GridPlace } from '../../parts/grid-moves.ts';
import { Loading } from '../../parts/loading.tsx';
import { Empty, Note } from '../../parts/note.tsx';
import { SheetGrid } from '../../parts/sheet-grid.tsx';
import { useFormats } from '../../words/formats.ts';
import type { SheetIssue } from '../../words/sheet-issues.ts';
import { findColumn, markTab } from '../../words/sheet-places.ts';
import { CellBar } from './cell-bar.tsx';

const route = getRouteApi('/w/$workspace/sheet');
const NONE: readonly GridMark[] = [];

interface Props {
  readonly workspace: string;
  readonly workbook: string;
  readonly version: number;
  readonly tab: Schemas['WorkbookTab'];
  readonly issues: readonly SheetIssue[];
}

/** The cells of one tab, fetched as they are looked at. */
export const TabRows = ({ workspace, workbook, version, tab, issues }: Props) => {
  const { number } = useFormats();
  const headerRow = tab.header_row ?? 1;
  const query = useInfiniteQuery({ ...rowsQuery(workspace, workbook, version, tab.name), throwOnError: true });
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const columns = useMemo(() => data?.pages[0]?.columns ?? [], [data]);
  // The headers stand above, always in sight.
  const titled = useMemo(() => columns.map(({ letter, header }) => ({ letter, title: header ?? '' })), [columns]);
  const rows = useMemo(
    () => data?.pages.flatMap((it) => it.rows).filter(({ row }) => row !== tab.header_row) ?? [],
    [data, tab.header_row],
  );
  const marks = useMemo(() => markTab(issues, columns, headerRow), [issues, columns, headerRow]);
  const marksOf = useCallback((row: number) => marks.rows.get(row) ?? NONE, [marks]);
  const [reached, setReached] = useState(0);
  const { place, setPlace, missing } = usePlace(columns, rows, headerRow);
  const isWanted = hasNextPage && !isFetchingNextPage && (reached >= rows.length - 1 || missing !== null);
  useEffect(() => {
    if (isWanted) void fetchNextPage();
  }, [isWanted, fetchNextPage]);
  if (data === undefined) return <Loading what={`the rows of ${tab.name}`} />;
  if (columns.length === 0) return <Empty title={`${tab.name} is empty.`} />;
  const more = data.pages[0]?.more_columns ?? 0;
  const rowCount = hasNextPage ? Math.max(tab.row_count, rows.length + 1) : rows.length;
  return (
    <>
      {marks.loose.map(({ message, severity, column }) => (
        <Note key={message + (column ?? '')} tone={severity === 'error' ? 'bad' : 'warn'} title={message} />
      ))}
      {missing !== null && !hasNextPage ? (
        <Note tone="warn" title={`Row ${number(missing)} of ${tab.name} is blank, or not there any more.`} />
      ) : null}
      {more > 0 ? <p>{`The first ${number(columns.length)} columns are shown; ${number(more)} more stand in the workbook.`}</p> : null}
      <CellBar
        columns={columns}
        row={rows[place.row]}
        place={place}
        marks={place.row === -1 ? marks.head : marksOf(rows[place.row]?.row ?? -1)}
      />
      <SheetGrid
        label={`${tab.name}, ${number(rowCount)} rows`}
        columns={titled}
        headMarks={marks.head}
        rowCount={rowCount}
        rows={rows}
        marksOf={marksOf}
        place={place}
        onPlace={setPlace}
        onReach={setReached}
      />
    </>
  );
};

/** Where one stands: where the address says, until one moves. */
const usePlace = (
  columns: readonly { readonly header: string | null; readonly column: string | null }[],
  rows: readonly { readonly row: number }[],
  headerRow: number,
): { readonly place: GridPlace; readonly setPlace: (place: GridPlace) => void; readonly missing: number | null } => {
  const search = route.useSearch();
  const [place, setPlace] = useState<GridPlace>({ row: -1, column: -1 });
  const wanted = search.row === undefined ? null : Number(search.row);
  const index = wanted === null ? -1 : rows.findIndex(({ row }) => row === wanted);
  const column = findColumn(columns, search.column);
  useEffect(() => {
    if (index !== -1 || column !== -1) setPlace({ row: index, column, isJump: true });
  }, [index, column]);
  return { place, setPlace, missing: wanted !== null && wanted > headerRow && index === -1 ? wanted : null };
};
