import { floorDivide, gcd } from './integers.ts';
import type { ColumnPair, IntegerRow } from './reduced-problem.ts';

/** No selection exists. Never leaves `reduceProblem`. */
export class Contradiction {}

/** Which columns can only be 0 or only be 1, followed through conflicts, implications and rows in exact arithmetic. */
export class Fixings {
  readonly #values: (0 | 1 | undefined)[];
  /** When a column is 1: these are 0 (conflicts), these are 1 (implications); when it is 0: these are 0. */
  readonly #barredBy1: readonly number[][];
  readonly #forcedBy1: readonly number[][];
  readonly #barredBy0: readonly number[][];
  #changed = false;

  constructor(count: number, links: { readonly conflicts: readonly ColumnPair[]; readonly implications: readonly ColumnPair[] }) {
    const lists = (): number[][] => Array.from({ length: count }, () => []);
    this.#values = new Array<0 | 1 | undefined>(count).fill(undefined);
    this.#barredBy1 = lists();
    this.#forcedBy1 = lists();
    this.#barredBy0 = lists();
    for (const [a, b] of links.conflicts) {
      this.#barredBy1[a]?.push(b);
      this.#barredBy1[b]?.push(a);
    }
    for (const [a, b] of links.implications) {
      this.#forcedBy1[a]?.push(b);
      this.#barredBy0[b]?.push(a);
    }
  }

  valueOf(column: number): 0 | 1 | undefined {
    return this.#values[column];
  }

  /** Fixes a column and all that follows from it. Throws `Contradiction`. */
  fix(column: number, value: 0 | 1): void {
    const open: [number, 0 | 1][] = [[column, value]];
    for (let next = open.pop(); next; next = open.pop()) {
      const [at, to] = next;
      const known = this.#values[at];
      if (known === to) continue;
      if (known !== undefined) throw new Contradiction();
      this.#values[at] = to;
      this.#changed = true;
      for (const other of (to === 1 ? this.#barredBy1[at] : this.#barredBy0[at]) ?? []) open.push([other, 0]);
      if (to === 1) for (const other of this.#forcedBy1[at] ?? []) open.push([other, 1]);
    }
  }

  /** Fixes what the rows leave no choice about, until nothing changes. Throws `Contradiction`. */
  propagateRows(rows: readonly IntegerRow[]): void {
    do {
      this.#changed = false;
      for (const row of rows) this.#propagateRow(row);
    } while (this.#changed);
  }

  #propagateRow(row: IntegerRow): void {
    let least = 0n;
    let most = 0n;
    row.columns.forEach((column, at) => {
      const coefficient = row.coefficients[at] ?? 0n;
      const value = this.#values[column];
      if (value === 1 || (value === undefined && coefficient < 0n)) least += coefficient;
      if (value === 1 || (value === undefined && coefficient > 0n)) most += coefficient;
    });
    if (row.columns.length > 0) this.#dropByDivisor(row, least, most);
    if ((row.lower !== null && most < row.lower) || (row.upper !== null && least > row.upper)) throw new Contradiction();
    const slackUp = row.upper === null ? null : row.upper - least;
    const slackDown = row.lower === null ? null : most - row.lower;
    row.columns.forEach((column, at) => {
      if (this.#values[column] !== undefined) return;
      const coefficient = row.coefficients[at] ?? 0n;
      const size = coefficient < 0n ? -coefficient : coefficient;
      if (slackUp !== null && size > slackUp) this.fix(column, coefficient > 0n ? 0 : 1);
      else if (slackDown !== null && size > slackDown) this.fix(column, coefficient > 0n ? 1 : 0);
    });
  }

  /** Bounds between which no multiple of what the free coefficients share lies: `2x + 4y = 3`. */
  #dropByDivisor(row: IntegerRow, least: bigint, most: bigint): void {
    if (row.lower === null || row.upper === null) return;
    let shared = 0n;
    row.columns.forEach((column, at) => {
      if (this.#values[column] === undefined) shared = gcd(shared, row.coefficients[at] ?? 0n);
    });
    if (shared === 0n) return;
    // Values the row can take: least + multiples of `shared`, up to most.
    const top = row.upper < most ? row.upper : most;
    const reached = least + shared * floorDivide(top - least, shared);
    if (reached < row.lower) throw new Contradiction();
  }
}
