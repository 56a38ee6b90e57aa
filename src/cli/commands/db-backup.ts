import type { Command } from 'commander';
import { backupDatabase, migrateDatabase, restoreDatabase } from '../../app/operate-database.ts';
import { countWords } from '../../asks/words/issue-lines.ts';
import { record } from '../../base/json.ts';
import type { Door, ExitCode } from '../door.ts';

type Run = (work: (door: Door) => Promise<ExitCode>) => Promise<void>;

interface Json {
  readonly json?: boolean;
}

const JSON_OPTION = ['--json', 'one JSON document on standard output'] as const;

/** The commands under `db` that change it as a whole. */
export const addDbBackup = (db: Command, run: Run): void => {
  addMigrate(db, run);
  addBackup(db, run);
  addRestore(db, run);
};

const addMigrate = (db: Command, run: Run): void => {
  db.command('migrate')
    .description('Bring the schema of the database up to date, and say from which to which.')
    .option('--dry-run', 'only say what would change')
    .option(...JSON_OPTION)
    .action(({ dryRun = false, json }: Json & { readonly dryRun?: boolean }) =>
      run(async (door) => {
        const { from, to, changes } = await migrateDatabase(door.deps, dryRun);
        if (json) door.printJson({ from, to, changes, dry_run: dryRun });
        else if (changes.length === 0) door.print(`The schema is ${to} already.`);
        else {
          door.print(`${dryRun ? 'Would bring' : 'Brought'} the schema from ${from ?? 'nothing'} to ${to}:`);
          for (const change of changes) door.print(`  ${change}`);
        }
        return 0;
      }),
    );
};

const addBackup = (db: Command, run: Run): void => {
  db.command('backup')
    .description('Write everything in the database into one new file, and read that again to see that it is whole.')
    .argument('<file>', 'a file that is not there yet')
    .option(...JSON_OPTION)
    .action((file: string, { json }: Json) =>
      run(async (door) => {
        const { schema, madeAt, tables, bytes, sha256 } = await backupDatabase(door.deps, file);
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        if (json)
          door.printJson({ file, schema, made_at: madeAt, bytes, sha256, rows: record(tables.map((table) => [table.table, table.rows])) });
        else {
          const of = (name: string): number => tables.find(({ table }) => table === name)?.rows ?? 0;
          door.print(
            `Wrote ${file} (${sizeWords(bytes)}): ${countWords(of('workspaces'), 'workspace')}, ${countWords(of('optimization_runs'), 'run')}, ${countWords(rows, 'row')} in all; read again and found whole.`,
          );
          door.print(door.style('dim', `Schema ${schema}, SHA-256 of its content ${sha256}`));
        }
        return 0;
      }),
    );
};

interface RestoreOptions extends Json {
  readonly workspace?: string;
  readonly replace?: boolean;
}

const addRestore = (db: Command, run: Run): void => {
  db.command('restore')
    .description('Restore a backup, from an embedded database or from a server, into an empty database: all of it or nothing.')
    .argument('<file>', 'what planwright db backup wrote')
    .option('--workspace <name>', 'only this workspace, beside those that are there; no tokens and no members come with it')
    .option('--replace', 'give up what is in the database')
    .option(...JSON_OPTION)
    .action((file: string, { json, ...request }: RestoreOptions) =>
      run(async (door) => {
        const { schema, madeAt, rows, findings } = await restoreDatabase(door.deps, file, request);
        const count = [...rows.values()].reduce((sum, it) => sum + it, 0);
        const of = (name: string): number => rows.get(name) ?? 0;
        if (json) door.printJson({ file, schema, made_at: madeAt, rows: record(rows), sound: findings.length === 0, findings });
        else {
          door.print(
            `Restored ${file}, made ${madeAt}: ${countWords(of('workspaces'), 'workspace')}, ${countWords(of('optimization_runs'), 'run')}, ${countWords(count, 'row')} in all.`,
          );
          for (const line of findings.length === 0 ? ['The database is sound.'] : findings) door.print(line);
        }
        return findings.length === 0 ? 0 : 1;
      }),
    );
};

const sizeWords = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
