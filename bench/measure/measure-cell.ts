import type { Problem } from '../../src/problem/problem.ts';
import { judgeRuns } from './judge-runs.ts';
import { writeProblemFiles } from './problem-files.ts';
import { runSolver, type Words } from './run-solver.ts';
import type { SolverRun } from './solver-run.ts';
import type { Solver } from './solvers.ts';

/**
 * Every solver on the same problems, one per seed. They take turns, and each seed begins with another solver, so that a machine that grows
 * slower or faster treats all alike.
 */
export const measureCell = async (
  makeProblem: (seed: number) => Problem,
  seeds: readonly number[],
  solvers: readonly Solver[],
  { limitSeconds, folder, say }: { readonly limitSeconds: number; readonly folder: string; readonly say: (line: string) => void },
): Promise<{ readonly runs: readonly SolverRun[]; readonly versions: Readonly<Record<string, string>> }> => {
  const runs: SolverRun[] = [];
  const versions: Record<string, string> = {};
  for (const [turn, seed] of seeds.entries()) {
    const problem = makeProblem(seed);
    const files = writeProblemFiles(problem, folder);
    const first = turn % solvers.length;
    const told: { readonly solver: string; readonly words: Words }[] = [];
    for (const solver of [...solvers.slice(first), ...solvers.slice(0, first)]) {
      const words = await runSolver(solver, files, limitSeconds);
      told.push({ solver: solver.name, words });
      if (words.version) versions[solver.name] = words.version;
    }
    const judged = judgeRuns(problem, seed, told);
    for (const run of judged) say(`  seed ${seed}  ${run.solver.padEnd(12)}${runText(run)}`);
    runs.push(...judged);
  }
  return { runs, versions };
};

const runText = ({ status, seconds, gapPct, objective, fault }: SolverRun): string =>
  [
    status.padEnd(10),
    `${seconds.toFixed(2)} s`.padStart(9),
    `${gapPct === null ? '-' : gapPct.toFixed(4)} %`.padStart(11),
    (objective ?? 'no plan').padStart(14),
    ...(fault ? [`FALSE: ${fault}`] : []),
  ].join('  ');
