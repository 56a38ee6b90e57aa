import { FAILED, lastWords, lowered, PROBLEM_FILE, type Program, type ProgramQuestion, readValues } from './program.ts';

/**
 * HiGHS as a program. Its gaps are 0.01 % and 1e-6 by default: both are set, in a file of options, for the command line has no words for
 * them. It ends at once when it is interrupted; what it has found by then stands in its file of improvements.
 */

const SOLUTION = 'answer.sol';
const IMPROVED = 'improved.sol';
const OPTIONS = 'options.txt';
const START = 'start.sol';

export const highs: Program = {
  name: 'highs',
  product: 'HiGHS',
  versionArguments: ['--version'],
  version: /HiGHS version (\d\S*)/u,
  settings: { mip_rel_gap: 0, threads: 1 },
  writes: [SOLUTION, IMPROVED],
  pose: (question) => ({
    arguments: ['--options_file', OPTIONS, ...(question.startLines === null ? [] : ['--read_solution_file', START]), PROBLEM_FILE],
    files: {
      [OPTIONS]: `${optionLines(question).join('\n')}\n`,
      ...(question.startLines === null ? {} : { [START]: startText(question.startLines) }),
    },
  }),
  progress: (line) => {
    // Source?, nodes, in queue, leaves, explored, bound, best, gap.
    const [, bound, best] = /^\s*[A-Za-z]?\s+\d+\s+\d+\s+\d+\s+[\d.]+%\s+(\S+)\s+(\S+)\s+(?:\S+%|Large|inf)/u.exec(line) ?? [];
    return bound === undefined ? null : { bound: Number(bound), incumbent: Number(best) };
  },
  // Ten digits.
  shownError: 1e-9,
  answer: ({ log, files }) => {
    const text = files[SOLUTION] ?? '';
    const status = /^Model status\s*\n(.+)$/mu.exec(text)?.[1]?.trim() ?? '';
    const bound = lowered(/^\s*Dual bound\s+(\S+)/mu.exec(log)?.[1], 1e-11);
    const values = pointIn(text) ?? improvedIn(files[IMPROVED] ?? '');
    const raw = status || lastWords(log);
    if (status === 'Optimal') return { status: 'optimal', values, bound, raw };
    // Every column has bounds: nothing can be unbounded.
    if (/^(Infeasible|Primal infeasible or unbounded)$/u.test(status)) return { status: 'infeasible', values: null, bound: null, raw };
    if (/limit reached|interrupt/iu.test(status)) return { status: 'stopped', values, bound, raw };
    return { ...FAILED, values, raw };
  },
};

const optionLines = ({ timeLimitSeconds, seed, absoluteGap, tolerance, careful }: ProgramQuestion): readonly string[] => [
  'mip_rel_gap = 0',
  `mip_abs_gap = ${absoluteGap}`,
  `mip_feasibility_tolerance = ${tolerance}`,
  `primal_feasibility_tolerance = ${Math.min(1e-7, tolerance)}`,
  `random_seed = ${seed}`,
  'threads = 1',
  `presolve = ${careful ? 'off' : 'choose'}`,
  ...(timeLimitSeconds === null ? [] : [`time_limit = ${timeLimitSeconds}`]),
  `solution_file = ${SOLUTION}`,
  `mip_improving_solution_file = ${IMPROVED}`,
];

const startText = (lines: readonly string[]): string =>
  `Model status\nUnknown\n\n# Primal solution values\nFeasible\nObjective 0\n# Columns ${lines.length}\n${lines.join('\n')}\n# Rows 0\n`;

/** The primal values of a solution file; `null` where they are not feasible. */
const pointIn = (text: string): ReadonlyMap<string, number> | null => {
  const primal = /^# Primal solution values\s*\nFeasible\s*\n([\s\S]*?)^# Rows/mu.exec(text)?.[1];
  return primal === undefined ? null : readValues(primal.split('\n'));
};

/** The newest point in the file of improvements that is there as a whole: the last may be cut off. */
const improvedIn = (text: string): ReadonlyMap<string, number> | null => {
  const blocks = text.split(/^Objective .*\n/mu).slice(1);
  const points = blocks.flatMap((block) => {
    const count = Number(/^# Columns (\d+)$/mu.exec(block)?.[1]);
    const lines = block.slice(0, block.lastIndexOf('\n')).split('\n');
    const values = readValues(lines);
    return values.size > 0 && values.size === count ? [values] : [];
  });
  return points.at(-1) ?? null;
};
