import { FAILED, lastWords, lowered, PROBLEM_FILE, type Program, readValues } from './program.ts';

/**
 * Gurobi's `gurobi_cl`. Its gaps are 0.01 % and 1e-10, and it calls columns whole within 1e-5 by default: all are set. It uses every core
 * and gives the same answer for the same seed all the same. Interrupted once, it ends its search and writes its point.
 */

const SOLUTION = 'answer.sol';
const START = 'start.mst';

const LEAST_TOLERANCE = 1e-9;

export const gurobiCl: Program = {
  name: 'gurobi_cl',
  product: 'Gurobi',
  versionArguments: ['--version'],
  version: /Gurobi Optimizer version (\d\S*)/u,
  settings: { MIPGap: 0 },
  writes: [SOLUTION],
  pose: ({ timeLimitSeconds, seed, absoluteGap, tolerance, careful, startLines }) => ({
    arguments: [
      ...['MIPGap=0', `MIPGapAbs=${absoluteGap}`, `Seed=${seed}`, `ResultFile=${SOLUTION}`],
      ...[`IntFeasTol=${Math.max(LEAST_TOLERANCE, tolerance)}`, `FeasibilityTol=${Math.max(LEAST_TOLERANCE, Math.min(1e-7, tolerance))}`],
      ...(timeLimitSeconds === null ? [] : [`TimeLimit=${timeLimitSeconds}`]),
      ...(careful ? ['Presolve=0'] : []),
      ...(startLines === null ? [] : [`InputFile=${START}`]),
      PROBLEM_FILE,
    ],
    files: startLines === null ? {} : { [START]: `${startLines.join('\n')}\n` },
  }),
  progress: (line) => {
    // … incumbent, best bound, gap, iterations per node, time
    const [, best, bound] = /\s(-|[-+\d.e]+)\s+(-|[-+\d.e]+)\s+(?:-|[\d.]+%)\s+(?:-|[\d.]+)\s+\d+s\s*$/u.exec(line) ?? [];
    if (bound !== undefined) return { incumbent: Number(best), bound: Number(bound) };
    const found = /^Found heuristic solution: objective (\S+)/u.exec(line);
    return found ? { incumbent: Number(found[1]) } : null;
  },
  // Five digits or more.
  shownError: 1e-4,
  answer: ({ log, files }) => {
    const text = files[SOLUTION];
    const values = text === undefined ? null : readValues(text.split('\n'));
    const bound = lowered(/^Best objective \S+, best bound ([^,]+),/mu.exec(log)?.[1], 1e-11);
    const raw = STATUS_LINE.exec(log)?.[0]?.trim() ?? lastWords(log);
    if (raw.startsWith('Optimal solution found')) return { status: 'optimal', values, bound, raw };
    // Every column has bounds: nothing can be unbounded.
    if (/infeasible/iu.test(raw)) return { status: 'infeasible', values: null, bound: null, raw };
    return STATUS_LINE.test(log) ? { status: 'stopped', values, bound, raw } : { ...FAILED, values, raw };
  },
};

const STATUS_LINE =
  /^(Optimal solution found.*|Model is infeasible.*|Infeasible (or unbounded )?model.*|.* limit reached|Solve interrupted|Interrupt request received)$/mu;
