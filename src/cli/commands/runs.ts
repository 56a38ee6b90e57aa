import type { Command } from 'commander';
import { publicationsAsk } from '../../asks/publications.ts';
import { publishAsk, unpublishAsk } from '../../asks/publish.ts';
import { runsAsk } from '../../asks/runs.ts';
import { showRunAsk } from '../../asks/show-run.ts';
import { askAndShow, askFor, type Showing } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';

interface Options extends Pick<Showing, 'json'> {
  readonly workspace?: string;
  readonly scenario?: string;
  readonly constraintSet?: string;
  readonly limit: number;
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
        const { workspace, scenario, constraintSet, limit, ...showing } = options;
        if (id === undefined) return askAndShow(door, runsAsk, { workspace, scenario, constraint_set: constraintSet, limit }, showing);
        const told = await askFor(door, showRunAsk, { run: id });
        if (showing.json) door.printJson(told.document);
        else door.printExact(`${told.lines.join('\n')}\n`);
        return 0;
      }),
    );
  addPublish(runs, run);
};

interface PublishOptions extends Pick<Showing, 'json'> {
  readonly note: string;
}

const addPublish = (runs: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const add = (ask: typeof publishAsk, description: string): void => {
    runs
      .command(ask.kind)
      .description(description)
      .argument('<run>', 'a run id, or the beginning or end of one')
      .option('--note <text>', 'why, for the history', '')
      .option('--json', 'one JSON document on standard output')
      .action((id: string, { note, ...showing }: PublishOptions) => run((door) => askAndShow(door, ask, { run: id, note }, showing)));
  };
  add(publishAsk, 'Mark the plan of a run as the published one of its scenario: later runs say what changed since.');
  add(unpublishAsk, 'Take a published plan back; the history keeps both.');
  runs
    .command('publications')
    .description('Who published which plan and took it back, the newest first.')
    .option('--workspace <name>', 'only of this workspace')
    .option('--scenario <name>', 'only of this scenario')
    .option('--json', 'one JSON document on standard output')
    .action(({ workspace, scenario, ...showing }: Pick<Options, 'workspace' | 'scenario' | 'json'>) =>
      run((door) => askAndShow(door, publicationsAsk, { workspace, scenario }, showing)),
    );
};
