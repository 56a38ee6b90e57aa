import { coverByCliques } from './cliques.ts';
import { type Digits, lowRange, roundToLevel, splitDigits, weightOf } from './digits.ts';
import type { MatrixProblem } from './engine.ts';
import { addIntegerRow, dot, isLarge } from './integer-rows.ts';
import { ceilDivide, floorDivide } from './integers.ts';
import { MatrixDraft } from './matrix-draft.ts';
import { PairColumns } from './pair-columns.ts';
import { addProductRows } from './product-rows.ts';
import { coefficientsOf, valueAt } from './reduce-objective.ts';
import type { IntegerObjective, ReducedProblem } from './reduced-problem.ts';

/** An earlier objective that must stay at least at `value`. */
export interface KeptObjective {
  readonly objective: IntegerObjective;
  readonly value: bigint;
}

/** One question to an engine: the best point by the objective's digits down to `level`. */
export interface Question {
  readonly problem: ReducedProblem;
  readonly objective: IntegerObjective;
  readonly kept: readonly KeptObjective[];
  /** Rows (by position) that a selection has slipped through: written digit by digit. */
  readonly exactRows: ReadonlySet<number>;
  /** The same for the earlier objectives. */
  readonly exactKept: boolean;
  /** Points already refused, by column. */
  readonly refused: readonly Uint8Array[];
  readonly level: number;
  /** The best point known and the bound proven so far: only what lies between is looked at, and carries replace the levels above. */
  readonly window?: { readonly point: Uint8Array; readonly bound: bigint };
}

export interface BuiltMatrix {
  readonly matrix: MatrixProblem;
  /** A 0/1 point completed to all columns. */
  complete(point: Uint8Array): Float64Array;
  /** The objective's value in the engine's terms, in whole steps of the level. */
  levelValue(point: Uint8Array): bigint;
  /** The largest objective (in its own grid) that a level value allows. */
  toBound(levelValue: bigint): bigint;
  /** How far an engine's bound on the level value may be wrong: its tolerances per column, its rounding per weight. */
  readonly margin: number;
  /** How much more a point may be worth than the engine thinks: as much as its columns differ from what they should be. */
  blurOf(point: Float64Array): number;
  /** The tolerance to ask the engine for. */
  readonly tolerance: number;
}

/** The digits of an objective; level 0 is the objective itself, in whole steps of its grid. */
export const objectiveDigits = (objective: IntegerObjective): Digits => splitDigits(coefficientsOf(objective));

/** Objectives up to this weight an engine can prove to the unit; heavier ones are first asked for in coarser steps. */
export const OBJECTIVE_WEIGHT = 2n ** 30n;

/** The finest level that can be asked for at once. */
export const firstLevel = (digits: Digits): number =>
  Math.max(
    0,
    digits.levels.findIndex((_, level) => weightOf(roundToLevel(digits, level)) <= OBJECTIVE_WEIGHT),
  );

/** What tolerances are worth: 1e-7 per reduced cost of each column, doubled; the sum's own rounding; a little for the engine's cut-off. */
const marginOf = (columnCount: number, weight: number): number => 1e-4 + 2e-7 * columnCount + 1e-10 * weight;

export const buildMatrix = (question: Question, digits: Digits): BuiltMatrix => {
  const { problem, objective, level } = question;
  const draft = new MatrixDraft();
  for (const _ of problem.keys) draft.addColumn(0, 1, true, () => 0);
  const pairs = new PairColumns(draft);
  const carried = question.window !== undefined && level < digits.levels.length - 1;
  const costs = (carried ? digits.levels[level] : roundToLevel(digits, level)) ?? [];
  const columns = objectiveColumns(objective, costs, carried, pairs);
  addPlainRows(draft, question);
  for (const kept of question.kept) addKeptRow(draft, kept, question.exactKept, pairs);
  const carry = question.window && carried ? addWindowRows(draft, columns, digits, question.window, objective, level) : undefined;
  costs.forEach((cost, at) => {
    if (cost !== 0n) draft.addCost(columns[at] ?? 0, Number(cost));
  });
  if (carry) draft.addCost(carry.column, Number(digits.base));
  pairs.addRows();
  addProductRows(draft, problem.rows, pairs);
  const shift = carry ? digits.base * carry.reference : 0n;
  const low = lowRange(digits, level);
  const power = digits.base ** BigInt(level);
  return {
    matrix: draft.toMatrix(),
    complete: (point) => draft.complete(point),
    levelValue: (point) => levelSum(objective, digits, level, point) - shift,
    toBound: (value) => power * (value + shift) + low.most,
    tolerance: draft.tolerance,
    blurOf: (point) => 1e-6 + draft.costOfDifference(point, draft.complete(point.subarray(0, problem.keys.length).map(Math.round))),
    margin: marginOf(draft.columnCount, draft.costWeight),
  };
};

