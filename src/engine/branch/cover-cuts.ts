import type { MatrixProblem } from '../engine.ts';
import { type MatrixRow, rowsOf } from './matrix-parts.ts';

/** By less than this a cut is not worth a row: by how much the point breaks it, divided by the length of its coefficients. */
const LEAST_DEPTH = 0.01;
const MOST_CUTS = 60;
/** What sums of a row's entries may be wrong by, relative to their size; nothing where they are whole. */
const ROUNDING = 1e-9;

/** `Σ weight · column ≤ room` over 0/1 columns, all weights positive; a mirrored column stands for 1 − itself. */
interface Knapsack {
  readonly columns: readonly number[];
  readonly weights: readonly number[];
  readonly isMirrored: readonly boolean[];
  readonly room: number;
}

interface Cut extends MatrixRow {
  readonly depth: number;
}

/**
 * Rows that every whole point keeps and `values` breaks, the deepest first: lifted cover inequalities (Gu, Nemhauser & Savelsbergh, "Lifted
 * cover inequalities for 0-1 integer programs: computation", INFORMS J. Comput. 10 (1998)). Each comes from one side of one row.
 */
export const findCoverCuts = (problem: MatrixProblem, values: ArrayLike<number>): readonly MatrixRow[] => {
  const found = new Map<string, Cut>();
  for (const row of rowsOf(problem))
    for (const sign of [1, -1] as const) {
      const knapsack = toKnapsack(problem, row, sign);
      const cut = knapsack && cutOff(knapsack, values);
      if (cut && cut.depth >= LEAST_DEPTH) found.set(`${cut.columns.join()} ${cut.values.join()} ${cut.upper}`, cut);
    }
  return [...found.values()].sort((a, b) => b.depth - a.depth).slice(0, MOST_CUTS);
};

/** One side of a row as a knapsack: columns that are not 0/1 where they take least; `null` where it has nothing to say. */
const toKnapsack = (problem: MatrixProblem, row: MatrixRow, sign: 1 | -1): Knapsack | null => {
  const { columnLower, columnUpper, integer } = problem;
  const bound = sign === 1 ? row.upper : -row.lower;
  if (!Number.isFinite(bound)) return null;
  const columns: number[] = [];
  const weights: number[] = [];
  const isMirrored: boolean[] = [];
  let room = bound;
  let total = 0;
  let size = Math.abs(bound);
  for (const [at, column] of row.columns.entries()) {
    const entry = sign * (row.values[at] ?? 0);
    const [low, high] = [columnLower[column] ?? 0, columnUpper[column] ?? 0];
    size += Math.abs(entry) * Math.max(1, Math.abs(low), Math.abs(high));
    if (integer[column] !== 1 || low !== 0 || high !== 1) room -= Math.min(entry * low, entry * high);
    else if (entry !== 0) {
      columns.push(column);
      weights.push(Math.abs(entry));
      isMirrored.push(entry < 0);
      total += Math.abs(entry);
      if (entry < 0) room -= entry;
    }
  }
  const slack = row.values.every(Number.isInteger) && Number.isInteger(room) ? 0 : ROUNDING * size;
  const safe = room + slack;
  return columns.length > 2 && safe >= 0 && total > safe ? { columns, weights, isMirrored, room: safe } : null;
};

/** The inequality of a cover that `values` nearly fill, lifted to all columns of the knapsack. */
const cutOff = (knapsack: Knapsack, values: ArrayLike<number>): Cut | null => {
  const { columns, isMirrored } = knapsack;
  const at = columns.map((column, place) => (isMirrored[place] ? 1 - (values[column] ?? 0) : (values[column] ?? 0)));
  const cover = findCover(knapsack, at);
  const most = cover.length - 1;
  if (most < 1) return null;
  const factors = lift(knapsack, cover, at);
  const kept = [...columns.keys()].filter((place) => (factors[place] ?? 0) > 0);
  const broken = kept.reduce((sum, place) => sum + (factors[place] ?? 0) * (at[place] ?? 0), -most);
  const mirrored = kept.reduce((sum, place) => sum + (isMirrored[place] ? (factors[place] ?? 0) : 0), 0);
  return {
    columns: kept.map((place) => columns[place] ?? 0),
    values: kept.map((place) => (isMirrored[place] ? -(factors[place] ?? 0) : (factors[place] ?? 0))),
    lower: Number.NEGATIVE_INFINITY,
    upper: most - mirrored,
    depth: broken / Math.hypot(...kept.map((place) => factors[place] ?? 0)),
  };
};

/** Places that together need more than there is room for, none of them spare: those that lack least of 1 for their weight come first. */
const findCover = ({ weights, room }: Knapsack, at: readonly number[]): readonly number[] => {
  const weightOf = (place: number): number => weights[place] ?? 0;
  const filling = (place: number): number => at[place] ?? 0;
  const lacks = (place: number): number => (1 - filling(place)) / weightOf(place);
  const ranked = [...weights.keys()].sort((a, b) => lacks(a) - lacks(b) || weightOf(b) - weightOf(a) || a - b);
  const cover = new Set<number>();
  let sum = 0;
  for (const place of ranked) {
    if (sum > room) break;
    cover.add(place);
    sum += weightOf(place);
  }
  for (const place of [...cover].sort((a, b) => filling(a) - filling(b) || weightOf(a) - weightOf(b) || a - b)) {
    if (sum - weightOf(place) <= room) continue;
    cover.delete(place);
    sum -= weightOf(place);
  }
  return [...cover];
};

/**
 * The factor of each place: 1 within the cover; of the others, one after the other, as much as its choice leaves of what the rest may
 * reach. `least[v]`: the least weight with which the places so far reach `v`.
 */
const lift = ({ weights, room }: Knapsack, cover: readonly number[], at: readonly number[]): readonly number[] => {
  const most = cover.length - 1;
  const weightOf = (place: number): number => weights[place] ?? 0;
  const factors = weights.map(() => 0);
  const least = new Float64Array(most + 1);
  cover
    .map(weightOf)
    .sort((a, b) => a - b)
    .slice(0, most)
    .forEach((weight, count) => {
      least[count + 1] = (least[count] ?? 0) + weight;
    });
  const others = [...weights.keys()].sort((a, b) => (at[b] ?? 0) - (at[a] ?? 0) || weightOf(b) - weightOf(a) || a - b);
  for (const place of cover) factors[place] = 1;
  for (const place of others) {
    if (factors[place] !== 0) continue;
    const left = room - weightOf(place);
    let reach = most;
    while (reach >= 0 && (least[reach] ?? 0) > left) reach--;
    const factor = Math.min(most, most - reach);
    if (factor === 0) continue;
    factors[place] = factor;
    for (let value = most; value >= 1; value--)
      least[value] = Math.min(least[value] ?? 0, (least[Math.max(0, value - factor)] ?? 0) + weightOf(place));
  }
  return factors;
};
