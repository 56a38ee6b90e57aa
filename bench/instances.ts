import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { abs, compare, type Decimal, decimal, isLess, multiply, subtract, toPlain } from '../src/base/decimal.ts';
import { BugError } from '../src/base/errors.ts';
import { canonicalJson } from '../src/base/json.ts';
import { parseJson } from '../src/base/parse-json.ts';
import { startHighs } from '../src/engine/highs.ts';
import { toDecimal, toSolutionJson } from '../src/engine/solution-json.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { checkSelection } from '../src/problem/check-problem.ts';
import { parseProblem } from '../src/problem/parse-problem.ts';
import type { Problem } from '../src/problem/problem.ts';
import { type Instance, readInstance } from './read-instance.ts';

/**
 * Solves the published instances of `../shared/bench` as `planwright solve` would, and holds every answer against what is known, exactly.
 * Exit code 1 when one `optimal` is wrong or one plan is better than can be.
 *
 *   node bench/instances.ts [--limit SECONDS] [--jobs N] [--class NAME] [--only NAME] [--proven]
 */

const FOLDER = fileURLToPath(new URL('../../shared/bench/instances', import.meta.url));

interface Line {
  readonly name: string;
  readonly class: string;
  readonly result: string;
  readonly seconds: number;
  readonly gapPct: number | null;
  readonly ours: string;
  readonly known: string;
  readonly proven: boolean;
  readonly verdict: 'solved' | 'open' | 'WRONG';
}

const { values: options } = parseArgs({
  options: {
    limit: { type: 'string', default: '60' },
    jobs: { type: 'string', default: '1' },
    class: { type: 'string' },
    only: { type: 'string' },
    proven: { type: 'boolean', default: false },
    child: { type: 'boolean', default: false },
  },
});

const listPaths = (): string[] =>
  readdirSync(FOLDER)
    .filter((folder) => options.class === undefined || folder === options.class)
    .flatMap((folder) => readdirSync(join(FOLDER, folder)).map((file) => join(FOLDER, folder, file)))
    .filter((path) => options.only === undefined || path.includes(options.only))
    .sort();

/** What is known of an instance's answer. */
interface Known {
  readonly optimum: Decimal | null;
  readonly best: Decimal | null;
  readonly upperBound: Decimal | null;
}

/** Published values were added up in floating point; where they differ by no more than that from their own witness, its exact value counts. */
const ROUNDING = decimal('1e-12');

const knownOf = ({ optimum, bestKnown, upperBound, witness }: Instance, problem: Problem): Known => {
  const checked = witness ? checkSelection(problem, witness) : null;
  const exact = checked && checked.violations.length === 0 ? (checked.objectives[0]?.sum ?? null) : null;
  const settle = (published: Decimal | null): Decimal | null =>
    published && exact && !isLess(multiply(abs(exact), ROUNDING), abs(subtract(published, exact))) ? exact : published;
  return { optimum: settle(optimum), best: settle(bestKnown), upperBound };
};

/** Wrong: an `optimal` that is not the optimum, a plan above what can be, a bound below what is reached. */
const judge = ({ optimum, best, upperBound }: Known, result: string, ours: Decimal | null, bound: Decimal | null): Line['verdict'] => {
  const ceiling = optimum ?? upperBound;
  const tooHigh = ours !== null && ceiling !== null && isLess(ceiling, ours);
  const tooLow = bound !== null && best !== null && isLess(bound, best);
  const notIt = result === 'optimal' && optimum !== null && (ours === null || compare(ours, optimum) !== 0);
  if (tooHigh || tooLow || notIt || result === 'infeasible') return 'WRONG';
  return result === 'optimal' ? 'solved' : 'open';
};

