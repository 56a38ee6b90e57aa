import { add, type Decimal, isZero, negate, ONE, ZERO } from '../base/decimal.ts';
import { BugError } from '../base/errors.ts';
import type { Constraint, ExactValue, Problem } from './problem.ts';

/**
 * One stage of a problem as rows over columns, for the text formats that other solvers read. Every pair that is paid or charged becomes a
 * column of its own, tied to its two ends. Names are safe in both formats: short, unique, of letters, digits and `_`.
 */
export interface LinearForm {
  readonly columns: readonly LinearColumn[];
  readonly objective: readonly Term[];
  readonly rows: readonly LinearRow[];
}

/** `stands`: what the column means, a key or two. Columns that are not `binary` lie between 0 and 1. */
export interface LinearColumn {
  readonly name: string;
  readonly stands: string;
  readonly binary: boolean;
}

export type Term = readonly [column: string, value: Decimal];

export interface LinearRow {
  readonly name: string;
  readonly stands: string;
  readonly terms: readonly Term[];
  readonly sense: '<=' | '>=' | '=';
  readonly bound: Decimal;
}

const MINUS_ONE = negate(ONE);

/**
 * The problem's objective number `stage`, with the earlier ones held at least at `fixed` (one value each, as a solve gives them). Objectives
 * are written before their divisor. Throws `BugError` when the stage is not there or values are missing.
 */
export const toLinearForm = (problem: Problem, stage = 0, fixed: readonly ExactValue[] = []): LinearForm => {
  const objective = problem.objectives[stage];
  if (!objective || fixed.length < stage) throw new BugError(`stage ${stage} needs an objective and the values of those before it`);
  const columns: LinearColumn[] = problem.variables.map((key, at) => ({ name: safeName('x', at, key), stands: key, binary: true }));
  const nameOf = new Map(columns.map(({ stands, name }) => [stands, name]));
  const column = (key: string): string => {
    const name = nameOf.get(key);
    if (name === undefined) throw new BugError(`the problem names "${key}", which is no variable of it`);
    return name;
  };
  const rows = problem.constraints.flatMap((constraint, at) => constraintRows(constraint, at, column));
  const products = new Map<string, string>();
  const terms = problem.objectives.slice(0, stage + 1).map(({ linear, pairs }) => {
    const sums = new Map<string, Decimal>();
    const give = (name: string, value: Decimal): void => {
      sums.set(name, add(sums.get(name) ?? ZERO, value));
    };
    for (const [key, value] of Object.entries(linear)) give(column(key), value);
    for (const [a, b, value] of pairs) give(productColumn(column(a), column(b), [a, b], { columns, rows, products }), value);
    return [...sums].filter(([, value]) => !isZero(value));
  });
  fixed.slice(0, stage).forEach(({ sum }, at) => {
    rows.push({ name: `stage${at + 1}`, stands: problem.objectives[at]?.name ?? '', terms: terms[at] ?? [], sense: '>=', bound: sum });
  });
  return { columns, objective: terms[stage] ?? [], rows };
};

interface Growing {
  readonly columns: LinearColumn[];
  readonly rows: LinearRow[];
  readonly products: Map<string, string>;
}

/** The column that is 1 exactly when both others are. */
const productColumn = (a: string, b: string, keys: readonly [string, string], growing: Growing): string => {
  const pair = a < b ? `${a} ${b}` : `${b} ${a}`;
  const known = growing.products.get(pair);
  if (known !== undefined) return known;
  const at = growing.products.size + 1;
  const name = `y${at}`;
  const stands = keys.join(' and ');
  growing.products.set(pair, name);
  growing.columns.push({ name, stands, binary: false });
  const tie = (part: string, terms: readonly Term[], bound: Decimal): LinearRow => ({
    name: `p${at}${part}`,
    stands,
    terms,
    sense: '<=',
    bound,
  });
  growing.rows.push(
    tie(
      'a',
      [
        [name, ONE],
        [a, MINUS_ONE],
      ],
      ZERO,
    ),
    tie(
      'b',
      [
        [name, ONE],
        [b, MINUS_ONE],
      ],
      ZERO,
    ),
    tie(
      'c',
      [
        [a, ONE],
        [b, ONE],
        [name, MINUS_ONE],
      ],
      ONE,
    ),
  );
  return name;
};

const constraintRows = (constraint: Constraint, at: number, column: (key: string) => string): LinearRow[] => {
  const named = { name: safeName('c', at, constraint.name), stands: constraint.name };
  switch (constraint.kind) {
    case 'linear': {
      const terms = constraint.terms.map(([key, value]): Term => [column(key), value]).filter(([, value]) => !isZero(value));
      const { min, max } = constraint;
      return [
        ...(min ? [{ ...named, name: `${named.name}_min`, terms, sense: '>=' as const, bound: min }] : []),
        ...(max ? [{ ...named, name: `${named.name}_max`, terms, sense: '<=' as const, bound: max }] : []),
      ];
    }
    case 'conflict':
      return [{ ...named, terms: constraint.members.map((key): Term => [column(key), ONE]), sense: '<=', bound: ONE }];
    case 'implies':
      return [{ ...named, terms: difference(column(constraint.if), column(constraint.then)), sense: '<=', bound: ZERO }];
    case 'equal': {
      const [first, ...others] = constraint.members.map(column);
      return others.map((other, part) => ({
        ...named,
        name: `${named.name}_${part + 1}`,
        terms: difference(first ?? other, other),
        sense: '=' as const,
        bound: ZERO,
      }));
    }
    case 'fix':
      return [{ ...named, terms: [[column(constraint.key), ONE]], sense: '=', bound: constraint.value === 1 ? ONE : ZERO }];
  }
};

const difference = (a: string, b: string): Term[] =>
  a === b
    ? []
    : [
        [a, ONE],
        [b, MINUS_ONE],
      ];

/** `x12_INIT_000012`: the number makes it unique, the rest lets a reader find it. */
const safeName = (letter: string, at: number, text: string): string => {
  const readable = text
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/^_+|_+$/g, '')
    .slice(0, 40);
  return readable === '' ? `${letter}${at + 1}` : `${letter}${at + 1}_${readable}`;
};

/** One line of comment text: no line break can end the comment early. */
const commentText = (text: string): string => JSON.stringify(text).slice(1, -1).slice(0, 200);

/** The lines that open either format: what it is, what is maximised, what the names stand for. */
export const headLines = (problem: Problem, stage: number, { columns }: LinearForm): string[] => {
  const objective = problem.objectives[stage];
  return [
    ...(problem.name === undefined ? [] : [`Problem: ${commentText(problem.name)}`]),
    `Stage ${stage + 1} of ${problem.objectives.length}: maximise "${commentText(objective?.name ?? '')}"` +
      (objective?.divisor ? `, to be divided by ${objective.divisor.toFixed()}` : ''),
    ...problem.objectives.slice(stage + 1).map(({ name }) => `Not in this file, maximised later: "${commentText(name)}"`),
    ...columns.map(({ name, stands }) => `${name} = ${commentText(stands)}`),
  ];
};
