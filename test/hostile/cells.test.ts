import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { writeFolder, writeXlsx } from '../support/small-plan.ts';
import { briefly, check } from './ask.ts';
import { CELL_CASES } from './cell-cases.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-cells-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a cell that is not what it should be', () => {
  it.each(CELL_CASES.map((it, at) => ({ ...it, at })))('$name', async ({ tabs, errors, at, asXlsx }) => {
    const path = join(folder, asXlsx ? `${at}.xlsx` : String(at));
    const source = asXlsx ? writeXlsx(path, tabs()) : writeFolder(path, tabs());
    const answer = await check(source);
    expect({ code: answer.code, words: answer.words }).toEqual({ code: '', words: '' });
    const found = briefly(answer.issues.filter((it) => it.severity === 'error'));
    for (const error of errors) expect(found).toContainEqual(expect.stringMatching(`^${error}`));
    if (errors.length === 0) expect(found).toEqual([]);
    // A message stays readable, whatever the cell holds.
    for (const { message } of answer.issues) expect(message.length).toBeLessThan(1000);
    for (const { message } of answer.issues) expect(message).not.toMatch(/[\0\u200b\u202e]/u);

    const own = asXlsx ? '' : readFileSync(join(source, 'Targets.csv'), 'utf8').split('\n')[1];
    const written = await check(source, true);
    expect(briefly(written.issues)).toEqual(briefly(answer.issues));
    if (!asXlsx) expect(readFileSync(join(source, 'Targets.csv'), 'utf8')).toContain(own);
    expect(briefly((await check(source)).issues)).toEqual(briefly(answer.issues));
  });
});
