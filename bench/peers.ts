import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { toTable } from '../src/asks/words/table.ts';
import { writeBenchmarksPage } from './benchmarks-page.ts';
import { FAMILIES, type FamilyName, makeFamilyProblem, SIZES } from './families.ts';
import { installPeers } from './measure/install-peers.ts';
import { measureCell } from './measure/measure-cell.ts';
import { readChoices, readWhole } from './measure/options.ts';
import { RESULTS_FILE, saveResults } from './measure/results-file.ts';
import { readSetting } from './measure/setting.ts';
import type { Cell } from './measure/solver-run.ts';
import { PEERS, PLANWRIGHT, type Solver, TITLES } from './measure/solvers.ts';
import { proofMeans } from './measure/summary.ts';
import { effortRows, meanRows, type Rows, timeRows } from './measure/tables.ts';

/**
 * Planwright and its peers on the same generated problems, one after the other, in one session. Exit code 1 when any answer is false.
 *
 *   node bench/peers.ts [--family NAME,…] [--n SIZE,…] [--seeds 3] [--limit SECONDS] [--peers highs,cp-sat,cbc] [--ours-only]
 *                       [--out FILE] [--publish]
 *
 * `--out` keeps the results as JSON, over those of other families and sizes that the file holds. `--publish` keeps them in
 * `bench/results.json` and renews docs/benchmarks.md from it.
 */

const { values: options } = parseArgs({
  options: {
    family: { type: 'string', default: FAMILIES.join(',') },
    n: { type: 'string', default: '50,200,1000' },
    seeds: { type: 'string', default: '3' },
    limit: { type: 'string' },
    peers: { type: 'string', default: PEERS.map(({ name }) => name).join(',') },
    'ours-only': { type: 'boolean', default: false },
    out: { type: 'string' },
    publish: { type: 'boolean', default: false },
  },
});

const say = (line: string): void => console.log(line);

const chosenSolvers = (): readonly Solver[] => {
  if (options['ours-only']) return [PLANWRIGHT];
  const names = readChoices(
    options.peers,
    PEERS.map(({ name }) => name),
    'peer',
  );
  return [
    PLANWRIGHT,
    ...installPeers(
      PEERS.filter(({ name }) => names.includes(name)),
      say,
    ),
  ];
};

/** Small problems are given time for their proof; on large ones the gap at the limit counts. */
const limitFor = (size: number): number => (options.limit === undefined ? (size < 1000 ? 60 : 30) : readWhole(options.limit, 'limit'));

const print = (title: string, [head = [], ...rows]: Rows): void => {
  say(`\n${title}`);
  for (const line of toTable(head, rows, new Set([1]))) say(line);
};

const measureAll = async (solvers: readonly Solver[], folder: string): Promise<readonly Cell[]> => {
  const families: readonly FamilyName[] = readChoices(options.family, FAMILIES, 'family');
  const sizes = readChoices(options.n, SIZES, 'size');
  const seeds = Array.from({ length: readWhole(options.seeds, 'seeds') }, (_, at) => at + 1);
  const place = readSetting();
  const cells: Cell[] = [];
  for (const size of sizes)
    for (const family of families) {
      const limitSeconds = limitFor(size);
      say(`${family}, ${size} initiatives, ${limitSeconds} s each`);
      const { runs, versions } = await measureCell((seed) => makeFamilyProblem(family, size, seed), seeds, solvers, {
        limitSeconds,
        folder,
        say,
      });
      const cell: Cell = { family, size, limitSeconds, setting: { ...place, versions }, runs };
      cells.push(cell);
      // After every cell: a long session that is stopped keeps what it measured.
      for (const path of [...(options.out ? [options.out] : []), ...(options.publish ? [RESULTS_FILE] : [])])
        saveResults(path, { cells: [cell] });
    }
  return cells;
};

const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
try {
  const cells = await measureAll(chosenSolvers(), folder);
  const measured = new Set(cells.flatMap(({ runs }) => runs.map(({ solver }) => solver)));
  const titles = Object.fromEntries(Object.entries(TITLES).filter(([name]) => measured.has(name)));
  print('Time to proof, or gap at the limit (medians)', timeRows(cells, titles, PLANWRIGHT.name));
  print('CPU seconds and peak memory (medians)', effortRows(cells, titles, PLANWRIGHT.name));
  if (proofMeans(cells).size > 0)
    print('Geometric mean of the times to proof at 50 and 200 initiatives', meanRows(cells, titles, PLANWRIGHT.name));
  const faults = cells.flatMap(({ family, size, runs }) => runs.flatMap((run) => (run.fault ? [{ family, size, ...run }] : [])));
  for (const { family, size, seed, solver, fault } of faults) say(`\nFALSE ANSWER: ${solver} on ${family} ${size} seed ${seed}: ${fault}`);
  if (options.publish) writeBenchmarksPage();
  if (faults.length > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
