import { canonicalJson } from '../../src/base/json.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { type SolveOptions, solveProblem } from '../../src/engine/solve-problem.ts';
import type { Problem } from '../../src/problem/problem.ts';
import { random } from '../../test/support/random.ts';
import { median } from './summary.ts';

/** `kept`: what the plan before has is forced, what it leaves out is barred. `moving`: the other way round. Half of them chosen, half left out. */
export const CHANGES = ['kept', 'moving'] as const;
export type Changes = (typeof CHANGES)[number];

/** Medians over all changes, in seconds of the solve alone, on an engine that is kept running. */
export interface WhatIfTimes {
  readonly count: number;
  /** From nothing. */
  readonly coldSeconds: number;
  /** From the plan before, and under what it proves: as a what-if is asked. */
  readonly warmSeconds: number;
  /** From the best plan itself, which nobody knows beforehand, and under nothing: what only the proof takes. */
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
    const fromNothing = (): Promise<Solution> => solve(changed, {});
    const fromBefore = (): Promise<Solution> =>
      solve(changed, { ...startingFrom(base), ceiling: base.stages.map(({ objective }) => objective) });
    // They take turns at going first.
    const first = turn % 2 === 0 ? await fromNothing() : null;
    const before = await fromBefore();
    const anew = first ?? (await fromNothing());
    const fromBest = await solve(changed, startingFrom(anew));
    cold.push(anew);
    warm.push(before);
    proof.push(fromBest);
    if (!endsAlike(anew, before) || !endsAlike(anew, fromBest)) differing.push(it.key);
  }
  const seconds = (solutions: readonly Solution[]): number => median(solutions.map(({ wallMs }) => wallMs / 1000));
  return { count: drawn.length, coldSeconds: seconds(cold), warmSeconds: seconds(warm), proofSeconds: seconds(proof), differing };
};

const startingFrom = ({ selected }: Solution): SolveOptions => ({ hint: { selected } });

interface Change {
  readonly key: string;
  readonly value: 0 | 1;
}

/** Half of them chosen, half left out, where there are enough; none that the problem fixes by itself. */
const drawChanges = (problem: Problem, { selected }: Solution, changes: Changes, count: number): readonly Change[] => {
  const chance = random(count);
  const fixed = new Set(problem.constraints.flatMap((it) => (it.kind === 'fix' ? [it.key] : [])));
  const chosen = new Set(selected);
  const free = problem.variables.filter((key) => !fixed.has(key));
  const half = Math.ceil(count / 2);
  const inside = chance.some(
    free.filter((key) => chosen.has(key)),
    half,
  );
  const outside = chance.some(
    free.filter((key) => !chosen.has(key)),
    count - half,
  );
  const value = (isInside: boolean): 0 | 1 => (isInside === (changes === 'kept') ? 1 : 0);
  return chance.shuffle([...inside.map((key) => ({ key, value: value(true) })), ...outside.map((key) => ({ key, value: value(false) }))]);
};

const change = (problem: Problem, { key, value }: Change): Problem => ({
  ...problem,
  constraints: [...problem.constraints, { kind: 'fix', name: value === 1 ? `force ${key}` : `bar ${key}`, key, value }],
});

const endsAlike = (a: Solution, b: Solution): boolean => worth(a) === worth(b);

const worth = ({ result, stages }: Solution): string =>
  canonicalJson([result, ...stages.map(({ objective: { sum, divisor } }) => ({ sum, divisor }))]);
