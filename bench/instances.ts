import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { abs, add, type Decimal, decimal, decimalOf, multiply, toNumber, toPlain } from '../src/base/decimal.ts';
import { BugError, UsageError } from '../src/base/errors.ts';
import { parseJson } from '../src/base/parse-json.ts';
import { AUTO_ENGINE } from '../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { gapPct, toDecimal } from '../src/engine/solution-json.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { startEngine } from '../src/engine/start-engine.ts';
import { checkSelection } from '../src/problem/check-problem.ts';
import { parseProblem } from '../src/problem/parse-problem.ts';
import type { Problem } from '../src/problem/problem.ts';
import { writeBenchmarksPage } from './benchmarks-page.ts';
import { installPeers } from './measure/install-peers.ts';
import { type InstanceLine, lineText, toClasses, totalsText } from './measure/instance-line.ts';
import { judge, knownOf } from './measure/known-answer.ts';
import { readChoices, readWhole } from './measure/options.ts';
import { writeProblemFiles } from './measure/problem-files.ts';
import { RESULTS_FILE, saveResults } from './measure/results-file.ts';
import { runSolver } from './measure/run-solver.ts';
import { readSetting } from './measure/setting.ts';
import { PEERS, PLANWRIGHT, type Solver } from './measure/solvers.ts';
import { type Instance, readInstance } from './read-instance.ts';

/**
 * Solves the published instances of `../shared/bench` as `planwright solve` would, and holds every answer against what is known, exactly.
 * With `--peer`, another solver takes each one right after us, with the same limit. Exit code 1 when one `optimal` of ours is wrong or one
 * plan is better than can be.
 *
 *   node bench/instances.ts [--limit SECONDS] [--jobs N] [--class NAME] [--only NAME] [--proven] [--peer highs] [--publish]
 *
 * `--publish` (with `--proven` and `--peer`) keeps the counts in `bench/results.json` and renews docs/benchmarks.md.
 */

const FOLDER = fileURLToPath(new URL('../../shared/bench/instances', import.meta.url));

const { values: options } = parseArgs({
  options: {
    limit: { type: 'string', default: '60' },
    jobs: { type: 'string', default: '1' },
    class: { type: 'string' },
    only: { type: 'string' },
    proven: { type: 'boolean', default: false },
    peer: { type: 'string' },
    publish: { type: 'boolean', default: false },
    child: { type: 'boolean', default: false },
  },
});

const limitSeconds = readWhole(options.limit, 'limit');

const listPaths = (): string[] =>
  readdirSync(FOLDER)
    .filter((folder) => options.class === undefined || folder === options.class)
    .flatMap((folder) => readdirSync(join(FOLDER, folder)).map((file) => join(FOLDER, folder, file)))
    .filter((path) => options.only === undefined || path.includes(options.only))
    .sort();

const readProblem = (instance: Instance): Problem => {
  const parsed = parseProblem(instance.problemText);
  if (!parsed.ok) throw new BugError(`${instance.name}: ${parsed.issues[0]?.message}`);
  return parsed.problem;
};

interface Answer {
  readonly solver: string;
  readonly result: string;
  readonly seconds: number;
  readonly gapPct: number | null;
  readonly reached: Decimal | null;
  readonly bound: Decimal | null;
}

const toLine = (instance: Instance, problem: Problem, { reached, bound, ...answer }: Answer): InstanceLine => {
  const known = knownOf(instance, problem);
  const best = known.optimum ?? known.best;
  return {
    ...answer,
    name: instance.name,
    class: instance.class,
    reached: reached ? toPlain(reached) : '-',
    known: best ? toPlain(best) : '-',
    proven: instance.optimum !== null,
    verdict: judge(known, answer.result, reached, bound),
  };
};

/** Solves one instance in this program. */
const solveOne = async (path: string): Promise<InstanceLine> => {
  const instance = readInstance(path);
  const began = performance.now();
  const problem = readProblem(instance);
  const engine = await startEngine(AUTO_ENGINE, NO_PROGRAMS);
  const solution = await solveProblem(problem, { timeLimitMs: limitSeconds * 1000 }, { engine, now: () => performance.now() });
  await engine.close();
  const seconds = (performance.now() - began) / 1000;
  const [stage] = solution.stages;
  const gap = gapPct(solution);
  return toLine(instance, problem, {
    solver: PLANWRIGHT.name,
    result: solution.result,
    seconds,
    gapPct: gap && toNumber(gap),
    reached: stage ? toDecimal(stage.objective) : null,
    bound: stage?.bestBound ? toDecimal(stage.bestBound) : null,
  });
};

