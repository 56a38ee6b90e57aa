import type { MatrixDraft } from './matrix-draft.ts';

/** Which side an engine could cheat on: above the product (it is paid for), below it (it is charged), or both. */
export type PairSide = 'upper' | 'lower' | 'both';

/** Columns that stand for the product of two others, each made once, with only the rows that are needed. */
export class PairColumns {
  readonly #draft: MatrixDraft;
  readonly #columns = new Map<string, { a: number; b: number; column: number; upper: boolean; lower: boolean }>();

  constructor(draft: MatrixDraft) {
    this.#draft = draft;
  }

  columnOf(a: number, b: number, side: PairSide): number {
    const name = `${a},${b}`;
    const pair = this.#columns.get(name) ?? {
      a,
      b,
      column: this.#draft.addColumn(0, 1, false, (point) => (point[a] ?? 0) * (point[b] ?? 0)),
      upper: false,
      lower: false,
    };
    pair.upper ||= side !== 'lower';
    pair.lower ||= side !== 'upper';
    this.#columns.set(name, pair);
    return pair.column;
  }

  /** For each factor, the products it stands in. */
  byEnd(): Map<number, { readonly other: number; readonly column: number }[]> {
    const ends = new Map<number, { readonly other: number; readonly column: number }[]>();
    const enter = (end: number, other: number, column: number): void => {
      const list = ends.get(end) ?? [];
      ends.set(end, list);
      list.push({ other, column });
    };
    for (const { a, b, column } of this.#columns.values()) {
      enter(a, b, column);
      enter(b, a, column);
    }
    return ends;
  }

  /** Ties each product to its factors. */
  addRows(): void {
    for (const { a, b, column, upper, lower } of this.#columns.values()) {
      if (upper) {
        this.#draft.addRow([column, a], [1, -1], Number.NEGATIVE_INFINITY, 0);
        this.#draft.addRow([column, b], [1, -1], Number.NEGATIVE_INFINITY, 0);
      }
      if (lower) this.#draft.addRow([a, b, column], [1, 1, -1], Number.NEGATIVE_INFINITY, 1);
    }
  }
}