/** Columns of the objective's terms: the linear ones, then the pairs. */
const objectiveColumns = (objective: IntegerObjective, costs: readonly bigint[], carried: boolean, pairs: PairColumns): number[] => {
  const linear = objective.linear.map((_, column) => column);
  return linear.concat(
    objective.pairs.map((pair, at) => {
      const cost = costs[linear.length + at] ?? 0n;
      // Where carries are counted, the product must be exact on both sides; else only where the engine would cheat.
      const needs = carried ? 'both' : cost > 0n ? 'upper' : cost < 0n ? 'lower' : 'none';
      return needs === 'none' ? -1 : pairs.columnOf(pair.a, pair.b, needs);
    }),
  );
};

const addPlainRows = (draft: MatrixDraft, { problem, exactRows, refused }: Question): void => {
  problem.rows.forEach((row, at) => {
    addIntegerRow(draft, row, exactRows.has(at));
  });
  for (const clique of coverByCliques(problem.conflicts))
    draft.addRow(
      clique,
      clique.map(() => 1),
      Number.NEGATIVE_INFINITY,
      1,
    );
  for (const pair of problem.implications) draft.addRow(pair, [1, -1], Number.NEGATIVE_INFINITY, 0);
  for (const point of refused) {
    const columns = problem.keys.map((_, column) => column);
    const ones = point.reduce((count, value) => count + value, 0);
    // Differ in at least one column.
    draft.addRow(
      columns,
      columns.map((column) => (point[column] === 1 ? 1 : -1)),
      Number.NEGATIVE_INFINITY,
      ones - 1,
    );
  }
};

/** Is the row that keeps it too large to stand as it is? */
export const isLargeObjective = ({ objective, value }: KeptObjective): boolean => {
  return isLarge({ columns: [], coefficients: coefficientsOf(objective), lower: value, upper: null });
};

const addKeptRow = (draft: MatrixDraft, { objective, value }: KeptObjective, exactKept: boolean, pairs: PairColumns): void => {
  const columns: number[] = [];
  const coefficients: bigint[] = [];
  objective.linear.forEach((coefficient, column) => {
    if (coefficient === 0n) return;
    columns.push(column);
    coefficients.push(coefficient);
  });
  const exact = exactKept || isLargeObjective({ objective, value });
  for (const pair of objective.pairs) {
    columns.push(pairs.columnOf(pair.a, pair.b, exact ? 'both' : pair.value > 0n ? 'upper' : 'lower'));
    coefficients.push(pair.value);
  }
  if (columns.length > 0) addIntegerRow(draft, { columns, coefficients, lower: value, upper: null }, exact);
};

/**
 * Carries from the top level down to the one above `level`, counted from the known point's own (so that they are small), each an equality:
 * the engine's objective is then exact in whole steps of the level, however large the numbers were.
 */
const addWindowRows = (
  draft: MatrixDraft,
  columns: readonly number[],
  digits: Digits,
  window: { readonly point: Uint8Array; readonly bound: bigint },
  objective: IntegerObjective,
  level: number,
): { readonly column: number; readonly reference: bigint } => {
  const best = valueAt(objective, window.point);
  let above: number | undefined;
  let reference = 0n;
  for (let at = digits.levels.length - 1; at > level; at--) {
    const power = digits.base ** BigInt(at);
    const range = lowRange(digits, at);
    const known = levelSum(objective, digits, at, window.point);
    const lowKnown = best - power * known;
    const lower = Number(ceilDivide(lowKnown - range.most, power));
    const upper = Number(floorDivide(window.bound - best + lowKnown - range.least, power));
    const rowColumns: number[] = [];
    const values: number[] = [];
    (digits.levels[at] ?? []).forEach((digit, term) => {
      if (digit === 0n) return;
      rowColumns.push(columns[term] ?? 0);
      values.push(Number(digit));
    });
    if (above !== undefined) {
      rowColumns.push(above);
      values.push(Number(digits.base));
    }
    const sum = Number(known - digits.base * (above === undefined ? 0n : reference));
    const [terms, weights] = [[...rowColumns], [...values]];
    const carry = draft.addColumn(lower, Math.max(lower, upper), true, (point) => dot(terms, weights, point) - sum);
    draft.addExactRow([...rowColumns, carry], [...values, -1], sum, sum);
    above = carry;
    reference = known;
  }
  return { column: above ?? 0, reference };
};

/** `Σ_{i ≥ level} base^(i − level) · Σ digit[i] · term` at a point. */
const levelSum = (objective: IntegerObjective, digits: Digits, level: number, point: Uint8Array): bigint => {
  let total = 0n;
  for (let at = digits.levels.length - 1; at >= level; at--) {
    const terms = digits.levels[at] ?? [];
    let sum = 0n;
    objective.linear.forEach((_, column) => {
      if (point[column] === 1) sum += terms[column] ?? 0n;
    });
    objective.pairs.forEach((pair, pairAt) => {
      if (point[pair.a] === 1 && point[pair.b] === 1) sum += terms[objective.linear.length + pairAt] ?? 0n;
    });
    total = total * digits.base + sum;
  }
  return total;
};
