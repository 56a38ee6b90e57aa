import { parentPort } from 'node:worker_threads';
import highsModule, { type Highs, type ModelData } from 'highs';
import type { SolveRequest, ThreadMessage } from './highs-messages.ts';

/** The thread that runs HiGHS. One request at a time; it blocks while it solves, so the other side ends it to cancel. */

const PROGRESS_EVERY_MS = 200;

const post = (message: ThreadMessage): void => parentPort?.postMessage(message);

const toModelData = (highs: Highs, { problem, relaxed }: SolveRequest): ModelData => {
  const { continuous, integer } = highs.constants.variableType;
  return {
    numCols: problem.columnCount,
    numRows: problem.rowCount,
    sense: highs.constants.objectiveSense.maximize,
    colCost: problem.objective,
    colLower: problem.columnLower,
    colUpper: problem.columnUpper,
    rowLower: problem.rowLower,
    rowUpper: problem.rowUpper,
    ...(relaxed ? {} : { integrality: Array.from(problem.integer, (flag) => (flag === 1 ? integer : continuous)) }),
    matrix: {
      format: 'csr',
      numRows: problem.rowCount,
      numCols: problem.columnCount,
      starts: problem.rowStart,
      indices: problem.index,
      values: problem.value,
    },
  };
};

const solve = (highs: Highs, request: SolveRequest): ThreadMessage => {
  const model = highs.createModel(toModelData(highs, request));
  try {
    model.options.set({
      output_flag: false,
      mip_rel_gap: 0,
      mip_abs_gap: request.absoluteGap,
      mip_feasibility_tolerance: request.tolerance,
      primal_feasibility_tolerance: Math.min(1e-7, request.tolerance),
      presolve: request.careful ? 'off' : 'choose',
      random_seed: request.seed,
      ...(Number.isFinite(request.timeLimitSeconds) ? { time_limit: request.timeLimitSeconds } : {}),
    });
    if (request.start) model.setSolution({ colValue: request.start });
    run(highs, model, request.id);
    return outcome(highs, model, request);
  } finally {
    model.dispose();
  }
};

type Model = ReturnType<Highs['createModel']>;

const run = (highs: Highs, model: Model, id: number): void => {
  const channel = highs.constants.callbackType;
  let told = 0;
  model.run({
    [channel.mipImprovingSolution]: ({ data }) => {
      const { mip_solution: point, objective_function_value: objective, mip_dual_bound: bound } = data;
      if (point) post({ kind: 'improved', id, point, objective: objective ?? Number.NaN, bound: bound ?? Number.POSITIVE_INFINITY });
      return undefined;
    },
    [channel.mipInterrupt]: ({ data }) => {
      const now = performance.now();
      if (now - told < PROGRESS_EVERY_MS) return undefined;
      told = now;
      post({ kind: 'progress', id, objective: finite(data.mip_primal_bound), bound: finite(data.mip_dual_bound) });
      return undefined;
    },
  });
};

const finite = (value: number | undefined): number | null => (value !== undefined && Math.abs(value) < 1e100 ? value : null);

const outcome = (highs: Highs, model: Model, { id, relaxed }: SolveRequest): ThreadMessage => {
  const status = model.getModelStatus();
  const { modelStatus, solutionStatus } = highs.constants;
  const raw = Object.entries(modelStatus).find(([, code]) => code === status)?.[0] ?? String(status);
  // Without an incumbent the solution is all zeros: only the primal status tells.
  const hasPoint = model.info.get('primal_solution_status') === solutionStatus.feasible;
  const solution = hasPoint ? model.getSolution() : null;
  const point = solution?.colValue ?? null;
  const rowDual = relaxed ? (solution?.rowDual ?? null) : null;
  const told = relaxed ? Number.POSITIVE_INFINITY : Number(model.info.get('mip_dual_bound'));
  // What presolve alone settles has no bound of its own: its optimum is the bound.
  const bound = status === modelStatus.optimal && !Number.isFinite(told) ? model.getObjectiveValue() : told;
  if (status === modelStatus.optimal) return { kind: 'done', id, status: 'optimal', point, rowDual, bound, raw };
  if (status === modelStatus.infeasible) return { kind: 'done', id, status: 'infeasible', point: null, rowDual, bound, raw };
  if (status === modelStatus.timeLimit) return { kind: 'done', id, status: 'time', point, rowDual, bound, raw };
  return { kind: 'done', id, status: 'failed', point, rowDual, bound, raw };
};

// The package declares its types as CommonJS, so the compiler sees one more `default` than Node finds in its ES module.
const loadHighs = highsModule as unknown as typeof highsModule.default;

const start = async (): Promise<void> => {
  const highs = await loadHighs();
  parentPort?.on('message', (request: SolveRequest) => {
    try {
      post(solve(highs, request));
    } catch (error) {
      const raw = error instanceof Error ? error.message : String(error);
      post({ kind: 'crashed', id: request.id, raw, memory: /memory|alloc/i.test(raw) });
    }
  });
  post({ kind: 'ready', version: highs.version.string });
};

await start();
