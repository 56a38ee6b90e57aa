import { type Decimal, isPositive, negate, ONE } from '../base/decimal.ts';
import type { Constraint, Objective, Problem } from '../problem/problem.ts';

/** Least sum (before its divisor) that an objective must reach. */
export interface WorthFloor {
  readonly objective: Objective;
  readonly least: Decimal;
}

/** A problem with helping variables of its own, which are no initiatives. */
export interface HelpedProblem {
  readonly problem: Problem;
  /** A selection of initiatives with the helping variables that go with it. */
  readonly complete: (selected: readonly string[]) => readonly string[];
}

/** The problem's plans that are worth at least so much. A synergy pair that counts becomes a variable of its own, held by its two ends. */
export const keepWorth = (problem: Problem, floors: readonly WorthFloor[]): HelpedProblem => {
  const pairs = floors.flatMap(({ objective }) => objective.pairs);
  const ends = new Map(pairs.map(([a, b]) => [pairName(a, b), [a, b] as const]));
  const ties = new Map(
    pairs.flatMap(([a, b, bonus]) =>
      (isPositive(bonus) ? bonusTies(a, b) : costTies(a, b)).map((it) => [`${it.kind} ${it.name}`, it] as const),
    ),
  );
  return {
    problem: {
      ...problem,
      variables: [...problem.variables, ...ends.keys()],
      constraints: [...problem.constraints, ...ties.values(), ...floors.map(toRow)],
    },
    complete: (selected) => {
      const chosen = new Set(selected);
      return [...selected, ...[...ends].flatMap(([name, [a, b]]) => (chosen.has(a) && chosen.has(b) ? [name] : []))];
    },
  };
};

const toRow = ({ objective, least }: WorthFloor): Constraint => ({
  kind: 'linear',
  name: `worth: ${objective.name}`,
  terms: [...Object.entries(objective.linear), ...objective.pairs.map(([a, b, bonus]) => [pairName(a, b), bonus] as const)],
  min: least,
});

// No initiative's key begins with a line break.
const pairName = (a: string, b: string): string => `\n${a}\n${b}`;

/** A bonus may be counted only where both are chosen. */
const bonusTies = (a: string, b: string): readonly Constraint[] =>
  [a, b].map((end) => ({ kind: 'implies', name: `${pairName(a, b)}: ${end}`, if: pairName(a, b), then: end }));

/** A cost must be counted where both are chosen. */
const costTies = (a: string, b: string): readonly Constraint[] => [
  {
    kind: 'linear',
    name: pairName(a, b),
    terms: [
      [a, ONE],
      [b, ONE],
      [pairName(a, b), negate(ONE)],
    ],
    max: ONE,
  },
];
