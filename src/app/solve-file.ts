import { readFile, stat } from 'node:fs/promises';
import { NotFoundError, UsageError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import { type ConstraintConflict, findConstraintConflict } from '../engine/constraint-conflict.ts';
import type { Solution } from '../engine/solution.ts';
import { type SolveOptions, solveProblem } from '../engine/solve-problem.ts';
import { parseProblem } from '../problem/parse-problem.ts';
import type { AppDeps } from './deps.ts';
import { explainOptions, type RunHooks } from './run-request.ts';

/** A problem file is read into memory whole. */
const MAX_PROBLEM_BYTES = 512 * 1024 * 1024;

export type SolveAnswer =
  | {
      readonly ok: true;
      readonly solution: Solution;
      /** Constraints that cannot hold together, where there is no plan. */
      readonly conflict: ConstraintConflict | null;
    }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** Solves a problem file (§10), and where it has no plan finds what cannot hold together. Needs no store. */
export const solveFile = async (
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  request: { readonly path: string; readonly engine?: string } & Pick<SolveOptions, 'timeLimitMs' | 'gapPct'>,
  hooks: RunHooks = {},
): Promise<SolveAnswer> => {
  const parsed = parseProblem(await readProblemText(request.path));
  if (!parsed.ok) return parsed;
  const engine = await deps.startEngine(request.engine);
  try {
    const { path: _, engine: __, ...options } = request;
    const tools = { engine, now: deps.monotonic };
    const solution = await solveProblem(parsed.problem, options, tools, hooks);
    if (solution.result !== 'infeasible') return { ok: true, solution, conflict: null };
    const conflict = await findConstraintConflict(parsed.problem, tools, explainOptions(request, solution.wallMs, hooks));
    return { ok: true, solution, conflict };
  } finally {
    await engine.close();
  }
};

const readProblemText = async (path: string): Promise<string> => {
  const found = await stat(path).catch(() => undefined);
  if (!found) throw new NotFoundError(`There is no file ${path}.`, { code: 'file-missing', hint: 'Check the path.' });
  if (!found.isFile() || found.size > MAX_PROBLEM_BYTES) {
    throw new UsageError(`${path} is not a problem file${found.isFile() ? ': it is larger than 512 MiB' : ''}.`, {
      code: 'not-a-problem-file',
      hint: 'Expected a JSON file in the form planwright-problem/1.',
    });
  }
  return readFile(path, 'utf8');
};
