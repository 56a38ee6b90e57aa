import { FAILED, lastWords, lowered, PROBLEM_FILE, type Program, type ProgramQuestion, readValues } from './program.ts';

/** SCIP, by the commands of its shell. Interrupted once, it ends its search and goes on with the next command: the point is written. */

const SOLUTION = 'answer.sol';
const SETTINGS = 'settings.set';
const START = 'start.sol';

export const scip: Program = {
  name: 'scip',
  product: 'SCIP',
  versionArguments: ['--version'],
  version: /SCIP version (\d\S*)/u,
  settings: { 'limits/gap': 0 },
  writes: [SOLUTION],
  pose: (question) => ({
    arguments: [
      ...['-s', SETTINGS, '-c', `read ${PROBLEM_FILE}`],
      ...(question.startLines === null ? [] : ['-c', `read ${START}`]),
      ...['-c', 'optimize', '-c', `write solution ${SOLUTION}`, '-c', 'quit'],
    ],
    files: {
      [SETTINGS]: `${settingLines(question).join('\n')}\n`,
      ...(question.startLines === null ? {} : { [START]: `${question.startLines.join('\n')}\n` }),
    },
  }),
  progress: (line) => {
    // … | dual bound | primal bound | gap | completeness
    const [, bound, best] = /^.{0,3}[\d.]+[smhd]?\|.*\|\s*([-+\d.e]+|--)\s*\|\s*([-+\d.e]+|--)\s*\|[^|]*\|[^|]*$/u.exec(line) ?? [];
    return bound === undefined ? null : { bound: Number(bound), incumbent: Number(best) };
  },
  // Seven digits.
  shownError: 1e-6,
  answer: ({ log, files }) => {
    const raw = /^SCIP Status\s*:\s*(.+)$/mu.exec(log)?.[1]?.trim() ?? lastWords(log);
    const bound = lowered(/^Dual Bound\s*:\s*(\S+)/mu.exec(log)?.[1], 1e-13);
    const text = files[SOLUTION] ?? '';
    const values = /^objective value:/mu.test(text) ? readValues(text.split('\n')) : null;
    if (/\[(optimal solution found|gap limit reached)\]/u.test(raw)) return { status: 'optimal', values, bound, raw };
    // Every column has bounds: nothing can be unbounded.
    if (/\[infeasible( or unbounded)?\]/u.test(raw)) return { status: 'infeasible', values: null, bound: null, raw };
    return /interrupted|limit reached/u.test(raw) ? { status: 'stopped', values, bound, raw } : { ...FAILED, values, raw };
  },
};

const settingLines = ({ timeLimitSeconds, seed, absoluteGap, tolerance, careful }: ProgramQuestion): readonly string[] => [
  'limits/gap = 0',
  `limits/absgap = ${absoluteGap}`,
  `numerics/feastol = ${tolerance}`,
  `randomization/randomseedshift = ${seed}`,
  ...(careful ? ['presolving/maxrounds = 0'] : []),
  ...(timeLimitSeconds === null ? [] : [`limits/time = ${timeLimitSeconds}`]),
];