/** Solves one instance in this program and prints its line as JSON. */
const solveOne = async (path: string): Promise<Line> => {
  const instance = readInstance(path);
  const began = performance.now();
  const parsed = parseProblem(instance.problemText);
  if (!parsed.ok) throw new BugError(`${instance.name}: ${parsed.issues[0]?.message}`);
  const engine = await startHighs();
  const timeLimitMs = Number(options.limit) * 1000;
  const solution = await solveProblem(parsed.problem, { timeLimitMs }, { engine, now: () => performance.now() });
  await engine.close();
  const seconds = (performance.now() - began) / 1000;
  const [stage] = solution.stages;
  const ours = stage ? toDecimal(stage.objective) : null;
  const bound = stage?.bestBound ? toDecimal(stage.bestBound) : null;
  const gap = toSolutionJson(solution).gap_pct;
  const known = knownOf(instance, parsed.problem);
  const best = known.optimum ?? known.best;
  return {
    name: instance.name,
    class: instance.class,
    result: solution.result,
    seconds,
    gapPct: gap === null || gap === undefined ? null : Number(canonicalJson(gap)),
    ours: ours ? toPlain(ours) : '-',
    known: best ? toPlain(best) : '-',
    proven: instance.optimum !== null,
    verdict: judge(known, solution.result, ours, bound),
  };
};

/** A program of its own per instance: memory and threads start fresh, and a crash is one line. */
const solveApart = (path: string): Promise<Line> =>
  new Promise((resolve) => {
    const args = [fileURLToPath(import.meta.url), '--child', '--only', path, '--limit', options.limit];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
    });
    child.on('close', (code) => {
      const parsed = parseJson(text);
      const name = path.slice(FOLDER.length + 1);
      const lost: Line = {
        name,
        class: '',
        result: `exit ${code}`,
        seconds: 0,
        gapPct: null,
        ours: '-',
        known: '-',
        proven: false,
        verdict: 'WRONG',
      };
      resolve(code === 0 && parsed.ok ? JSON.parse(text) : lost);
    });
  });

const show = (line: Line): void => {
  const cells = [
    line.class.padEnd(10),
    line.name.padEnd(36),
    line.verdict.padEnd(7),
    line.result.padEnd(10),
    `${line.seconds.toFixed(1)} s`.padStart(8),
    (line.gapPct === null ? '-' : `${line.gapPct.toFixed(3)} %`).padStart(10),
    line.ours.padStart(18),
    `${line.proven ? '' : '≥ '}${line.known}`.padStart(20),
  ];
  console.log(cells.join('  '));
};

const showTotals = (lines: readonly Line[]): void => {
  console.log('\nclass       solved  of proven  also solved  wrong     seconds');
  for (const name of [...new Set(lines.map((line) => line.class)), 'all']) {
    const own = lines.filter((line) => name === 'all' || line.class === name);
    const count = (test: (line: Line) => boolean): string => String(own.filter(test).length);
    const seconds = own.reduce((total, line) => total + line.seconds, 0);
    const cells = [
      name.padEnd(10),
      count((line) => line.proven && line.verdict === 'solved').padStart(7),
      count((line) => line.proven).padStart(9),
      count((line) => !line.proven && line.verdict === 'solved').padStart(11),
      count((line) => line.verdict === 'WRONG').padStart(5),
      seconds.toFixed(0).padStart(10),
    ];
    console.log(cells.join('  '));
  }
};

const runAll = async (): Promise<void> => {
  if (!existsSync(FOLDER)) {
    console.log(`Skipped: the published instances are not at ${FOLDER}.`);
    return;
  }
  const paths = listPaths();
  const lines: Line[] = [];
  const work = async (): Promise<void> => {
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      if (options.proven && readInstance(path).optimum === null) continue;
      const line = await solveApart(path);
      lines.push(line);
      show(line);
    }
  };
  await Promise.all(Array.from({ length: Math.max(1, Number(options.jobs)) }, work));
  showTotals(lines);
  if (lines.some((line) => line.verdict === 'WRONG')) process.exitCode = 1;
};

if (options.child) console.log(JSON.stringify(await solveOne(options.only ?? '')));
else await runAll();
