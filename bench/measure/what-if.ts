import type { Engine } from '../../src/engine/engine.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { type SolveOptions, solveProblem } from '../../src/engine/solve-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { random } from '../../test/support/random.ts';
import { median } from './summary.ts';

/** `any`: initiatives drawn at random, forced or barred at random. `moving`: half of them chosen and barred, half left out and forced. */
export const CHANGES = ['any', 'moving'] as const;
export type Changes = (typeof CHANGES)[number];

/** Medians over all changes, in seconds, on an engine that is kept running. */
export interface WhatIfTimes {
  readonly count: number;
  /** How many of them the plan before keeps. */
  readonly kept: number;
  /** From nothing. */
  readonly coldSeconds: number;
  /** From the plan before, and under what it proves: as a what-if is asked. */
  readonly warmSeconds: number;
  /** From the best plan itself, which nobody knows beforehand: what only the proof takes. */
  readonly proofSeconds: number;
  /** Changes for which they did not all end alike. */
  readonly differing: readonly string[];
}

/** Solves a problem, then each of `count` problems that force or bar one initiative of it, three ways. */
export const measureWhatIf = async (problem: Problem, changes: Changes, count: number, engine: Engine): Promise<WhatIfTimes> => {
  const solve = async (asked: Problem, options: SolveOptions): Promise<Solution> =>
    solveProblem(asked, options, { engine, now: () => performance.now() });
  const base = await solve(problem, {});
  const [cold, warm, proof]: [Solution[], Solution[], Solution[]] = [[], [], []];
  const differing: string[] = [];
  const drawn = drawChanges(problem, base, changes, count);
  for (const [turn, it] of drawn.entries()) {
    const changed = change(problem, it);
    const both = [{}, { ...startingFrom(base), ceiling: base.stages.map(({ objective }) => objective) }];
    // They take turns at going first.
    const [first, second] = turn % 2 === 0 ? both : both.toReversed();
    const answers = [await solve(changed, first ?? {}), await solve(changed, second ?? {})];
    const [fromNothing, fromBefore] = turn % 2 === 0 ? answers : answers.toReversed();
    if (!fromNothing || !fromBefore) continue;
    const fromBest = await solve(changed, startingFrom(fromNothing));
    cold.push(fromNothing);
    warm.push(fromBefore);
    proof.push(fromBest);
    if (!endsAlike(fromNothing, fromBefore) || !endsAlike(fromNothing, fromBest)) differing.push(it.key);
  }
  const seconds = (solutions: readonly Solution[]): number => median(solutions.map(({ wallMs }) => wallMs / 1000));
  return {
    count: drawn.length,
    kept: drawn.filter(({ key, value }) => base.selected.includes(key) === (value === 1)).length,
    coldSeconds: seconds(cold),
    warmSeconds: seconds(warm),
    proofSeconds: seconds(proof),
    differing,
  };
};

const startingFrom = ({ selected }: Solution): SolveOptions => ({ hint: { selected } });

interface Change {
  readonly key: string;
  readonly value: 0 | 1;
}

/** None that the problem fixes by itself; of `moving` ones half are chosen, where there are enough. */
const drawChanges = (problem: Problem, { selected }: Solution, changes: Changes, count: number): readonly Change[] => {
  const chance = random(count);
  const fixed = new Set(problem.constraints.flatMap((it) => (it.kind === 'fix' ? [it.key] : [])));
  const free = problem.variables.filter((key) => !fixed.has(key));
  if (changes === 'any') return chance.some(free, count).map((key) => ({ key, value: chance.chance(0.5) ? 1 : 0 }));
  const chosen = new Set(selected);
  const half = Math.ceil(count / 2);
  const barred = chance.some(
    free.filter((key) => chosen.has(key)),
    half,
  );
  const forced = chance.some(
    free.filter((key) => !chosen.has(key)),
    count - half,
  );
  return chance.shuffle([...barred.map((key) => ({ key, value: 0 }) as const), ...forced.map((key) => ({ key, value: 1 }) as const)]);
};

const change = (problem: Problem, { key, value }: Change): Problem => ({
  ...problem,
  constraints: [...problem.constraints, { kind: 'fix', name: value === 1 ? `force ${key}` : `bar ${key}`, key, value }],
});

const endsAlike = (a: Solution, b: Solution): boolean => a.result === b.result && worth(a) === worth(b);

const worth = ({ stages }: Solution): string | undefined => stages[0]?.objective.sum.toFixed();
