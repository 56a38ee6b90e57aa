import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSource } from '../../src/app/read-source.ts';
import { writeBack } from '../../src/app/write-back.ts';
import { StaleError } from '../../src/base/errors.ts';
import { type OutputRows, toTabOutput } from '../../src/report/to-tabs.ts';
import { openSource } from '../../src/sheet/open-source.ts';
import { edited, SMALL_PLAN, writeFolder, writeXlsx } from '../support/small-plan.ts';

const folder = mkdtempSync(join(tmpdir(), 'planwright-write-back-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string) => readSource({ openSource: async (it) => openSource(it) }, path);

const runOf = (id: string): OutputRows => ({
  scope: { dimensions: [], kpis: [] },
  runs: [{ run_id: { text: id } }],
  results: [{ run_id: { text: id } }],
  gaps: [],
});
const what = (output: OutputRows | null) => ({ updatedSource: 'planwright run', at: new Date(0), output: output && toTabOutput(output) });

const runIds = async (path: string, tab: string): Promise<readonly unknown[]> => {
  const sheet = (await read(path)).workbook.sheets.find((it) => it.name === tab);
  return (sheet?.rows ?? []).slice(1).map(({ cells }) => cells[0]?.value);
};
const text = (word: string) => ({ kind: 'text', text: word });

describe.each([
  { kind: 'a workbook', write: writeXlsx, name: 'plan.xlsx', part: '' },
  { kind: 'a folder of CSV files', write: writeFolder, name: 'plan', part: 'Candidates.csv' },
])('writing into $kind', ({ write, name, part }) => {
  it('keeps what two runs found that read it at the same time', async () => {
    const path = write(join(folder, 'two', name));
    const readings = [await read(path), await read(path)] as const;
    await writeBack(readings[0], what(runOf('RUN-1')));
    await writeBack(readings[1], what(runOf('RUN-2')));
    expect(await runIds(path, 'Runs')).toEqual([text('RUN-1'), text('RUN-2')]);
    expect(await runIds(path, 'Results')).toEqual([text('RUN-1'), text('RUN-2')]);
  });

  it('is refused where a planner changed an input row meanwhile', async () => {
    const path = write(join(folder, 'one', name));
    const reading = await read(path);
    write(path, edited(SMALL_PLAN, 'Candidates', 'A,Search,UK,10', 'A,Search,UK,11'));
    const before = readFileSync(part === '' ? path : join(path, part));
    await expect(writeBack(reading, what(runOf('RUN-1')))).rejects.toThrow(StaleError);
    expect(readFileSync(part === '' ? path : join(path, part)).equals(before)).toBe(true);
  });
});
