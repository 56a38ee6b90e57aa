import { FAILED, lastWords, lowered, PROBLEM_FILE, type Program, readValues } from './program.ts';

/**
 * GLPK's `glpsol`. It drops branches that are better by less than 1e-7 of the objective's size, and nothing on its command line changes
 * that: its optimum is a bound only so far. It tells of a point only when it ends by itself, so a kill loses what it had. Its time limit
 * is in whole seconds.
 */

const SOLUTION = 'answer.sol';

const OBJECTIVE_TOLERANCE = 1e-7;

export const glpsol: Program = {
  name: 'glpsol',
  product: 'GLPK',
  versionArguments: ['--version'],
  version: /GLPK LP\/MIP Solver,? v?(\d\S*)/u,
  settings: { mipgap: 0, cuts: 'all' },
  writes: [SOLUTION],
  pose: ({ timeLimitSeconds, seed, careful }) => ({
    arguments: [
      ...['--freemps', PROBLEM_FILE, '--mipgap', '0', '--cuts', '--seed', `${seed}`, '--write', SOLUTION],
      ...(timeLimitSeconds === null ? [] : ['--tmlim', `${Math.max(1, Math.floor(timeLimitSeconds))}`]),
      ...(careful ? ['--nopresol', '--nointopt'] : []),
    ],
    files: {},
  }),
  progress: (line) => {
    const [, best, bound] = /^\+\s*\d+: (?:mip =|>>>>>)\s+(\S+|not found yet) >=\s+(\S+)/u.exec(line) ?? [];
    if (best === undefined) return null;
    return { incumbent: Number(best), bound: Number(bound) };
  },
  // Ten digits.
  shownError: 1e-9,
  answer: ({ log, files }) => {
    const lines = (files[SOLUTION] ?? '').split('\n');
    const raw = /^c Status:\s+(.+)$/mu.exec(files[SOLUTION] ?? '')?.[1] ?? lastWords(log);
    const [, status, objective] = lines.map((line) => /^s mip \d+ \d+ (\w) (\S+)/u.exec(line)).find((it) => it !== null) ?? [];
    if (status === undefined || lines.findLast((line) => line !== '') !== 'e o f') return { ...FAILED, raw };
    if (status === 'n') return { status: 'infeasible', values: null, bound: null, raw };
    if (status === 'u') return { status: 'stopped', values: null, bound: null, raw };
    const values = readValues(lines.flatMap((line) => (line.startsWith('j ') ? [`c${line.slice(2)}`] : [])));
    if (status === 'o') return { status: 'optimal', values, bound: lowered(objective, OBJECTIVE_TOLERANCE, OBJECTIVE_TOLERANCE), raw };
    return status === 'f' ? { status: 'stopped', values, bound: null, raw } : { ...FAILED, raw };
  },
};
