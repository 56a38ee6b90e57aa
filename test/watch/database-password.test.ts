import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readConfig } from '../../src/app/config.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-password-'));
afterAll(() => rmSync(folder, { recursive: true }));

test('the password of the database may lie in a file', () => {
  const file = join(folder, 'password');
  writeFileSync(file, 'p@ss/w%rd\n');
  const settings = { PLANWRIGHT_DATABASE_URL: 'postgresql://ada@db.example.org/plans', PLANWRIGHT_DATABASE_PASSWORD_FILE: file };
  const { store } = readConfig(settings);
  expect(store).toEqual({ kind: 'server', url: 'postgresql://ada:p%40ss%2Fw%25rd@db.example.org/plans' });
  expect(() => readConfig({ ...settings, PLANWRIGHT_DATABASE_PASSWORD_FILE: join(folder, 'none') })).toThrow('cannot be read');
});
