import type { ColumnPair, IntegerObjective, IntegerRow, ReducedProblem } from './reduced-problem.ts';

/** A row a column is in, or the other column of a pair. */
interface Term {
  readonly at: number;
  readonly value: number;
}

/**
 * A point that keeps every constraint while columns come and go, with what each column is worth as things stand. In floating point: whoever
 * takes the point checks it.
 */
export class GrowingPoint {
  readonly point: Uint8Array;
  /** What a column takes of the scarce rows, the room of each being 1. */
  readonly price: Float64Array;
  /** What share of the columns the rows leave room for. */
  readonly chance: number;
  /** What a column is worth with the chosen ones. */
  readonly gain: Float64Array;
  /** What its pairs with columns that are not chosen would be worth. */
  readonly #open: Float64Array;
  readonly #lower: Float64Array;
  readonly #upper: Float64Array;
  readonly #activity: Float64Array;
  readonly #terms: readonly (readonly Term[])[];
  readonly #pairs: readonly (readonly Term[])[];
  readonly #conflicts: readonly (readonly number[])[];
  readonly #needs: readonly (readonly number[])[];
  readonly #neededBy: readonly (readonly number[])[];

  /** Choosing nothing must be a point of the problem. */
  constructor({ keys, rows, conflicts, implications }: ReducedProblem, { linear, pairs }: IntegerObjective) {
    const count = keys.length;
    this.point = new Uint8Array(count);
    this.#lower = Float64Array.from(rows, ({ lower }) => (lower === null ? Number.NEGATIVE_INFINITY : Number(lower)));
    this.#upper = Float64Array.from(rows, ({ upper }) => (upper === null ? Number.POSITIVE_INFINITY : Number(upper)));
    this.#activity = new Float64Array(rows.length);
    this.#terms = listBy(count, rows, termsOf);
    this.#pairs = listBy(count, pairs, ({ a, b, value }) => [
      [a, { at: b, value: Number(value) }],
      [b, { at: a, value: Number(value) }],
    ]);
    this.#conflicts = listBy(count, conflicts, ([a, b]) => [
      [a, b],
      [b, a],
    ]);
    this.#needs = listBy(count, implications, ([a, b]) => [[a, b]]);
    this.#neededBy = listBy(count, implications, ([a, b]: ColumnPair) => [[b, a]]);
    this.gain = Float64Array.from(linear, Number);
    this.#open = Float64Array.from(this.#pairs, (terms) => terms.reduce((total, { value }) => total + value, 0));
    this.price = Float64Array.from(this.#terms, (terms) =>
      terms.reduce((total, { at, value }) => total + Math.max(0, value) / Math.max(1, this.#upper[at] ?? 1), 0),
    );
    const all = this.price.reduce((total, price) => total + price, 0);
    this.chance = Math.min(1, Math.max(1, rows.length) / Math.max(all, 1e-9));
  }

  has(column: number): boolean {
    return this.point[column] === 1;
  }

  /** The column and all that it needs and is not chosen; `null` where that is very much. */
  groupOf(column: number): readonly number[] | null {
    const group = [column];
    const isIn = new Set(group);
    for (const member of group) {
      for (const other of this.#needs[member] ?? []) {
        if (this.has(other) || isIn.has(other)) continue;
        isIn.add(other);
        group.push(other);
      }
      if (group.length > MOST_IN_GROUP) return null;
    }
    return group;
  }

  /** What a group is worth, where a column that is not chosen will be by so much chance. */
  worthOf(group: readonly number[], chance: number): number {
    let worth = 0;
    for (const column of group) worth += (this.gain[column] ?? 0) + chance * (this.#open[column] ?? 0);
    if (group.length === 1) return worth;
    const isIn = new Set(group);
    // A pair within the group is met from both its ends.
    for (const column of group) for (const { at, value } of this.#pairs[column] ?? []) if (isIn.has(at)) worth += value * (0.5 - chance);
    return worth;
  }

  /** Chosen columns that cannot stay when a group comes. */
  barring(group: readonly number[]): readonly number[] {
    return group.flatMap((column) => (this.#conflicts[column] ?? []).filter((other) => this.has(other)));
  }

  /** A chosen column and the chosen ones that need it. */
  withDependents(column: number): readonly number[] {
    const all = [column];
    for (const member of all)
      for (const other of this.#neededBy[member] ?? []) if (this.has(other) && !all.includes(other)) all.push(other);
    return all;
  }

  isNeeded(column: number): boolean {
    return this.#neededBy[column]?.some((other) => this.has(other)) ?? false;
  }

  /** Those whose worth for their price may have risen by a group that came. */
  *neighboursOf(group: readonly number[]): Generator<number> {
    for (const column of group) {
      for (const { at } of this.#pairs[column] ?? []) yield at;
      yield* this.#neededBy[column] ?? [];
    }
  }

  /** Would every row and conflict be kept if the group came? What it needs is in it. */
  fits(group: readonly number[]): boolean {
    const isIn = new Set(group);
    if (group.some((column) => this.#conflicts[column]?.some((other) => this.has(other) || isIn.has(other)))) return false;
    const added = new Map<number, number>();
    for (const column of group) for (const { at, value } of this.#terms[column] ?? []) added.set(at, (added.get(at) ?? 0) + value);
    return [...added].every(([at, value]) => this.#isKept(at, value));
  }

  /** Is every row of these columns kept? */
  isKept(columns: readonly number[]): boolean {
    return columns.every((column) => (this.#terms[column] ?? []).every(({ at }) => this.#isKept(at, 0)));
  }

  /** Chooses a column, or takes it away. */
  flip(column: number): void {
    const way = this.has(column) ? -1 : 1;
    this.point[column] = way === 1 ? 1 : 0;
    for (const { at, value } of this.#terms[column] ?? []) this.#activity[at] = (this.#activity[at] ?? 0) + way * value;
    for (const { at, value } of this.#pairs[column] ?? []) {
      this.gain[at] = (this.gain[at] ?? 0) + way * value;
      this.#open[at] = (this.#open[at] ?? 0) - way * value;
    }
  }

  #isKept(row: number, added: number): boolean {
    const activity = (this.#activity[row] ?? 0) + added;
    return activity >= (this.#lower[row] ?? 0) && activity <= (this.#upper[row] ?? 0);
  }
}

/** Longer chains of needs are left to others. */
const MOST_IN_GROUP = 1000;

const termsOf = ({ columns, coefficients }: IntegerRow, at: number): readonly (readonly [number, Term])[] =>
  columns.map((column, term) => [column, { at, value: Number(coefficients[term] ?? 0n) }]);

const listBy = <Entry, Source>(
  count: number,
  sources: readonly Source[],
  entriesOf: (source: Source, at: number) => readonly (readonly [number, Entry])[],
): readonly (readonly Entry[])[] => {
  const lists: Entry[][] = Array.from({ length: count }, () => []);
  sources.forEach((source, at) => {
    for (const [column, entry] of entriesOf(source, at)) lists[column]?.push(entry);
  });
  return lists;
};
