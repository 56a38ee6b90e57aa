import { choicesOf, type DataColumn } from './data-columns.ts';
import css from './data-table.module.css';
import { nextSort, readFilters, readSort, type SortedBy, type TableView, writeFilters, writeSort } from './table-view.ts';
import { useCalm } from './use-calm.ts';

interface Props<T> {
  readonly columns: readonly DataColumn<T>[];
  readonly rows: readonly T[];
  readonly view: TableView;
  readonly onView: (view: TableView) => void;
  readonly sorting: readonly SortedBy[];
  readonly isFiltering: boolean;
}

/** The heads of the columns, each of which sorts, and under them what is looked for in each. */
export const DataTableHead = <T,>({ columns, rows, view, onView, sorting, isFiltering }: Props<T>) => {
  const press = (column: DataColumn<T>, isMore: boolean): void =>
    onView({ ...view, sort: writeSort(nextSort(readSort(view.sort), column.id, column.kind === 'number', isMore)) });
  return (
    <thead className={css.head}>
      <tr aria-rowindex={1}>
        {columns.map((column, at) => (
          <ColumnHead key={column.id} column={column} isFirst={at === 0} sorting={sorting} onPress={(isMore) => press(column, isMore)} />
        ))}
      </tr>
      {isFiltering ? (
        <tr aria-rowindex={2}>
          {columns.map((column, at) => (
            <td key={column.id} className={`${css.filterCell} ${at === 0 ? css.first : ''}`}>
              <ColumnFilter column={column} rows={rows} view={view} onView={onView} />
            </td>
          ))}
        </tr>
      ) : null}
    </thead>
  );
};

const ORDER = { asc: 'ascending', desc: 'descending' } as const;

interface HeadProps<T> {
  readonly column: DataColumn<T>;
  readonly isFirst: boolean;
  readonly sorting: readonly SortedBy[];
  readonly onPress: (isMore: boolean) => void;
}

const ColumnHead = <T,>({ column: { id, title, kind }, isFirst, sorting, onPress }: HeadProps<T>) => {
  const at = sorting.findIndex((it) => it.id === id);
  const sorted = sorting[at];
  const order = sorted === undefined ? undefined : sorted.desc ? 'desc' : 'asc';
  return (
    <th scope="col" aria-sort={order && ORDER[order]} className={`${css.headCell} ${isFirst ? css.first : ''}`}>
      <button
        type="button"
        className={`${css.sort} ${kind === 'number' ? css.sortNumber : ''}`}
        title="Sort; with shift beside the others"
        onClick={({ shiftKey }) => onPress(shiftKey)}
      >
        <span className={css.headTitle}>{title}</span>
        <span className={css.order} aria-hidden="true">
          {order === undefined ? '' : order === 'asc' ? '▲' : '▼'}
          {sorting.length > 1 && at >= 0 ? <sub>{at + 1}</sub> : null}
        </span>
      </button>
    </th>
  );
};

interface FilterProps<T> extends Pick<Props<T>, 'rows' | 'view' | 'onView'> {
  readonly column: DataColumn<T>;
}

const ColumnFilter = <T,>({ column, rows, view, onView }: FilterProps<T>) => {
  const filters = readFilters(view.filter, [column.id, ...(view.filter ?? []).map((it) => it.split(':')[0] ?? '')]);
  const change = (text: string): void => onView({ ...view, filter: writeFilters(new Map(filters).set(column.id, text)) });
  const value = filters.get(column.id) ?? '';
  const label = `Filter by ${column.title}`;
  if (column.kind !== 'choice')
    return <CalmInput label={label} value={value} hint={column.kind === 'number' ? 'e.g. > 20' : ''} onChange={change} />;
  return (
    <select className={css.filter} aria-label={label} value={value} onChange={({ target }) => change(target.value)}>
      <option value="">All</option>
      {choicesOf(rows, column).map((choice) => (
        <option key={choice}>{choice}</option>
      ))}
    </select>
  );
};

const CalmInput = ({ label, value, hint, onChange }: { label: string; value: string; hint: string; onChange: (text: string) => void }) => {
  const [text, setText] = useCalm(value, onChange);
  return (
    <input
      className={css.filter}
      type="search"
      aria-label={label}
      placeholder={hint}
      value={text}
      onChange={({ target }) => setText(target.value)}
    />
  );
};
