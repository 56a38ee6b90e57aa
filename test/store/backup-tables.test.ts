import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { expect, test } from 'vitest';
import { BACKUP_TABLES, LEFT_OUT } from '../../src/store/backup/backup-tables.ts';
import * as schema from '../../src/store/schema.ts';
import * as team from '../../src/store/team-schema.ts';

const tables = [...Object.values(schema), ...Object.values(team)].filter((it) => it instanceof PgTable).map(getTableConfig);

test('a backup holds every table, or says why not', () => {
  expect([...BACKUP_TABLES.map(({ name }) => name), ...LEFT_OUT].sort()).toEqual(tables.map(({ name }) => name).sort());
});

test('knows every reference, and has each table after those that it refers to', () => {
  for (const [place, { name, references, owner }] of BACKUP_TABLES.entries()) {
    const found = tables
      .find((table) => table.name === name)
      ?.foreignKeys.map((key) => {
        const { columns, foreignTable } = key.reference();
        return [columns[0]?.name, getTableConfig(foreignTable).name];
      });
    expect([name, Object.entries(references).sort()]).toEqual([name, found?.sort()]);
    for (const target of Object.values(references)) expect(BACKUP_TABLES.findIndex((it) => it.name === target)).toBeLessThanOrEqual(place);
    if (owner !== null && owner !== 'id') expect(Object.keys(references)).toContain(owner);
  }
});
