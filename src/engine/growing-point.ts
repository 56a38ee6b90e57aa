import type { IntegerObjective, IntegerRow, ReducedProblem } from './reduced-problem.ts';

/** A row a column is in, or the other column of a pair. */
interface Term {
  readonly at: number;
  readonly value: number;
}

/** Longer chains of needs are left to others. */
const MOST_IN_GROUP = 100;

/**
 * A point to which columns come and from which they go, with what each column is worth as things stand; `fits` and `isKept` say what keeps the
 * constraints. In floating point: whoever takes the point checks it.
 */
export class GrowingPoint {
  readonly point: Uint8Array;
  /** What a column takes of the scarce rows, the room of each being 1. */
  readonly price: Float64Array;
  /** What share of the columns the rows leave room for. */
  readonly #chance: number;
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
  #work = 0;

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
    this.#neededBy = listBy(count, implications, ([a, b]) => [[b, a]]);
    this.gain = Float64Array.from(linear, Number);
    this.#open = Float64Array.from(this.#pairs, (terms) => terms.reduce((total, { value }) => total + value, 0));
    this.price = Float64Array.from(this.#terms, (terms) =>
      terms.reduce((total, { at, value }) => total + Math.max(0, value) / Math.max(1, this.#upper[at] ?? 1), 0),
    );
    const all = this.price.reduce((total, price) => total + price, 0);
    this.#chance = Math.min(1, Math.max(1, rows.filter(({ upper }) => upper !== null).length) / Math.max(all, 1e-9));
  }

  /** Entries that were looked at so far: a million takes some hundredths of a second. */
  get work(): number {
    return this.#work;
  }

  has(column: number): boolean {
    return this.point[column] === 1;
  }

  /** The column and all that it needs and is not chosen; `null` where that is very much. */
  groupOf(column: number): readonly number[] | null {
    const group = [column];
    const isIn = new Set(group);
    for (const member of group) {
      this.#work += 1 + (this.#needs[member]?.length ?? 0);
      for (const other of this.#needs[member] ?? []) {
        if (this.has(other) || isIn.has(other)) continue;
        isIn.add(other);
        group.push(other);
      }
      if (group.length > MOST_IN_GROUP) return null;
    }
    return group;
  }

  /** What a group is worth, with every column that is not chosen as likely to be as any other. */
  worthOf(group: readonly number[]): number {
    const chance = this.#chance;
    let worth = 0;
    for (const column of group) worth += (this.gain[column] ?? 0) + chance * (this.#open[column] ?? 0);
    if (group.length === 1) return worth;
    const isIn = new Set(group);
    // A pair within the group is met from both its ends.
    for (const column of group) {
      this.#work += this.#pairs[column]?.length ?? 0;
      for (const { at, value } of this.#pairs[column] ?? []) if (isIn.has(at)) worth += value * (0.5 - chance);
    }
    return worth;
  }

  /** Chosen columns that cannot stay when a group comes. */
  barring(group: readonly number[]): readonly number[] {
    return group.flatMap((column) => (this.#conflicts[column] ?? []).filter((other) => this.has(other)));
  }

  /** A chosen column and the chosen ones that need it. */
  withDependents(column: number): readonly number[] {
    const all = new Set([column]);
    for (const member of all) {
      this.#work += 1 + (this.#neededBy[member]?.length ?? 0);
      for (const other of this.#neededBy[member] ?? []) if (this.has(other)) all.add(other);
    }
    return [...all];
  }

  /** Of the chosen columns that neither a chosen one nor the group needs, the one that is worth least for its price. */
  leastBeside(group: readonly number[]): number | null {
    this.#work += this.point.length;
    const spared = new Set(group.flatMap((column) => this.#needs[column] ?? []));
    let least: number | null = null;
    let merit = Number.POSITIVE_INFINITY;
    for (let column = 0; column < this.point.length; column++) {
      const own = this.has(column) ? (this.gain[column] ?? 0) / Math.max(1e-9, this.price[column] ?? 0) : merit;
      if (own >= merit || spared.has(column) || this.isNeeded(column)) continue;
      least = column;
      merit = own;
    }
    return least;
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
    this.#work += group.length;
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
    this.#work += (this.#terms[column]?.length ?? 0) + (this.#pairs[column]?.length ?? 0);
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
