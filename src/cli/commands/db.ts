import type { Command } from 'commander';
import { checkDatabase, describeDatabase } from '../../app/database.ts';
import { logAsk } from '../../asks/log.ts';
import { countWords } from '../../asks/words/issue-lines.ts';
import type { Json } from '../../base/json.ts';
import { askAndShow } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { readCount } from '../read-count.ts';
import { addDbBackup } from './db-backup.ts';

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
        if (options.json) door.printJson(toJson(facts));
        else for (const line of factLines(facts, door)) door.print(line);
        return 0;
      }),
    );
  db.command('check')
    .description('Compare everything in the database with its hashes.')
    .option('--json', 'one JSON document on standard output')
    .action((options: Pick<Options, 'json'>) =>
      run(async (door) => {
        const findings = await checkDatabase(door.deps);
        if (options.json) door.printJson({ sound: findings.length === 0, findings });
        else for (const line of findings.length === 0 ? ['The database is sound.'] : findings) door.print(line);
        return findings.length === 0 ? 0 : 1;
      }),
    );
  db.command('log')
    .description('What changed in a workspace, when, by whom and from where; the newest first.')
    .argument('<workspace>', 'the name of the workspace')
    .option('--limit <count>', 'how many changes', readCount, 50)
    .option('--json', 'one JSON document on standard output')
    .action((workspace: string, { limit, ...showing }: Options) => run((door) => askAndShow(door, logAsk, { workspace, limit }, showing)));
  addDbBackup(db, run);
};

type Facts = Awaited<ReturnType<typeof describeDatabase>>;

const toJson = (facts: Facts): Json => ({
  kind: facts.kind,
  place: facts.place,
  schema_version: facts.schemaVersion,
  database_version: facts.databaseVersion,
  size_bytes: facts.sizeBytes,
  workspaces: facts.workspaces.map((it) => ({
    name: it.name,
    identity: it.identity,
    initiatives: it.initiatives,
    kpis: it.kpis,
    scenarios: it.scenarios,
    constraint_sets: it.constraintSets,
    runs: it.runs,
    last_change_at: it.lastChangeAt,
  })),
  notes: facts.notes,
});

const factLines = (facts: Facts, { style }: Door): readonly string[] => [
  `Database:   ${facts.kind}, ${facts.place} (${(facts.sizeBytes / 1024 / 1024).toFixed(1)} MiB, PostgreSQL ${facts.databaseVersion})`,
  `Schema:     ${facts.schemaVersion}`,
  `Workspaces: ${facts.workspaces.length === 0 ? 'none yet' : facts.workspaces.length}`,
  ...facts.workspaces.flatMap((it) => [
    `  ${it.name}  ${style('dim', it.identity)}`,
    `    ${countWords(it.initiatives, 'initiative')}, ${countWords(it.kpis, 'KPI')}, ${countWords(it.scenarios, 'scenario')}, ${countWords(it.constraintSets, 'constraint set')}, ${countWords(it.runs, 'run')}; last change ${it.lastChangeAt ?? 'never'}`,
  ]),
  ...facts.notes,
];
