import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { PGlite } from '@electric-sql/pglite';
import { expect, test } from 'vitest';
import { MIGRATIONS } from '../../src/store/migration-list.ts';

const FOLDER = new URL('../../src/store/migrations/', import.meta.url);
const LIST = new URL('../../src/store/migration-list.ts', import.meta.url);

const listed = (): string => {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith('.sql'));
  const entries = files.sort().map((name) => {
    const statements = readFileSync(new URL(name, FOLDER), 'utf8').split('--> statement-breakpoint');
    const lines = statements.map((statement) => `      ${JSON.stringify(statement.trim())},`);
    return `  {\n    tag: ${JSON.stringify(name.replace(/\.sql$/, ''))},\n    statements: [\n${lines.join('\n')}\n    ],\n  },`;
  });
  return `// biome-ignore-all format: generated from migrations/*.sql by test/store/migrations.test.ts with UPDATE_MIGRATIONS=1

/** The migrations in their order, as a built package finds them without reading files. */
export const MIGRATIONS: readonly { readonly tag: string; readonly statements: readonly string[] }[] = [
${entries.join('\n')}
];
`;
};

test('the list of migrations holds every checked-in migration, word for word (UPDATE_MIGRATIONS=1 rewrites it)', () => {
  if (process.env.UPDATE_MIGRATIONS) writeFileSync(LIST, listed());
  expect(readFileSync(LIST, 'utf8')).toBe(listed());
});

test('a store of before plans could be published keeps its what-ifs, with their parents and changes', async () => {
  const database = new PGlite();
  const tags = MIGRATIONS.map(({ tag }) => tag);
  const apply = async (from: number, to: number): Promise<void> => {
    for (const { statements } of MIGRATIONS.slice(from, to)) for (const statement of statements) await database.exec(statement);
  };
  const at = tags.indexOf('0002_published_plans');
  await apply(0, at);
  await database.exec("insert into workspaces (name, name_key, identity, findings_json, created_at) values ('w', 'w', '/w', '{}', now())");
  for (const [id, settings] of [
    ['RUN-1', {}],
    ['RUN-2', { parent_run: 'RUN-1', changes: 'B included; capacity 60 -> 70' }],
  ] as const)
    await database.query(
      `insert into optimization_runs (run_id, workspace_id, scenario_name, constraint_set_name, scope, settings_json, seed, actor, status,
        objective_json, best_bound_json, message, queued_at) values ($1, 1, 'Q1', 'Base', 'all', $2, 0, 'ada', 'succeeded', '[]', '[]', '', now())`,
      [id, JSON.stringify(settings)],
    );
  await apply(at, tags.length);
  const { rows } = await database.query('select run_id, parent_id, changes_json from optimization_runs order by id');
  expect(rows).toEqual([
    { run_id: 'RUN-1', parent_id: null, changes_json: null },
    { run_id: 'RUN-2', parent_id: 1, changes_json: ['B included; capacity 60 -> 70'] },
  ]);
  await database.close();
}, 60_000);
