import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

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
