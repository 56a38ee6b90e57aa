import type { SolvedRun } from '../../src/answers/solved-run.ts';
import type { Asking } from '../../src/answers/solver.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { askingOf, solved } from './price-agreement.ts';
import { randomPlan } from './random-plan.ts';
import { tryAll } from './tried-plans.ts';

/** Stopped after so many questions. */
export const stoppingAfter = (engine: Engine, questions: number): Asking => {
  const asking = askingOf(engine);
  let asked = 0;
  return {
    solve: (...question) => {
      asked++;
      return asking.solve(...question);
    },
    stopped: () => (asked < questions ? null : 'cancel'),
  };
};

/** Every plan comes without a proof. */
export const unproven = (engine: Engine): Asking => {
  const asking = askingOf(engine);
  return {
    ...asking,
    solve: async (...question) => {
      const solution = await asking.solve(...question);
      return { ...solution, stages: solution.stages.map((it) => ({ ...it, proven: false, bestBound: null })) };
    },
  };
};

/** The first random run that has many plans. */
export const firstRun = async (engine: Engine): Promise<SolvedRun> => {
  for (let seed = 1; ; seed++) {
    const run = await solved(randomPlan(seed, 7), engine);
    if (run && run.plan.length > 1 && tryAll(run.built.problem).length > 30) return run;
  }
};
