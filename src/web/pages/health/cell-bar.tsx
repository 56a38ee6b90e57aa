import type { GridMark } from '../../parts/grid-mark.ts';
import type { GridPlace } from '../../parts/grid-moves.ts';
import { Sign } from '../../parts/sign.tsx';
import css from './health-page.module.css';

interface Props {
  readonly columns: readonly { readonly letter: string; readonly header: string | null }[];
  readonly row:
    | {
        readonly row: number;
        readonly cells: readonly (string | null)[];
        readonly formulas?: Readonly<Record<string, string>>;
        readonly cut?: readonly string[];
      }
    | undefined;
  readonly place: GridPlace;
  readonly marks: readonly GridMark[];
}

/** The cell one stands in, in full: its address, its text, its formula, and what is wrong with it. The grid itself tells the same to screen readers. */
export const CellBar = ({ columns, row, place, marks }: Props) => {
  const column = columns[place.column];
  const text = column === undefined ? '' : row === undefined ? (column.header ?? '') : (row.cells[place.column] ?? '');
  const formula = column === undefined ? undefined : row?.formulas?.[column.letter];
  const own = place.column === -1 ? marks : marks.filter((it) => it.column === place.column);
  if (place.row === -1 && place.column === -1)
    return (
      <div className={css.bar} aria-hidden="true">
        <p className={css.soft}>Press a cell, or go to it with the arrow keys: all of it stands here.</p>
      </div>
    );
  return (
    <div className={css.bar} aria-hidden="true">
      <p>
        <code className={css.address}>{`${column?.letter ?? ''}${row?.row ?? (place.row === -1 ? '' : '…')}` || ' '}</code>
        <bdi className={css.content}>{text}</bdi>
      </p>
      {formula === undefined ? null : <code>{formula}</code>}
      {column !== undefined && row?.cut?.includes(column.letter) ? (
        <p className={css.soft}>Only its beginning is shown here; the workbook keeps all of it.</p>
      ) : null}
      {own.map(({ words, tone }) => (
        <p key={words} className={css[tone]}>
          <Sign tone={tone} /> <bdi>{words}</bdi>
        </p>
      ))}
    </div>
  );
};
