import type { RowData } from '@tanstack/react-table';
import { memo, type ReactNode } from 'react';
import { useFormats } from '../words/formats.ts';
import { type DataColumn, type DataRow, NO_VALUE } from './data-columns.ts';
import css from './data-table.module.css';

interface Props<T extends RowData> {
  readonly row: DataRow<T>;
  readonly index: number;
  readonly rowIndex: number;
  readonly columns: readonly DataColumn<T>[];
  /** Among groups. */
  readonly level: number | undefined;
  readonly isActive: boolean;
  readonly isOpen: boolean;
  /** Of a group. */
  readonly isExpanded: boolean | undefined;
}

const Row = <T extends RowData>({ row, index, rowIndex, columns, level, isActive, isOpen, isExpanded }: Props<T>) => {
  const { number } = useFormats();
  const isGroup = isExpanded !== undefined;
  return (
    <tr
      data-index={index}
      aria-rowindex={rowIndex}
      aria-level={level}
      aria-selected={isGroup ? undefined : isOpen}
      aria-expanded={isExpanded}
      tabIndex={isActive ? 0 : -1}
      className={`${css.row} ${isGroup ? css.group : ''} ${isOpen ? css.open : ''}`}
    >
      {columns.map((column, at) => {
        const value = row.getValue<string | number | undefined>(column.id);
        const Cell = at === 0 ? 'th' : 'td';
        const text = typeof value === 'number' ? number(value) : (value ?? '');
        return (
          <Cell
            key={column.id}
            scope={at === 0 ? 'row' : undefined}
            className={cellClass(column, at)}
            title={column.kind === 'number' || isGroup ? undefined : text}
          >
            {isGroup ? (
              groupCell(row, column, at, number)
            ) : column.kind === 'number' ? (
              shown(column, row.original, text)
            ) : (
              <div dir="auto" className={css.text}>
                {shown(column, row.original, text)}
              </div>
            )}
          </Cell>
        );
      })}
    </tr>
  );
};

export const cellClass = ({ kind }: Pick<DataColumn<never>, 'kind'>, at: number): string =>
  `${css.cell} ${at === 0 ? css.first : ''} ${kind === 'number' ? css.number : ''}`;

const shown = <T,>({ cell }: DataColumn<T>, row: T, text: string): ReactNode => (cell ? cell(row) : text);

const groupCell = <T extends RowData>(
  row: DataRow<T>,
  { id, isSummed, sum }: DataColumn<T>,
  at: number,
  number: (value: number) => string,
): ReactNode => {
  if (at === 0) return groupName(row, number);
  const value = row.getValue<number | undefined>(id);
  return isSummed && value !== undefined ? (sum ?? number)(value) : '';
};

const groupName = <T extends RowData>(row: DataRow<T>, number: (value: number) => string): ReactNode => (
  <>
    <span className={css.fold} aria-hidden="true">
      {row.getIsExpanded() ? '▾' : '▸'}
    </span>
    {String(row.groupingValue ?? '') || NO_VALUE} <span className={css.count}>{number(row.subRows.length)}</span>
  </>
);

/** One row. It is drawn anew only when something of it changes. (`memo` forgets that it takes rows of any kind.) */
export const DataTableRow = memo(Row) as typeof Row;
