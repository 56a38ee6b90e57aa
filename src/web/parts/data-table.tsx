import { type RowData, useTable } from '@tanstack/react-table';
import { useMemo, useState } from 'react';
import { useFormats } from '../words/formats.ts';
import { type DataColumn, features, makeFixedOptions, toTableState } from './data-columns.ts';
import css from './data-table.module.css';
import { DataTableBody } from './data-table-body.tsx';
import { DataTableHead } from './data-table-head.tsx';
import { cellClass } from './data-table-row.tsx';
import { DataTableTools, RowCount } from './data-table-tools.tsx';
import type { TableView } from './table-view.ts';

export interface DataTableProps<T> {
  /** What it is a table of; read out. */
  readonly caption: string;
  /** Its rows as a word: `['initiative', 'initiatives']`. */
  readonly noun: readonly [string, string];
  /** The first one names the rows. They are to stay the same object while they are the same, as are `rows` and `keyOf`. */
  readonly columns: readonly DataColumn<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  /** A row was chosen. */
  readonly onOpen?: ((row: T) => void) | undefined;
  /** The row that is open. */
  readonly openKey?: string | undefined;
}

/**
 * A long table: sorted, filtered, searched and grouped, and gone through by keys (arrows, page, home and end; Enter opens). Only the rows that
 * are seen are on the page.
 */
export const DataTable = <T extends RowData>({ caption, columns, rows, keyOf, onOpen, openKey, ...others }: DataTableProps<T>) => {
  const { noun, view, onView } = others;
  const [isFiltering, setFiltering] = useState((view.filter ?? []).length > 0);
  const [expanded, setExpanded] = useState<true | Record<string, boolean>>(true);
  const fixed = useMemo(() => makeFixedOptions(columns, keyOf), [columns, keyOf]);
  const state = useMemo(() => toTableState(view, columns), [view, columns]);
  const table = useTable({
    features,
    ...fixed,
    data: rows,
    state: { ...state, expanded },
    onExpandedChange: setExpanded,
    autoResetExpanded: false,
    groupedColumnMode: false,
  });
  const shown = table.getRowModel().rows;
  const found = table.getFilteredRowModel().rows;
  const visible = useMemo(() => columns.filter(({ id }) => state.columnVisibility[id] !== false), [columns, state]);
  const isGrouped = state.grouping.length > 0;
  const heads = isFiltering ? 2 : 1;
  return (
    <div className={css.whole}>
      <DataTableTools columns={columns} view={view} onView={onView} isFiltering={isFiltering} onFiltering={setFiltering} />
      <RowCount rows={rows.length} found={found.length} noun={noun} view={view} onView={onView} />
      <div className={css.scroller}>
        <table
          role={isGrouped ? 'treegrid' : 'grid'}
          aria-label={caption}
          aria-rowcount={shown.length + heads + 1}
          className={css.table}
          style={{ inlineSize: `max(100%, ${visible.reduce((sum, { width }) => sum + width, 0)}rem)` }}
        >
          <colgroup>
            {visible.map(({ id, width }, at) => (
              <col key={id} style={{ inlineSize: at === 0 ? `min(${width}rem, 46vw)` : `${width}rem` }} />
            ))}
          </colgroup>
          <DataTableHead columns={visible} rows={rows} view={view} onView={onView} sorting={state.sorting} isFiltering={isFiltering} />
          <DataTableBody
            isGrouped={isGrouped}
            rows={shown}
            columns={visible}
            firstIndex={heads + 1}
            look={JSON.stringify([view.search, view.sort, view.group, view.filter])}
            openKey={openKey}
            onOpen={onOpen}
          />
          <tfoot className={css.foot}>
            <Sums columns={visible} rows={found} index={shown.length + heads + 1} />
          </tfoot>
        </table>
      </div>
    </div>
  );
};

interface SumsProps<T> {
  readonly columns: readonly DataColumn<T>[];
  readonly rows: readonly { readonly original: T }[];
  readonly index: number;
}

/** The sums over all rows that were found. */
const Sums = <T,>({ columns, rows, index }: SumsProps<T>) => {
  const { number } = useFormats();
  const sums = useMemo(
    () =>
      columns.map(({ isSummed, value, sum: show = number }) =>
        isSummed ? show(rows.reduce((sum, { original }) => sum + Number(value(original) ?? 0), 0)) : '',
      ),
    [columns, rows, number],
  );
  return (
    <tr aria-rowindex={index}>
      {columns.map((column, at) =>
        at === 0 ? (
          <th key={column.id} scope="row" className={cellClass(column, at)}>
            Sum
          </th>
        ) : (
          <td key={column.id} className={cellClass(column, at)}>
            {sums[at]}
          </td>
        ),
      )}
    </tr>
  );
};
