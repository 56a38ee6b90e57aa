import { FAILED, lastWords, lowered, PROBLEM_FILE, type Program, type ProgramQuestion, readValues } from './program.ts';

/**
 * CBC (COIN-OR). By default it stops 1e-10 before the proof and calls columns whole within 1e-6: both are set. It is asked for no absolute
 * gap, because it prints its bound with three decimals only; an optimum is then its own bound. A search that was stopped may have
 * written the relaxation's values, and says so: they are no plan.
 */

const SOLUTION = 'answer.sol';
const START = 'start.txt';

export const cbc: Program = {
  name: 'cbc',
  product: 'CBC',
  versionArguments: ['-quit'],
  version: /CBC MILP Solver[\s\S]*?Version:\s*(\S+)/u,
  settings: { ratioGap: 0, allowableGap: 0, threads: 1 },
  writes: [SOLUTION],
  pose: (question) => ({
    arguments: [PROBLEM_FILE, ...optionsOf(question), '-solve', '-solution', SOLUTION],
    files:
      question.startLines === null ? {} : { [START]: ['Start', ...question.startLines.map((it, at) => `${at} ${it} 0`), ''].join('\n') },
  }),
  progress: (line) => {
    const relaxed = /^Continuous objective value is (\S+)/u.exec(line);
    if (relaxed) return { bound: Number(relaxed[1]) };
    const found = /^Cbc\d+I Integer solution of (\S+) found/u.exec(line);
    if (found) return { incumbent: Number(found[1]) };
    const nodes = /^Cbc\d+I After \d+ nodes, \d+ on tree, (\S+) best solution, best possible (\S+)/u.exec(line);
    return nodes ? { incumbent: Number(nodes[1]), bound: Number(nodes[2]) } : null;
  },
  // Six digits.
  shownError: 1e-5,
  answer: ({ log, files }) => {
    const [head = '', ...lines] = (files[SOLUTION] ?? '').split('\n');
    const raw = head.trim() || lastWords(log);
    if (/errors on input/u.test(log) || head === '') return { ...FAILED, raw };
    if (/^(Integer )?infeasible/iu.test(head)) return { status: 'infeasible', values: null, bound: null, raw };
    // `**` marks a column outside its bounds.
    const values = /no integer solution/u.test(head)
      ? null
      : readValues(
          lines.map((line) => line.replace(/^\s*\*\*/u, '')),
          1,
        );
    if (head.startsWith('Optimal')) return { status: 'optimal', values, bound: null, raw };
    const bound = lowered(/^Lower bound:\s+(\S+)/mu.exec(log)?.[1], 0, 0.0006);
    return head.startsWith('Stopped') ? { status: 'stopped', values, bound, raw } : { ...FAILED, raw };
  },
};

const optionsOf = ({ timeLimitSeconds, seed, tolerance, careful, startLines }: ProgramQuestion): readonly string[] => [
  ...['-ratioGap', '0', '-allowableGap', '0', '-integerTolerance', `${tolerance}`],
  // Seeds from 0 on; CBC takes 0 and −1 for "as you like".
  ...['-randomCbcSeed', `${seed + 1}`, '-randomSeed', `${seed + 1}`, '-threads', '0'],
  ...(timeLimitSeconds === null ? [] : ['-timeMode', 'elapsed', '-seconds', `${timeLimitSeconds}`]),
  ...(careful ? ['-preprocess', 'off', '-presolve', 'off'] : []),
  ...(startLines === null ? [] : ['-mipstart', START]),
];
