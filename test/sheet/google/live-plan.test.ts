import { expect, it } from 'vitest';
import { exampleWorkbook, initWorkbook } from '../../../src/app/init-workbook.ts';
import { readAnew, readSource } from '../../../src/app/read-source.ts';
import { writeBack } from '../../../src/app/write-back.ts';
import { toOutputRows, toTabOutput } from '../../../src/report/to-tabs.ts';
import { openGoogleSheet } from '../../../src/sheet/google/google-sheet.ts';
import type { Source } from '../../../src/sheet/workbook.ts';
import { readXlsx } from '../../../src/sheet/xlsx-bytes.ts';
import { marketplace, plan } from '../../report/marketplace.ts';
import { reportOf } from '../../report/report-of.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';

const PATH = 'gsheet:abc';
const at = new Date('2026-01-31T12:00:00Z');

const openDeps = (google: MemorySheets) => ({ openSource: async () => openGoogleSheet(google.access, 'abc') });

const empty = (): MemorySheets => {
  const google = new MemorySheets();
  google.add('Sheet1', []);
  return google;
};

it('fills an empty sheet with the example, which compiles to the same bytes as the one in a file', async () => {
  const google = empty();
  const report = await initWorkbook(openDeps(google), { path: PATH, empty: false });
  expect(report).toMatchObject({ outcome: 'created', kind: 'gsheet', withExample: true, left: ['Sheet1'] });
  expect(google.batches).toHaveLength(1);
  const live = await readSource(openDeps(google), PATH);
  const bytes = exampleWorkbook();
  const file: Source = {
    identity: 'x',
    name: 'x',
    read: async (wanted) => readXlsx('x', bytes, wanted),
    write: () => Promise.reject(new TypeError('read only')),
  };
  const same = await readAnew(file);
  const bytesOf = ({ compilation }: typeof live): readonly unknown[] => compilation.sets.map(({ set }) => set);
  expect(live.compilation.sets.length).toBeGreaterThan(0);
  expect(bytesOf(live)).toEqual(bytesOf(same));
  const values = ({ rowSet: { layouts: _, ...rows } }: typeof live): object => rows;
  expect(values(live)).toEqual(values(same));
});

it('completes the tabs of a sheet that has some, once, and moves none of them', async () => {
  const google = empty();
  google.add('Notes', [['mine']]);
  expect(await initWorkbook(openDeps(google), { path: PATH, empty: false })).toMatchObject({ outcome: 'completed', withExample: false });
  expect(google.tabs.slice(0, 2).map(({ title }) => title)).toEqual(['Sheet1', 'Notes']);
  expect(google.content('Notes')).toEqual([['mine']]);
  expect(await initWorkbook(openDeps(google), { path: PATH, empty: false })).toMatchObject({ outcome: 'unchanged' });
  expect(google.batches).toHaveLength(1);
});

const made = reportOf(marketplace, { scenario: 'Plan', selected: plan });
const output = toTabOutput(toOutputRows(made.report, made.inputs.kpis));
const what = { at, updatedSource: 'planwright run', output };

const runIds = output.tabs.flatMap(({ rows }) => rows.map(({ run_id: id }) => (id && 'text' in id ? id.text : '')));

const results = (google: MemorySheets): number => google.content('Results').length;

it('writes statuses and the rows of a run beside each other, and neither twice', async () => {
  const google = empty();
  await initWorkbook(openDeps(google), { path: PATH, empty: false });
  const before = results(google);
  const reading = await readSource(openDeps(google), PATH);
  await writeBack(reading, what);
  const after = results(google);
  expect(after).toBeGreaterThan(before);
  // The same run is written again, as after an answer that never came.
  expect(await writeBack(await readSource(openDeps(google), PATH), what)).toMatchObject({ written: 0, backup: null });
  expect(results(google)).toBe(after);
});

it('reads anew where another run wrote its results meanwhile, and puts ours beside them', async () => {
  const google = empty();
  await initWorkbook(openDeps(google), { path: PATH, empty: false });
  const [first, second] = [await readSource(openDeps(google), PATH), await readSource(openDeps(google), PATH)];
  await writeBack(first, { ...what, output: null });
  await writeBack(second, what);
  expect(google.content('Results').flat()).toContain(runIds[0]);
});