/** A program of its own per instance: memory and threads start fresh, and a crash is one line. */
const solveApart = (path: string): Promise<InstanceLine> =>
  new Promise((resolve) => {
    const args = [fileURLToPath(import.meta.url), '--child', '--only', path, '--limit', options.limit];
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
    });
    child.on('close', (code) =>
      resolve(code === 0 && parseJson(text).ok ? JSON.parse(text) : lost(readInstance(path), PLANWRIGHT.name, `exit ${code}`)),
    );
  });

const lost = ({ name, class: group, optimum }: Instance, solver: string, result: string): InstanceLine => {
  const nothing = { seconds: 0, gapPct: null, reached: '-', known: '-' };
  return { solver, name, class: group, result, ...nothing, proven: optimum !== null, verdict: 'WRONG' };
};

/** How far below the truth a bound in floating point may lie, relative to it. */
const ROUNDING = decimal('1e-9');

/** What a peer answers, its selection evaluated exactly. */
const solveByPeer = async (
  path: string,
  peer: Solver,
  folder: string,
): Promise<{ readonly line: InstanceLine; readonly version: string }> => {
  const instance = readInstance(path);
  const problem = readProblem(instance);
  const words = await runSolver(peer, writeProblemFiles(problem, folder), limitSeconds);
  if (words.status === 'lost') return { line: lost(instance, peer.name, 'lost'), version: '' };
  const checked = words.selected ? checkSelection(problem, words.selected) : null;
  const reached = checked && checked.violations.length === 0 ? (checked.objectives[0]?.sum ?? null) : null;
  const bound = words.bound === null ? null : decimalOf(words.bound);
  const answer: Answer = {
    solver: peer.name,
    result: checked && !reached ? 'broken' : words.status,
    seconds: words.seconds,
    gapPct: null,
    reached,
    bound: bound && add(bound, multiply(abs(bound), ROUNDING)),
  };
  const line = toLine(instance, problem, answer);
  return { line: answer.result === 'broken' ? { ...line, verdict: 'WRONG' } : line, version: words.version };
};

const choosePeer = (): Solver | undefined => {
  if (options.peer === undefined) return undefined;
  const [name] = readChoices(
    options.peer,
    PEERS.map((it) => it.name),
    'peer',
  );
  return installPeers(
    PEERS.filter((it) => it.name === name),
    (line) => console.log(line),
  )[0];
};

const runAll = async (peer: Solver | undefined): Promise<void> => {
  const place = readSetting();
  const paths = listPaths();
  const lines: InstanceLine[] = [];
  const versions: Record<string, string> = {};
  const keep = (line: InstanceLine): void => {
    lines.push(line);
    console.log(lineText(line));
  };
  const work = async (): Promise<void> => {
    const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
    for (let path = paths.shift(); path !== undefined; path = paths.shift()) {
      if (options.proven && readInstance(path).optimum === null) continue;
      keep(await solveApart(path));
      if (!peer) continue;
      const { line, version } = await solveByPeer(path, peer, folder);
      if (version) versions[peer.name] = version;
      keep(line);
    }
    rmSync(folder, { recursive: true, force: true });
  };
  await Promise.all(Array.from({ length: readWhole(options.jobs, 'jobs') }, work));
  console.log(`\n${totalsText(lines)}`);
  if (lines.some(({ solver, verdict }) => solver === PLANWRIGHT.name && verdict === 'WRONG')) process.exitCode = 1;
  if (options.publish && peer) {
    const classes = toClasses(lines, PLANWRIGHT.name, peer.name);
    saveResults(RESULTS_FILE, { instances: { setting: { ...place, versions }, limitSeconds, peer: peer.title, classes } });
    writeBenchmarksPage();
  }
};

if (options.publish && (options.class ?? options.only ?? (options.proven && options.peer ? undefined : '')) !== undefined)
  throw new UsageError('--publish needs --peer and --proven: leave --class and --only out.', { code: 'bench-usage' });
if (options.child) console.log(JSON.stringify(await solveOne(options.only ?? '')));
else if (existsSync(FOLDER)) await runAll(choosePeer());
else console.log(`Skipped: the published instances are not at ${FOLDER}.`);
