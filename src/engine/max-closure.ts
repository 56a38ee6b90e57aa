import { breathe } from './branch/breathe.ts';
import type { ColumnPair } from './reduced-problem.ts';

/** Columns and what each needs, as lists by column: arc `at` leads from its column to `to[at]`. */
export interface NeedGraph {
  readonly columnCount: number;
  readonly start: Int32Array;
  readonly to: Int32Array;
  readonly from: Int32Array;
  /** The same arcs by the column that is needed. */
  readonly backStart: Int32Array;
  readonly backArc: Int32Array;
}

export const makeNeedGraph = (columnCount: number, implications: readonly ColumnPair[]): NeedGraph => {
  const start = new Int32Array(columnCount + 1);
  const backStart = new Int32Array(columnCount + 1);
  for (const [a, b] of implications) {
    start[a + 1] = (start[a + 1] ?? 0) + 1;
    backStart[b + 1] = (backStart[b + 1] ?? 0) + 1;
  }
  for (let column = 0; column < columnCount; column++) {
    start[column + 1] = (start[column + 1] ?? 0) + (start[column] ?? 0);
    backStart[column + 1] = (backStart[column + 1] ?? 0) + (backStart[column] ?? 0);
  }
  const [next, backNext] = [start.slice(), backStart.slice()];
  const to = new Int32Array(implications.length);
  const from = new Int32Array(implications.length);
  const backArc = new Int32Array(implications.length);
  for (const [a, b] of implications) {
    const arc = next[a] ?? 0;
    next[a] = arc + 1;
    to[arc] = b;
    from[arc] = a;
    const at = backNext[b] ?? 0;
    backNext[b] = at + 1;
    backArc[at] = arc;
  }
  return { columnCount, start, to, from, backStart, backArc };
};

/**
 * The selection of greatest weight that holds with each column all that it needs, of equally heavy ones the smallest: it lies in every other
 * one. A minimum cut (Picard, "Maximal closure of a graph and applications to combinatorial problems", Management Science 22 (1976)), by
 * preflows (Goldberg & Tarjan, JACM 35 (1988)): what columns are worth flows to what they need, until nothing that is left over can be used
 * up by a column that costs. Exact; breathes. `null`: stopped.
 */
export const findMaxClosure = async (
  graph: NeedGraph,
  weights: readonly bigint[],
  isStopped: () => boolean,
): Promise<Uint8Array | null> => {
  const flow = new Preflow(graph, weights);
  while (!flow.run(SLICE)) {
    await breathe();
    if (isStopped()) return null;
  }
  return flow.closure();
};

/** Columns discharged between two breaths: some hundredths of a second. */
const SLICE = 4096;

/** Between two measurements of all heights, so many columns are raised, for each that there is. */
const RELABELS = 0.3;

class Preflow {
  readonly #graph: NeedGraph;
  /** What is left over at a column (positive), or what it can still use up (negative). */
  readonly #rest: bigint[];
  readonly #flow: bigint[];
  /** Steps to a column that can use something up, at least; `columnCount` and more: none is in reach. */
  readonly #height: Int32Array;
  readonly #current: Int32Array;
  readonly #heads: Int32Array;
  readonly #nexts: Int32Array;
  readonly #mostRelabels: number;
  #lowest = 0;
  #relabels = 0;

  constructor(graph: NeedGraph, weights: readonly bigint[]) {
    const { columnCount, to } = graph;
    this.#graph = graph;
    this.#rest = [...weights];
    this.#flow = new Array<bigint>(to.length).fill(0n);
    this.#height = new Int32Array(columnCount);
    this.#current = new Int32Array(columnCount);
    this.#heads = new Int32Array(columnCount + 1).fill(-1);
    this.#nexts = new Int32Array(columnCount).fill(-1);
    this.#mostRelabels = RELABELS * columnCount + 100;
    this.#measure();
  }

