import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { toPlain } from '../src/base/decimal.ts';
import { UsageError } from '../src/base/errors.ts';
import { AUTO_ENGINE } from '../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { toDecimal } from '../src/engine/solution-json.ts';
import { solveProblem } from '../src/engine/solve-problem.ts';
import { startEngine } from '../src/engine/start-engine.ts';
import { parseProblem } from '../src/problem/parse-problem.ts';

/**
 * Solves one problem file as Planwright does and prints one line of JSON, the same that the scripts in `bench/peers` print. Its seconds
 * include starting the engine, but not starting Node nor reading the file.
 *
 *   node bench/solve-ours.ts FILE --limit SECONDS [--engine highs-wasm]
 */

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { limit: { type: 'string', default: '60' }, engine: { type: 'string', default: AUTO_ENGINE } },
});

const parsed = parseProblem(readFileSync(positionals[0] ?? '', 'utf8'));
if (!parsed.ok) throw new UsageError(`${positionals[0]}: ${parsed.issues[0]?.message}`, { code: 'bench-problem' });

const began = performance.now();
const cpuBegan = process.cpuUsage();
const engine = await startEngine(options.engine, NO_PROGRAMS);
const solution = await solveProblem(
  parsed.problem,
  { timeLimitMs: Number(options.limit) * 1000 },
  { engine, now: () => performance.now() },
);
const seconds = (performance.now() - began) / 1000;
const cpu = process.cpuUsage(cpuBegan);
await engine.close();

const [stage] = solution.stages;
console.log(
  JSON.stringify({
    status: solution.result,
    selected: solution.hasPlan ? solution.selected : null,
    objective: stage ? Number(toPlain(toDecimal(stage.objective))) : null,
    bound: stage?.bestBound ? Number(toPlain(toDecimal(stage.bestBound))) : null,
    seconds,
    cpuSeconds: (cpu.user + cpu.system) / 1e6,
    peakMb: process.resourceUsage().maxRSS / 1024,
    version: `${engine.facts.name} ${engine.facts.version}`,
  }),
);
