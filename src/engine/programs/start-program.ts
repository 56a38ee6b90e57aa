import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { UnavailableError } from '../../base/errors.ts';
import { excerpt } from '../../base/text.ts';
import type { Engine, EngineOptions, EngineOutcome, MatrixProblem } from '../engine.ts';
import { findProgram } from './find-program.ts';
import { columnName, isCrossed, toMpsFile } from './mps-file.ts';
import { PROBLEM_FILE, type Program, type ProgramAnswer, type ProgramOutput } from './program.ts';
import type { Programs } from './programs.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';
import { Sight } from './sight.ts';

type Hooks = Parameters<Engine['solve']>[2];

const VERSION_MS = 10_000;

/** Bytes that a solution may take for each column, and besides. */
const COLUMN_BYTES = 256;
const MORE_BYTES = 1024 * 1024;

/** The least time worth starting a program for. */
const LEAST_SECONDS = 0.05;

/** A program that is there. */
interface Found {
  readonly program: Program;
  readonly path: string;
  readonly environment: Programs['environment'];
}

/** An engine of a program on PATH. Throws `engine-missing` where there is none, and `engine-unknown-program` where it is another of that name. */
export const startProgram = async (program: Program, { folders, environment }: Programs): Promise<Engine> => {
  const path = await findProgram(program.name, folders);
  if (path === null)
    throw new UnavailableError(`The solver ${program.product} is not on this computer: no program ${program.name} is on PATH.`, {
      code: 'engine-missing',
      hint: 'Install it, or leave out --engine: Planwright brings its own.',
      retryable: false,
    });
  const found = { program, path, environment };
  const version = await readVersion(found);
  let queue: Promise<unknown> = Promise.resolve();
  return {
    facts: { name: program.name, version, settings: program.settings },
    solve: (problem, options, hooks) => {
      const result = queue.then(() => solve(found, problem, options, hooks));
      queue = result.catch(() => undefined);
      return result;
    },
    close: async () => {
      await queue;
    },
  };
};

const readVersion = async ({ program, path, environment }: Found): Promise<string> => {
  const { log, trouble } = await inFolder((folder) =>
    runProgram({ path, environment, arguments: program.versionArguments, folder, timeLimitMs: VERSION_MS }),
  );
  const version = program.version.exec(log)?.[1];
  if (version !== undefined) return version;
  throw new UnavailableError(`${path} is not the solver ${program.product}, or it does not work.`, {
    code: 'engine-unknown-program',
    hint: `Asked for its version, it said: ${excerpt(trouble ?? log, 200) || 'nothing'}.`,
    retryable: false,
  });
};

/** A folder of our own, which nobody else may look into, for as long as some work takes. */
const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'planwright-engine-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  }
};

const CANCELED: EngineOutcome = {
  status: 'limit',
  limit: 'cancel',
  point: null,
  bound: Number.POSITIVE_INFINITY,
  raw: 'canceled before the start',
};

const CROSSED: EngineOutcome = {
  status: 'infeasible',
  point: null,
  bound: Number.NEGATIVE_INFINITY,
  raw: 'a row asks for at least more than at most',
};

const solve = (
  { program, path, environment }: Found,
  problem: MatrixProblem,
  options: EngineOptions,
  hooks: Hooks,
): Promise<EngineOutcome> =>
  inFolder(async (folder) => {
    if (hooks.signal?.aborted) return CANCELED;
    if (isCrossed(problem)) return CROSSED;
    const began = performance.now();
    await writeFile(join(folder, PROBLEM_FILE), toMpsFile(problem), { flag: 'wx' });
    const leftMs = options.timeLimitMs - (performance.now() - began);
    const order = program.pose({
      ...options,
      timeLimitSeconds: Number.isFinite(leftMs) ? Math.max(LEAST_SECONDS, leftMs / 1000) : null,
      columnCount: problem.columnCount,
      startLines: options.start ? Array.from(options.start, (value, column) => `${columnName(column)} ${value}`) : null,
    });
    for (const [name, text] of Object.entries(order.files)) await writeFile(join(folder, name), text, { flag: 'wx' });
    const sight = new Sight(program, began, hooks.onProgress);
    const end = await runProgram({
      path,
      environment,
      arguments: order.arguments,
      folder,
      timeLimitMs: leftMs,
      ...(hooks.signal ? { signal: hooks.signal } : {}),
      onLine: (line) => sight.see(line),
    });
    const answer = program.answer({ log: end.log, files: await readFiles(program, folder, problem.columnCount) });
    return toOutcome(program, problem, answer, end, sight.bound);
  });

const readFiles = async (program: Program, folder: string, columnCount: number): Promise<ProgramOutput['files']> => {
  const found: [string, string][] = [];
  for (const name of program.writes) {
    const text = await readEnd(join(folder, name), columnCount * COLUMN_BYTES + MORE_BYTES);
    if (text !== null) found.push([name, text]);
  }
  return Object.fromEntries(found);
};

/** The last `most` bytes of a file; `null` where there is none. */
const readEnd = async (path: string, most: number): Promise<string | null> => {
  const file = await open(path, 'r').catch(() => null);
  if (!file) return null;
  try {
    const { size } = await file.stat();
    const length = Math.min(size, most);
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, size - length);
    return buffer.toString('utf8', 0, bytesRead);
  } finally {
    await file.close();
  }
};

/** The answer in an engine's terms: maximising, columns in their order. `shown`: the bound it told of on its way. */
const toOutcome = (program: Program, problem: MatrixProblem, answer: ProgramAnswer, end: ProgramEnd, shown: number): EngineOutcome => {
  const point = answer.values && toPoint(problem, answer.values);
  const told = answer.bound === null ? shown : Math.min(shown, -answer.bound);
  const raw = `${program.name}: ${excerpt(end.trouble ?? answer.raw, 200) || 'no answer'}`;
  if (answer.status === 'optimal' && point && end.trouble === null)
    return { status: 'optimal', point, bound: answer.bound === null ? worthOf(problem, point) : -answer.bound, raw };
  if (answer.status === 'infeasible' && end.trouble === null)
    return { status: 'infeasible', point: null, bound: Number.NEGATIVE_INFINITY, raw };
  const stopped = { point, bound: told, raw };
  if (end.by !== 'itself') return { status: 'limit', limit: end.by, ...stopped };
  if (/out of memory|bad_alloc|insufficient memory/iu.test(end.log)) return { status: 'limit', limit: 'memory', ...stopped };
  return answer.status === 'stopped' && end.trouble === null
    ? { status: 'limit', limit: 'time', ...stopped }
    : { status: 'failed', ...stopped };
};

const toPoint = ({ columnCount }: MatrixProblem, values: ReadonlyMap<string, number>): Float64Array | null => {
  const point = Float64Array.from({ length: columnCount }, (_, column) => values.get(columnName(column)) ?? 0);
  return point.every(Number.isFinite) ? point : null;
};

/** An optimum found with gap 0 is its own bound; its columns are whole only within a tolerance, so whole ones are taken as such. */
const worthOf = ({ objective, integer }: MatrixProblem, point: Float64Array): number =>
  objective.reduce((total, cost, column) => {
    const value = point[column] ?? 0;
    return total + cost * (integer[column] === 1 ? Math.round(value) : value);
  }, 0);
