import type { Engine } from '../../src/engine/engine.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { type SolveOptions, solveProblem } from '../../src/engine/solve-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { random } from '../../test/support/random.ts';
import { median } from './summary.ts';

/** Medians over all changes, in seconds, on an engine that is kept running. */
export interface WhatIfTimes {
  readonly changes: number;
  readonly coldSeconds: number;
  readonly warmSeconds: number;
  /** Changes for which the two did not end alike. */
  readonly differing: readonly string[];
}

/** Solves a problem, then each of `count` problems that force an initiative left out or bar a chosen one: from nothing, and from the plan before. */
export const measureWhatIf = async (problem: Problem, count: number, engine: Engine): Promise<WhatIfTimes> => {
  const solve = async (asked: Problem, options: SolveOptions): Promise<Solution> =>
    solveProblem(asked, options, { engine, now: () => performance.now() });
  const base = await solve(problem, {});
  const cold: Solution[] = [];
  const warm: Solution[] = [];
  const differing: string[] = [];
  for (const [turn, key] of drawChanges(problem, base, count).entries()) {
    const changed = change(problem, key, base.selected.includes(key) ? 0 : 1);
    const both = [{}, startingFrom(base)];
    // They take turns at going first.
    const [first, second] = turn % 2 === 0 ? both : both.toReversed();
    const answers = [await solve(changed, first ?? {}), await solve(changed, second ?? {})];
    const [fromNothing, fromBefore] = turn % 2 === 0 ? answers : answers.toReversed();
    if (!fromNothing || !fromBefore) continue;
    cold.push(fromNothing);
    warm.push(fromBefore);
    if (!endsAlike(fromNothing, fromBefore)) differing.push(key);
  }
  const seconds = (solutions: readonly Solution[]): number => median(solutions.map(({ wallMs }) => wallMs / 1000));
  return { changes: cold.length, coldSeconds: seconds(cold), warmSeconds: seconds(warm), differing };
};

const startingFrom = ({ selected }: Solution): SolveOptions => ({ hint: { selected } });

/** Half of them chosen, half left out, where there are enough; none that the problem fixes by itself. */
const drawChanges = (problem: Problem, { selected }: Solution, count: number): readonly string[] => {
  const chance = random(count);
  const fixed = new Set(problem.constraints.flatMap((it) => (it.kind === 'fix' ? [it.key] : [])));
  const chosen = new Set(selected);
  const free = problem.variables.filter((key) => !fixed.has(key));
  const half = Math.ceil(count / 2);
  const barred = chance.some(
    free.filter((key) => chosen.has(key)),
    half,
  );
  const forced = chance.some(
    free.filter((key) => !chosen.has(key)),
    count - half,
  );
  return chance.shuffle([...barred, ...forced]);
};

const change = (problem: Problem, key: string, value: 0 | 1): Problem => ({
  ...problem,
  constraints: [...problem.constraints, { kind: 'fix', name: value === 1 ? `force ${key}` : `bar ${key}`, key, value }],
});

const endsAlike = (a: Solution, b: Solution): boolean => a.result === b.result && worth(a) === worth(b);

const worth = ({ stages }: Solution): string | undefined => stages[0]?.objective.sum.toFixed();
