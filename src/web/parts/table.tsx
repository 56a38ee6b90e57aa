import type { Key, ReactNode } from 'react';
import hidden from './hidden.module.css';
import css from './table.module.css';

export interface Column<T> {
  readonly id: string;
  readonly title: ReactNode;
  /** Of numbers: they stand under each other. */
  readonly isNumber?: boolean;
  readonly cell: (row: T) => ReactNode;
}

interface Props<T> {
  /** What it is a table of; read out, and shown where `isTitled`. */
  readonly caption: string;
  readonly isTitled?: boolean;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly keyOf: (row: T, index: number) => Key;
  /** Said instead of an empty table. */
  readonly empty?: ReactNode;
}

/** A short table; the first column names its rows. Long ones are `DataTable`s. */
export const Table = <T,>({ caption, isTitled = false, columns, rows, keyOf, empty }: Props<T>) =>
  rows.length === 0 && empty !== undefined ? (
    <p className={css.none}>{empty}</p>
  ) : (
    // A table that is wider than the screen is scrolled by keys, too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section className={css.scroll} aria-label={caption} tabIndex={0}>
      <table className={css.table}>
        <caption className={isTitled ? css.caption : hidden.hidden}>{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ id, title, isNumber }) => (
              <th key={id} scope="col" className={isNumber ? css.number : undefined}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={keyOf(row, index)}>
              {columns.map(({ id, isNumber, cell }, at) =>
                at === 0 ? (
                  <th key={id} scope="row" className={isNumber ? css.number : undefined}>
                    {cell(row)}
                  </th>
                ) : (
                  <td key={id} className={isNumber ? css.number : undefined}>
                    {cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