  /** Discharges so many columns. `true`: nothing is left to discharge. */
  run(steps: number): boolean {
    for (let step = 0; step < steps; step++) {
      if (this.#relabels > this.#mostRelabels) this.#measure();
      const column = this.#takeLowest();
      if (column < 0) return true;
      this.#discharge(column);
    }
    return false;
  }

  /** All that the columns with something left over reach. */
  closure(): Uint8Array {
    const { columnCount, start, to, backStart, backArc, from } = this.#graph;
    const isInside = new Uint8Array(columnCount);
    const open: number[] = [];
    const enter = (column: number): void => {
      if (isInside[column] === 1) return;
      isInside[column] = 1;
      open.push(column);
    };
    this.#rest.forEach((rest, column) => {
      if (rest > 0n) enter(column);
    });
    for (let column = open.pop(); column !== undefined; column = open.pop()) {
      for (let at = start[column] ?? 0; at < (start[column + 1] ?? 0); at++) enter(to[at] ?? 0);
      for (let at = backStart[column] ?? 0; at < (backStart[column + 1] ?? 0); at++) {
        const arc = backArc[at] ?? 0;
        if ((this.#flow[arc] ?? 0n) > 0n) enter(from[arc] ?? 0);
      }
    }
    return isInside;
  }

  /** Heights anew, exactly, and the columns that can be discharged by them. */
  #measure(): void {
    const { columnCount, start, to, backStart, backArc, from } = this.#graph;
    const height = this.#height.fill(columnCount);
    const queue: number[] = [];
    this.#rest.forEach((rest, column) => {
      if (rest >= 0n) return;
      height[column] = 0;
      queue.push(column);
    });
    const enter = (column: number, at: number): void => {
      if ((height[column] ?? 0) <= at) return;
      height[column] = at;
      queue.push(column);
    };
    for (let head = 0; head < queue.length; head++) {
      const column = queue[head] ?? 0;
      const next = (height[column] ?? 0) + 1;
      for (let at = backStart[column] ?? 0; at < (backStart[column + 1] ?? 0); at++) enter(from[backArc[at] ?? 0] ?? 0, next);
      for (let arc = start[column] ?? 0; arc < (start[column + 1] ?? 0); arc++) if ((this.#flow[arc] ?? 0n) > 0n) enter(to[arc] ?? 0, next);
    }
    this.#relabels = 0;
    this.#current.fill(0);
    this.#heads.fill(-1);
    this.#lowest = columnCount;
    for (let column = 0; column < columnCount; column++) this.#wait(column);
  }

  /** A column with something left over waits for its turn, as long as anything is in reach. */
  #wait(column: number): void {
    const height = this.#height[column] ?? 0;
    if (height >= this.#graph.columnCount || (this.#rest[column] ?? 0n) <= 0n) return;
    this.#nexts[column] = this.#heads[height] ?? -1;
    this.#heads[height] = column;
    if (height < this.#lowest) this.#lowest = height;
  }

  #takeLowest(): number {
    for (; this.#lowest < this.#graph.columnCount; this.#lowest++) {
      const column = this.#heads[this.#lowest] ?? -1;
      if (column < 0) continue;
      this.#heads[this.#lowest] = this.#nexts[column] ?? -1;
      return column;
    }
    return -1;
  }

  #discharge(column: number): void {
    const { columnCount, start, to, backStart, backArc, from } = this.#graph;
    const first = start[column] ?? 0;
    const needs = (start[column + 1] ?? 0) - first;
    const backFirst = backStart[column] ?? 0;
    const degree = needs + (backStart[column + 1] ?? 0) - backFirst;
    for (;;) {
      const height = this.#height[column] ?? 0;
      let at = this.#current[column] ?? 0;
      for (; at < degree; at++) {
        const isNeed = at < needs;
        const arc = isNeed ? first + at : (backArc[backFirst + at - needs] ?? 0);
        const other = (isNeed ? to[arc] : from[arc]) ?? 0;
        if ((this.#height[other] ?? 0) !== height - 1) continue;
        const rest = this.#rest[column] ?? 0n;
        const back = this.#flow[arc] ?? 0n;
        const amount = isNeed || back > rest ? rest : back;
        if (amount === 0n) continue;
        this.#flow[arc] = isNeed ? back + amount : back - amount;
        const before = this.#rest[other] ?? 0n;
        this.#rest[column] = rest - amount;
        this.#rest[other] = before + amount;
        if (before <= 0n && before + amount > 0n) this.#wait(other);
        if (rest === amount) {
          this.#current[column] = at;
          return;
        }
      }
      // Nothing lower is in reach: up.
      let least = columnCount;
      for (let arc = first; arc < first + needs; arc++) least = Math.min(least, (this.#height[to[arc] ?? 0] ?? 0) + 1);
      for (let back = backFirst; back < backFirst + degree - needs; back++) {
        const arc = backArc[back] ?? 0;
        if ((this.#flow[arc] ?? 0n) > 0n) least = Math.min(least, (this.#height[from[arc] ?? 0] ?? 0) + 1);
      }
      this.#height[column] = least;
      this.#current[column] = 0;
      this.#relabels++;
      if (least >= columnCount || this.#relabels > this.#mostRelabels) return;
    }
  }
}
