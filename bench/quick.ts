import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toTable } from '../src/asks/words/table.ts';
import { AUTO_ENGINE } from '../src/engine/engine-names.ts';
import { NO_PROGRAMS } from '../src/engine/programs/programs.ts';
import { startEngine } from '../src/engine/start-engine.ts';
import { writeBenchmarksPage } from './benchmarks-page.ts';
import { FAMILIES, makeFamilyProblem, SIZES } from './families.ts';
import { measureCell } from './measure/measure-cell.ts';
import { readChoices, readWhole } from './measure/options.ts';
import { RESULTS_FILE, saveResults, type WhatIfRow } from './measure/results-file.ts';
import { readSetting } from './measure/setting.ts';
import type { Cell } from './measure/solver-run.ts';
import { HIGHS_WASM, PLANWRIGHT, TITLES } from './measure/solvers.ts';
import { meanRows, type Rows, timeRows, whatIfRows } from './measure/tables.ts';
import { CHANGES, measureWhatIf } from './measure/what-if.ts';

/**
 * A quick look with nothing to install: the default engine beside HiGHS in WebAssembly alone, and what-if: solving again after one
 * initiative is forced or barred. Exit code 1 when any answer is false.
 *
 *   node bench/quick.ts [--family NAME,…] [--n 50,200] [--seeds 3] [--limit 60] [--part solve|what-if] [--changes 30] [--publish]
 *
 * `--publish` keeps the what-if times in `bench/results.json` and renews docs/benchmarks.md.
 */

const { values: options } = parseArgs({
  options: {
    family: { type: 'string', default: FAMILIES.join(',') },
    n: { type: 'string', default: '50,200' },
    seeds: { type: 'string', default: '3' },
    limit: { type: 'string', default: '60' },
    part: { type: 'string', default: 'solve,what-if' },
    changes: { type: 'string', default: '30' },
    publish: { type: 'boolean', default: false },
  },
});

/** What-if is measured on problems of this size. */
const WHAT_IF_SIZE = 200;

const families = readChoices(options.family, FAMILIES, 'family');
const parts = readChoices(options.part, ['solve', 'what-if'], 'part');
const limitSeconds = readWhole(options.limit, 'limit');

const place = readSetting();

const say = (line: string): void => console.log(line);

const print = (title: string, [head = [], ...rows]: Rows): void => {
  say(`\n${title}`);
  for (const line of toTable(head, rows)) say(line);
};

const solveAll = async (folder: string): Promise<void> => {
  const seeds = Array.from({ length: readWhole(options.seeds, 'seeds') }, (_, at) => at + 1);
  const cells: Cell[] = [];
  for (const size of readChoices(options.n, SIZES, 'size'))
    for (const family of families) {
      say(`${family}, ${size} initiatives`);
      const setting = { limitSeconds, folder, say };
      const { runs, versions } = await measureCell(
        (seed) => makeFamilyProblem(family, size, seed),
        seeds,
        [PLANWRIGHT, HIGHS_WASM],
        setting,
      );
      cells.push({ family, size, limitSeconds, setting: { ...place, versions }, runs });
    }
  const titles = Object.fromEntries(Object.entries(TITLES).filter(([name]) => [PLANWRIGHT.name, HIGHS_WASM.name].includes(name)));
  print('Time to proof, or gap at the limit (medians)', timeRows(cells, titles, PLANWRIGHT.name));
  print('Geometric mean of the times to proof at 50 and 200 initiatives', meanRows(cells, titles, PLANWRIGHT.name));
  if (cells.some(({ runs }) => runs.some(({ fault }) => fault !== undefined))) process.exitCode = 1;
};

const whatIfAll = async (): Promise<void> => {
  const engine = await startEngine(AUTO_ENGINE, NO_PROGRAMS);
  const rows: WhatIfRow[] = [];
  try {
    for (const family of families)
      for (const changes of CHANGES) {
        const problem = makeFamilyProblem(family, WHAT_IF_SIZE, 1);
        const { differing, ...times } = await measureWhatIf(problem, changes, readWhole(options.changes, 'changes'), engine);
        rows.push({ family, changes, ...times });
        if (differing.length > 0) {
          say(`FALSE ANSWER: ${family} does not always end alike after changing ${differing.join(', ')}`);
          process.exitCode = 1;
        }
      }
  } finally {
    await engine.close();
  }
  print(`What if: ${WHAT_IF_SIZE} initiatives solved again after forcing or barring one (medians)`, whatIfRows(rows));
  if (!options.publish) return;
  const { name, version } = engine.facts;
  saveResults(RESULTS_FILE, {
    whatIf: { setting: { ...place, versions: { [PLANWRIGHT.name]: `${name} ${version}` } }, size: WHAT_IF_SIZE, rows },
  });
  writeBenchmarksPage();
};

const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
try {
  if (parts.includes('solve')) await solveAll(folder);
  if (parts.includes('what-if')) await whatIfAll();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
