import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSource } from './open-source.ts';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'planwright-'));
  for (const name of ['a.xlsx', 'b.XLSM', 'c.xls', 'd.xlsb', 'e.ods', 'f.csv', 'g.pdf']) await writeFile(join(folder, name), 'x');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

it('opens workbook files and folders', () => {
  expect(openSource(join(folder, 'a.xlsx')).name).toBe('a');
  expect(openSource(join(folder, 'b.XLSM')).name).toBe('b');
  expect(openSource(`${folder}/`).identity).toBe(openSource(folder).identity);
});

it.each([
  ['c.xls', 'workbook-xls'],
  ['d.xlsb', 'workbook-xlsb'],
  ['e.ods', 'workbook-ods'],
  ['f.csv', 'source-unsupported'],
  ['g.pdf', 'source-unsupported'],
])('refuses %s with %s and a hint', (name, code) => {
  expect(() => openSource(join(folder, name))).toThrow(expect.objectContaining({ name: 'UsageError', code, hint: expect.any(String) }));
});

it('says what is missing, and what is not set up', () => {
  expect(() => openSource(join(folder, 'none.xlsx'))).toThrow(expect.objectContaining({ name: 'NotFoundError', code: 'source-missing' }));
  expect(() => openSource(join(folder, 'a.xlsx', 'b.xlsx'))).toThrow(expect.objectContaining({ name: 'NotFoundError' }));
  expect(() => openSource('gsheet:1abc')).toThrow(expect.objectContaining({ name: 'UsageError', code: 'google-not-set-up' }));
});

it('refuses a text file that calls itself a workbook', async () => {
  await expect(openSource(join(folder, 'a.xlsx')).read(() => true)).rejects.toMatchObject({ code: 'workbook-damaged' });
});
