import type { Command } from 'commander';
import { type PublishAnswer, publicationHistory, publishPlan, unpublishPlan } from '../../app/published-plan.ts';
import { recentRuns, showRun, toPublicationJson } from '../../app/runs.ts';
import { toTable } from '../../asks/words/table.ts';
import { toPlain } from '../../base/decimal.ts';
import { canonicalJson, type Json } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';

interface Options {
  readonly workspace?: string;
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly limit: number;
  readonly json?: boolean;
}

export const addRuns = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const runs = program
    .command('runs')
    .description('List the newest runs, or show what one of them answered.')
    // What follows the name of a command below is that command's own.
    .enablePositionalOptions()
    .argument('[run]', 'a run id, or the beginning or end of one, or published')
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
  addPublish(runs, run);
};

interface PublishOptions {
  readonly note: string;
  readonly json?: boolean;
}

const addPublish = (runs: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const add = (name: string, description: string, act: typeof publishPlan, words: (answer: PublishAnswer) => string): void => {
    runs
      .command(name)
      .description(description)
      .argument('<run>', 'a run id, or the beginning or end of one')
      .option('--note <text>', 'why, for the history', '')
      .option('--json', 'one JSON document on standard output')
      .action((id: string, { note, json }: PublishOptions) =>
        run(async (door) => {
          const answer = await act(door.deps, id, note);
          const { publication, replaces, warnings } = answer;
          if (json) door.printJson({ ...toPublicationJson(publication), replaces, proven: answer.run.result === 'optimal', warnings });
          else for (const line of [words(answer), ...warnings.map((it) => door.style('yellow', it))]) door.print(line);
          return 0;
        }),
      );
  };
  add(
    'publish',
    'Mark the plan of a run as the published one of its scenario: later runs say what changed since.',
    publishPlan,
    ({ publication, replaces }) =>
      `The plan of ${publication.runId} is now the published one of ${publication.scenarioName}${replaces === null ? '' : `, in place of ${replaces}`}.`,
  );
  add('unpublish', 'Take a published plan back; the history keeps both.', unpublishPlan, ({ publication }) => {
    return `The plan of ${publication.runId} is no longer published; ${publication.scenarioName} has no published plan now.`;
  });
  runs
    .command('publications')
    .description('Who published which plan and took it back, the newest first.')
    .option('--workspace <name>', 'only of this workspace')
    .option('--scenario <name>', 'only of this scenario')
    .option('--json', 'one JSON document on standard output')
    .action(({ workspace, scenario, json }: Pick<Options, 'workspace' | 'scenario' | 'json'>) =>
      run(async (door) => {
        const filter = { ...(workspace === undefined ? {} : { workspace }), ...(scenario === undefined ? {} : { scenarioName: scenario }) };
        const found = await publicationHistory(door.deps, filter);
        if (json) door.printJson({ publications: found.map(toPublicationJson) });
        else if (found.length === 0) door.print('No plan was published yet: planwright runs publish RUN.');
        else
          for (const it of found)
            door.print(`${it.at}  ${it.actor}  ${it.act} ${it.runId} (${it.workspace}, ${it.scenarioName})  ${it.note}`.trimEnd());
        return 0;
      }),
    );
};

type Run = Awaited<ReturnType<typeof recentRuns>>[number];

const HEAD = ['run', 'scenario', 'constraint set', 'scope', 'result', 'objective', 'tokens', 'by', ''];

const toCells = (it: Run): readonly string[] => [
  it.runId,
  it.scenarioName,
  it.constraintSetName,
  it.scope,
  it.result === null ? it.status : it.result,
  it.objective.map((value) => toPlain(value.prec(8))).join(' | '),
  it.capacityUsed === null ? '' : toPlain(it.capacityUsed),
  it.actor,
  [
    ...(it.isPublished ? ['published'] : []),
    ...(it.parentRunId === null ? [] : [`what if of ${it.parentRunId}: ${it.changes.join('; ')}`]),
  ].join(', '),
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
  published: it.isPublished,
  parent_run: it.parentRunId ?? undefined,
  changes: it.parentRunId === null ? undefined : it.changes,
  message: it.message,
});
