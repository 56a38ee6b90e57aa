import type { Command } from 'commander';
import { recentRuns, showRun } from '../../app/runs.ts';
import { toPlain } from '../../base/decimal.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { toTable } from '../table.ts';

interface Options {
  readonly workspace?: string;
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export const addRuns = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('runs')
    .description('List the newest runs, or show what one of them answered.')
    .argument('[run]', 'a run id, or the beginning or end of one')
    .option('--workspace <name>', 'only runs of this workspace')
    .option('--scenario <name>', 'only runs of this scenario')
    .option('--constraint-set <name>', 'only runs of this constraint set')
    .option('--limit <count>', 'how many', readCount, 20)
    .option('--json', 'one JSON document on standard output')
    .action((id: string | undefined, options: Options) =>
      run(async (door) => {
        if (id !== undefined) {
          const document = await showRun(door.deps, id);
          if (options.json) door.printJson(document);
          else door.printExact(`${JSON.stringify(JSON.parse(canonicalJson(document)), null, 2)}\n`);
          return 0;
        }
        const { workspace, scenario, constraintSet, limit } = options;
        const filter = {
          ...(workspace === undefined ? {} : { workspace }),
          ...(scenario === undefined ? {} : { scenarioName: scenario }),
          ...(constraintSet === undefined ? {} : { constraintSetName: constraintSet }),
        };
        const found = await recentRuns(door.deps, filter, limit);
        if (options.json) door.printJson({ runs: found.map(toJson) });
        else if (found.length === 0) door.print('There are no runs yet: planwright run SOURCE.');
        else for (const line of toTable(HEAD, found.map(toCells), new Set([5, 6]))) door.print(line);
        return 0;
      }),
    );
};

type Run = Awaited<ReturnType<typeof recentRuns>>[number];

const HEAD = ['run', 'scenario', 'constraint set', 'scope', 'result', 'objective', 'tokens', 'by'];

const toCells = (it: Run): readonly string[] => [
  it.runId,
  it.scenarioName,
  it.constraintSetName,
  it.scope,
  it.result === null ? it.status : it.result,
  it.objective.map((value) => toPlain(value.prec(8))).join(' | '),
  it.capacityUsed === null ? '' : toPlain(it.capacityUsed),
  it.actor,
];

const toJson = (it: Run): Json => ({
  run_id: it.runId,
  scenario_name: it.scenarioName,
  constraint_set_name: it.constraintSetName,
  scope: it.scope,
  status: it.status,
  result: it.result,
  limit: it.limit ?? undefined,
  objective: it.objective,
  best_bound: it.bestBound,
  gap_pct: it.gapPct,
  selected_count: it.selectedCount,
  capacity_used: it.capacityUsed,
  started_at: it.startedAt,
  finished_at: it.finishedAt,
  inputs_hash: it.inputsHash,
  actor: it.actor,
  message: it.message,
});
