import {
  aggregationFn_sum,
  type ColumnDef,
  columnFilteringFeature,
  columnGroupingFeature,
  columnVisibilityFeature,
  createExpandedRowModel,
  createFilteredRowModel,
  createGroupedRowModel,
  createSortedRowModel,
  globalFilteringFeature,
  type Row,
  type RowData,
  rowAggregationFeature,
  rowExpandingFeature,
  rowSortingFeature,
  type TableOptions,
  tableFeatures,
} from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { foldText, hasWords, readFilters, readNumberFilter, readSort, type TableView } from './table-view.ts';

export interface DataColumn<T> {
  readonly id: string;
  readonly title: string;
  /** Numbers stand under each other; a choice has few values: one can filter and group by it. */
  readonly kind: 'text' | 'number' | 'choice';
  /** What is sorted, filtered, searched and summed. */
  readonly value: (row: T) => string | number | null;
  /** By what is sorted, where it is something else. */
  readonly order?: ((row: T) => number | null) | undefined;
  /** How it is shown; absent: as it is. */
  readonly cell?: ((row: T) => ReactNode) | undefined;
  /** In rem. */
  readonly width: number;
  readonly isSummed?: boolean | undefined;
  /** How its sums are shown; absent: digit for digit. */
  readonly sum?: ((value: number) => string) | undefined;
  /** Until somebody wants to see it. */
  readonly isHidden?: boolean | undefined;
}

export const features = tableFeatures({
  columnFilteringFeature,
  globalFilteringFeature,
  rowSortingFeature,
  columnGroupingFeature,
  rowAggregationFeature,
  rowExpandingFeature,
  columnVisibilityFeature,
  filteredRowModel: createFilteredRowModel(),
  sortedRowModel: createSortedRowModel(),
  groupedRowModel: createGroupedRowModel(),
  expandedRowModel: createExpandedRowModel(),
});

type Features = typeof features;
export type DataRow<T extends RowData> = Row<Features, T>;

const collator = new Intl.Collator('en', { numeric: true });

/** The order of two values of a column; those without one stand last both ways. */
const compare = (one: unknown, other: unknown): number =>
  typeof one === 'number' && typeof other === 'number' ? one - other : collator.compare(String(one), String(other));

const compareOrders = (one: number | null, other: number | null): number =>
  one === other ? 0 : one === null ? 1 : other === null ? -1 : one < other ? -1 : 1;

export const toColumnDefs = <T extends RowData>(columns: readonly DataColumn<T>[]): ColumnDef<Features, T, unknown>[] =>
  columns.map(({ id, title, kind, value, order, isSummed = false }) => ({
    id,
    header: title,
    accessorFn: (row: T) => value(row) ?? undefined,
    sortFn: (one, other) =>
      order && !one.getIsGrouped()
        ? compareOrders(order(one.original), order(other.original))
        : compare(one.getValue(id), other.getValue(id)),
    sortUndefined: 'last',
    filterFn: (row, _, asked: string) => fits(row.getValue(id), asked, kind),
    // Without a sum, a group has no value but in the column that it is grouped by.
    aggregationFn: isSummed ? aggregationFn_sum : { aggregate: () => undefined },
    enableGrouping: kind === 'choice',
  }));

export const NO_VALUE = '(none)';

const fits = (value: unknown, asked: string, kind: DataColumn<never>['kind']): boolean => {
  if (kind === 'choice') return (value === undefined || value === '' ? NO_VALUE : String(value)) === asked;
  const isAsked = kind === 'number' ? readNumberFilter(asked) : null;
  if (isAsked) return typeof value === 'number' && isAsked(value);
  return value !== undefined && hasWords(foldText(String(value)), asked);
};

/** All text of a row, once per row. */
const makeRowText = <T extends RowData>(columns: readonly DataColumn<T>[]): ((row: T) => string) => {
  const known = new Map<T, string>();
  return (row) => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const text = foldText(columns.map(({ value }) => value(row) ?? '').join('\n'));
    known.set(row, text);
    return text;
  };
};

/** What stays the same while somebody looks at a table in different ways. */
export const makeFixedOptions = <T extends RowData>(
  columns: readonly DataColumn<T>[],
  keyOf: (row: T) => string,
): Pick<TableOptions<Features, T>, 'columns' | 'getRowId' | 'globalFilterFn' | 'getColumnCanGlobalFilter'> => {
  const textOf = makeRowText(columns);
  return {
    columns: toColumnDefs(columns),
    getRowId: keyOf,
    // Words may stand in different columns: the whole row is searched, for which one column is asked.
    globalFilterFn: (row, _, search: string) => hasWords(textOf(row.original), search),
    getColumnCanGlobalFilter: ({ id }) => id === columns[0]?.id,
  };
};

/** The state of the table that a view means. A view that was typed by hand may name columns that there are not. */
export const toTableState = <T extends RowData>(view: TableView, columns: readonly DataColumn<T>[]) => {
  const ids = columns.map(({ id }) => id);
  const group = columns.find(({ id, kind }) => id === view.group && kind === 'choice')?.id;
  const sorting = readSort(view.sort).filter(({ id }) => ids.includes(id));
  const hidden = hiddenOf(view, columns);
  return {
    globalFilter: view.search?.trim() ?? '',
    // Groups stand in the order of their names unless another is asked for.
    sorting: group === undefined || sorting.some(({ id }) => id === group) ? sorting : [...sorting, { id: group, desc: false }],
    columnFilters: [...readFilters(view.filter, ids)].map(([id, value]) => ({ id, value })),
    grouping: group === undefined ? [] : [group],
    columnVisibility: Object.fromEntries(hidden.map((id) => [id, false])),
  };
};

/** The first column names the rows: it always stays. */
export const hiddenOf = <T>(view: TableView, columns: readonly DataColumn<T>[]): readonly string[] => {
  const [, ...others] = columns;
  return others.filter(({ id, isHidden = false }) => (view.hide ? view.hide.includes(id) : isHidden)).map(({ id }) => id);
};

/** What a column of choices holds, in order. */
export const choicesOf = <T>(rows: readonly T[], { value }: DataColumn<T>): readonly string[] =>
  [...new Set(rows.map((row) => String(value(row) ?? '')))].map((it) => (it === '' ? NO_VALUE : it)).toSorted(collator.compare);
