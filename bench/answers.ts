import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { MANY, withSolvers } from '../src/app/with-solver.ts';
import { toTable } from '../src/asks/words/table.ts';
import { AUTO_ENGINE } from '../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { startEngine } from '../src/engine/start-engine.ts';
import { startEngineThread } from '../src/engine/start-engine-thread.ts';
import { writeBenchmarksPage } from './benchmarks-page.ts';
import { FAMILIES, type FamilyName } from './families.ts';
import { solveFamily } from './family-run.ts';
import { ANSWER_PARTS, type AnswerPart } from './measure/answer-parts.ts';
import { readChoices, readWhole } from './measure/options.ts';
import { type Answers, RESULTS_FILE, saveResults } from './measure/results-file.ts';
import { readSetting } from './measure/setting.ts';
import { PLANWRIGHT } from './measure/solvers.ts';
import { median } from './measure/summary.ts';
import { answerRows } from './measure/tables.ts';

/**
 * What answers about a run take, as a multiple of solving that run from nothing (the mean of a solve before and one after the answer, so
 * that a busy machine slows both). An answer is stopped at its goal; then the share that was found counts.
 *
 *   node bench/answers.ts [--part prices,curve] [--family NAME,…] [--n 200] [--seeds 3] [--publish]
 *
 * `--publish` keeps the figures in `bench/results.json` and renews docs/benchmarks.md.
 */

const { values: options } = parseArgs({
  options: {
    part: { type: 'string', default: ANSWER_PARTS.map(({ name }) => name).join(',') },
    family: { type: 'string', default: FAMILIES.join(',') },
    n: { type: 'string', default: '200' },
    seeds: { type: 'string', default: '3' },
    publish: { type: 'boolean', default: false },
  },
});

const chosen = readChoices(
  options.part,
  ANSWER_PARTS.map(({ name }) => name),
  'part',
);
const size = readWhole(options.n, 'n');
const seeds = Array.from({ length: readWhole(options.seeds, 'seeds') }, (_, at) => at + 1);
const place = readSetting();

const deps = {
  startEngine: (name = AUTO_ENGINE) => startEngine(name, NO_PROGRAMS),
  startEngineThread: (name = AUTO_ENGINE) => startEngineThread(name, NO_PROGRAMS),
  processors: availableParallelism(),
  monotonic: () => performance.now(),
};

const solveAlone = async (family: FamilyName, seed: number) => {
  const engine = await deps.startEngine();
  try {
    return { ...(await solveFamily(family, size, seed, engine)), version: `${engine.facts.name} ${engine.facts.version}` };
  } finally {
    await engine.close();
  }
};

/** `times`: of the solve of the run. */
const measure = async (part: AnswerPart, family: FamilyName, seed: number) => {
  const before = await solveAlone(family, seed);
  const began = performance.now();
  const found = await withSolvers(deps, { timeLimitMs: part.goal * before.seconds * 1000 }, MANY, (askings) =>
    part.ask(before.run, askings),
  );
  const seconds = (performance.now() - began) / 1000;
  const after = await solveAlone(family, seed);
  const cold = (before.seconds + after.seconds) / 2;
  console.log(
    `${part.name}, ${family}, seed ${seed}: solved in ${cold.toFixed(2)} s, answered in ${seconds.toFixed(2)} s, ${JSON.stringify(found)}`,
  );
  return { times: seconds / cold, cold, ...found, version: before.version };
};

const restOf = (restPct: readonly number[]): { readonly restPct?: number } => (restPct.length === 0 ? {} : { restPct: median(restPct) });

const rows: Answers['rows'][number][] = [];
const versions = new Set<string>();
for (const part of ANSWER_PARTS.filter(({ name }) => chosen.includes(name))) {
  for (const family of readChoices(options.family, FAMILIES, 'family')) {
    const measured = [];
    for (const seed of seeds) measured.push(await measure(part, family, seed));
    for (const { version } of measured) versions.add(version);
    rows.push({
      part: part.name,
      title: part.title,
      goal: part.goal,
      what: part.share,
      family,
      seeds: seeds.length,
      coldSeconds: median(measured.map(({ cold }) => cold)),
      times: median(measured.map(({ times }) => times)),
      share: median(measured.map(({ share }) => share)),
      ...restOf(measured.flatMap(({ restPct }) => restPct ?? [])),
    });
  }
}
const [head = [], ...lines] = answerRows(rows);
console.log(`\nAnswers on ${size} initiatives`);
for (const line of toTable(head, lines)) console.log(line);
if (options.publish) {
  saveResults(RESULTS_FILE, { answers: { setting: { ...place, versions: { [PLANWRIGHT.name]: [...versions].join(', ') } }, size, rows } });
  writeBenchmarksPage();
}
