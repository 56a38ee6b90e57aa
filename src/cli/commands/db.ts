import type { Command } from 'commander';
import { describeDatabase, readLog } from '../../app/database.ts';
import { canonicalJson } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';

interface Options {
  readonly json?: boolean;
  readonly limit: number;
}

export const addDb = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  const db = program.command('db').description('Look after the database: where it is, what it holds, what happened.');
  db.command('info', { isDefault: true })
    .description('Where the database is and which workspaces it holds; brings its schema up to date.')
    .option('--json', 'one JSON document on standard output')
    .action((options: Pick<Options, 'json'>) =>
      run(async (door) => {
        const facts = await describeDatabase(door.deps);
        if (options.json) {
          door.print(canonicalJson({ ...facts, workspaces: facts.workspaces.map((it) => ({ ...it })) }));
          return 0;
        }
        door.print(`Database:   ${facts.kind}, ${facts.place}`);
        door.print(`Schema:     ${facts.schemaVersion} (${facts.migrations} migrations applied)`);
        door.print(`Workspaces: ${facts.workspaces.length === 0 ? 'none yet' : ''}`);
        for (const { name, identity } of facts.workspaces) door.print(`  ${name}  ${door.style('dim', identity)}`);
        for (const note of facts.notes) door.print(note);
        return 0;
      }),
    );
  db.command('log')
    .description('What changed in a workspace, when, by whom and from where; the newest first.')
    .argument('<workspace>', 'the name of the workspace')
    .option('--limit <count>', 'how many changes', readCount, 50)
    .option('--json', 'one JSON document on standard output')
    .action((workspace: string, options: Options) =>
      run(async (door) => {
        const events = await readLog(door.deps, workspace, options.limit);
        if (options.json) door.print(canonicalJson({ events: events.map((event) => ({ ...event })) }));
        else if (events.length === 0) door.print('Nothing has changed yet.');
        else
          for (const { at, actor, what, name, change, details, version } of events) {
            door.print(`${at}  ${actor}  ${change} ${what} ${name} (version ${version})`);
            for (const detail of details) door.print(door.style('dim', `    ${detail}`));
          }
        return 0;
      }),
    );
};
