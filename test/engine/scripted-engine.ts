import type { Engine, EngineOptions, EngineOutcome, EngineProgress, MatrixProblem } from '../../src/engine/engine.ts';

type Answer = (
  problem: MatrixProblem,
  options: EngineOptions,
  call: number,
  tell: (progress: EngineProgress) => void,
) => EngineOutcome | Promise<EngineOutcome>;

/** An engine that answers as it is told, to see what is made of its answers. */
export const scriptedEngine = (answer: Answer): Engine & { readonly calls: () => number } => {
  let calls = 0;
  return {
    facts: { name: 'scripted', version: '0', settings: {} },
    solve: async (problem, options, { signal, onProgress = () => {} }) => {
      if (signal?.aborted) return { status: 'limit', limit: 'cancel', point: null, bound: Number.POSITIVE_INFINITY, raw: 'canceled' };
      calls += 1;
      return answer(problem, options, calls, onProgress);
    },
    close: async () => undefined,
    calls: () => calls,
  };
};
