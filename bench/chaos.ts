import { parseArgs } from 'node:util';
import { findPostgres } from './chaos/own-postgres.ts';
import { runChaos } from './chaos/run-chaos.ts';
import { readWhole } from './measure/options.ts';

/**
 * Kills, freezes and cuts off workers and their database at random while runs are asked for, and checks at the end that each run ended once
 * and stands in its workbook once.
 *
 *   node bench/chaos.ts [--minutes 10] [--runs 200] [--workers 3] [--seed 1]
 */

const { values } = parseArgs({
  options: {
    minutes: { type: 'string', default: '10' },
    runs: { type: 'string', default: '200' },
    workers: { type: 'string', default: '3' },
    seed: { type: 'string', default: '1' },
  },
});

const programs = findPostgres();
if (programs === null) {
  console.error('There is no PostgreSQL here that could be started and shot: Linux with its server programs is needed.');
  process.exit(1);
}
const settings = {
  programs,
  seed: readWhole(values.seed, 'seed'),
  forMs: readWhole(values.minutes, 'minutes') * 60_000,
  runs: readWhole(values.runs, 'runs'),
  workers: readWhole(values.workers, 'workers'),
  say: (line: string) => console.log(line),
};
const { faults, orphaned, blows, ...figures } = await runChaos(settings);
const calm = orphaned.filter(({ isCalm }) => isCalm);
const spread = (of: typeof orphaned) => ({ count: of.length, medianMs: of[of.length >> 1]?.ms, longestMs: of.at(-1)?.ms });
console.log({ ...figures, blows, orphaned: spread(orphaned), orphanedWhileTheDatabaseWasUp: spread(calm) });
for (const fault of faults) console.log(`FAULT: ${fault}`);
console.log(faults.length === 0 ? 'Everything holds.' : `${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);
