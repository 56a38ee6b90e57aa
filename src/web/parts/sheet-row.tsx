import type { VirtualItem } from '@tanstack/react-virtual';
import { memo } from 'react';
import { type GridMark, SHOWN_MARKS } from './grid-mark.ts';
import type { GridPlace } from './grid-moves.ts';
import hidden from './hidden.module.css';
import css from './sheet-grid.module.css';
import { Sign } from './sign.tsx';

export const cellId = (grid: string, { row, column }: GridPlace): string => `${grid}-${row}-${column}`;

interface Props {
  /** Of the grid. */
  readonly id: string;
  /** -1: the headers. */
  readonly index: number;
  readonly label: string;
  /** `null`: not fetched yet. */
  readonly cells: readonly (string | null)[] | null;
  readonly marks: readonly GridMark[];
  /** The columns that are drawn. */
  readonly seen: readonly VirtualItem[];
  readonly start: number;
  /** The column one stands in, if it is in this row. */
  readonly active: number | null;
}

/** One row of a sheet, or its headers. */
export const SheetRow = memo(({ id, index, label, cells, marks, seen, start, active }: Props) => {
  const isHead = index === -1;
  return (
    <div
      {...{ role: 'row', 'aria-rowindex': index + 2 }}
      className={`${css.row} ${isHead ? css.head : ''} ${active === null ? '' : css.current}`}
      style={isHead ? {} : { transform: `translateY(${start}px)` }}
    >
      <Cell id={id} row={index} column={-1} marks={marks} active={active}>
        {label}
      </Cell>
      {seen.map((column) => (
        <Cell key={column.index} id={id} row={index} column={column.index} marks={marks} active={active} at={column}>
          {cells === null ? '' : (cells[column.index] ?? '')}
        </Cell>
      ))}
      {isHead ? null : (
        <div className={css.marks} aria-hidden="true">
          {marks.slice(0, SHOWN_MARKS).map(({ column, tone, words }) => (
            <p key={column + words} className={css[tone]}>
              <Sign tone={tone} /> <bdi>{words}</bdi>
            </p>
          ))}
        </div>
      )}
    </div>
  );
});
SheetRow.displayName = 'SheetRow';

interface CellProps extends Pick<Props, 'id' | 'marks' | 'active'> {
  readonly row: number;
  readonly column: number;
  readonly at?: VirtualItem;
  readonly children: string;
}

const roleOf = (row: number, column: number): string => (row === -1 ? 'columnheader' : column === -1 ? 'rowheader' : 'gridcell');

const Cell = ({ id, row, column, marks, active, at, children }: CellProps) => {
  const own = marks.filter((it) => it.column === column);
  // A cell that is out of sight is told of by the number of its row.
  const told = column === -1 && row !== -1 ? marks : own;
  const worst = told.find(({ tone }) => tone === 'bad') ?? told[0];
  const isActive = active === column;
  return (
    <div
      id={cellId(id, { row, column })}
      {...{ role: roleOf(row, column), 'aria-colindex': column + 2, 'aria-selected': isActive }}
      data-place={`${row} ${column}`}
      className={`${column === -1 ? css.number : css.cell} ${worst ? css[worst.tone] : ''} ${isActive ? css.active : ''}`}
      style={at ? { insetInlineStart: at.start, inlineSize: at.size } : {}}
    >
      {worst ? <Sign tone={worst.tone} /> : null}
      {row === -1 ? <HeadText>{children}</HeadText> : <bdi className={css.text}>{children}</bdi>}
      {own.map(({ tone, words }) => (
        <span key={words} className={hidden.hidden}>{` ${tone === 'bad' ? 'Error' : 'Warning'}: ${words}`}</span>
      ))}
    </div>
  );
};

const HeadText = ({ children }: { children: string }) => {
  const [letter = '', title = ''] = children.split('\n');
  if (title === '' && letter === '') return <span className={hidden.hidden}>Row</span>;
  return (
    <span className={css.text}>
      <span className={css.letter}>{letter}</span> <bdi>{title}</bdi>
    </span>
  );
};
