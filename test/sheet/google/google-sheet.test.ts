import { expect, it } from 'vitest';
import { openGoogleSheet } from '../../../src/sheet/google/google-sheet.ts';
import type { CellEdit, WorkbookEdits } from '../../../src/sheet/workbook.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';

const ROWS = [
  ['id', 'tokens', 'run_status', 'updated_at'],
  ['A', 5, 'old', 'then'],
  ['B', 7, null, null],
  ['C', 9, null, null],
] as const;

const all = (): boolean => true;

const open = () => {
  const google = new MemorySheets();
  google.add('Candidates', ROWS);
  return { google, source: openGoogleSheet(google.access, 'abc') };
};

const status = (row: number, text = 'OK'): readonly CellEdit[] => [
  { row, column: 3, value: { text } },
  { row, column: 4, value: { text: 'now' }, stamp: true },
];
const statuses: WorkbookEdits = { edits: [{ sheet: 'Candidates', cells: [2, 3, 4].flatMap((row) => status(row)) }], newSheets: [] };
const WRITTEN = [
  ['id', 'tokens', 'run_status', 'updated_at'],
  ['A', 5, 'OK', 'now'],
  ['B', 7, 'OK', 'now'],
  ['C', 9, 'OK', 'now'],
];

it('reads numbers, percentages, dates, errors, formulas and texts as from a file', async () => {
  const google = new MemorySheets();
  const shown = (numberValue: number, numberFormat: object) => ({
    userEnteredValue: { numberValue },
    effectiveValue: { numberValue },
    effectiveFormat: { numberFormat },
  });
  google.add('T', [
    ['5', 0.1 + 0.2, true, shown(0.25, { type: 'PERCENT', pattern: '0.00%' })],
    [],
    [
      shown(46_053.5, { type: 'DATE_TIME', pattern: 'yyyy-mm-dd hh:mm:ss' }),
      shown(1, { type: 'DATE' }),
      { formula: '=A1', shows: 'x' },
      { formula: '=""', shows: '' },
    ],
    [{ userEnteredValue: { formulaValue: '=1/0' }, effectiveValue: { errorValue: { type: 'DIVIDE_BY_ZERO' } } }],
  ]);
  const { name, sheets } = await openGoogleSheet(google.access, 'abc').read(all);
  expect(name).toBe('Roadmap');
  expect(sheets).toEqual([
    {
      name: 'T',
      hidden: false,
      lastFormulaColumn: 4,
      rows: [
        {
          row: 1,
          cells: [
            { column: 1, value: { kind: 'text', text: '5' } },
            { column: 2, value: { kind: 'number', digits: '0.3', percent: false } },
            { column: 3, value: { kind: 'boolean', value: true } },
            { column: 4, value: { kind: 'number', digits: '0.25', percent: true } },
          ],
        },
        {
          row: 3,
          cells: [
            { column: 1, value: { kind: 'number', digits: '46053.5', percent: false, date: '2026-01-31T12:00:00' } },
            { column: 2, value: { kind: 'number', digits: '1', percent: false, date: '1899-12-31' } },
            { column: 3, value: { kind: 'text', text: 'x' } },
          ],
        },
        { row: 4, cells: [{ column: 1, value: { kind: 'error', error: '#DIV/0!' } }] },
      ],
    },
  ]);
  expect(google.calls).toEqual(['get', 'get']);
});

it('has the same fingerprint until something changes', async () => {
  const { google, source } = open();
  const first = await source.read(all);
  expect((await source.read(all)).fingerprint).toBe(first.fingerprint);
  google.type('Candidates', 2, 2, 6);
  expect((await source.read(all)).fingerprint).not.toBe(first.fingerprint);
});

it('writes in one batch, and nothing where everything stands there already', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  const receipt = await source.write(statuses, fingerprint);
  expect(receipt).toMatchObject({ written: 6, leftAlone: [], backup: expect.stringContaining('Version history') });
  expect(google.content('Candidates')).toEqual(WRITTEN);
  expect(google.calls).toEqual(['get', 'get', 'get', 'get', 'batchUpdate']);
  expect(google.batches[0]?.filter(({ createDeveloperMetadata }) => !createDeveloperMetadata)).toHaveLength(1);
  const again = await source.read(all);
  expect(again.fingerprint).toBe(receipt.fingerprint);
  expect(await source.write(statuses, again.fingerprint)).toMatchObject({ written: 0, backup: null });
  expect(google.batches).toHaveLength(1);
});

it('leaves formulas, what they fill in, and parts of merged cells alone', async () => {
  const { google, source } = open();
  google.type('Candidates', 2, 3, { formula: '=A2', shows: 'A' });
  google.type('Candidates', 3, 3, { effectiveValue: { stringValue: 'spilled' } });
  google.tab('Candidates').merges.push({ startRowIndex: 2, endRowIndex: 4, startColumnIndex: 2, endColumnIndex: 3 });
  const { fingerprint } = await source.read(all);
  const { leftAlone, written } = await source.write(statuses, fingerprint);
  expect(written).toBe(0);
  expect(leftAlone.map(({ row, why }) => [row, why])).toEqual([
    [2, 'formula'],
    [3, 'array'],
    [4, 'merged'],
  ]);
});

it('refuses to write into a protected range, by its name, before anything is written', async () => {
  const { google, source } = open();
  google.tab('Candidates').protectedRanges.push({ range: { startColumnIndex: 2, endColumnIndex: 3 }, description: 'Hands off' });
  const { fingerprint } = await source.read(all);
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject({
    name: 'UsageError',
    code: 'range-protected',
    message: expect.stringMatching(/Candidates.*C1:C.*Hands off/u),
  });
  expect(google.batches).toEqual([]);
});

it.each([
  ['that only warns', { warningOnly: true }],
  ['that we may edit', { requestingUserCanEdit: true }],
  ['that names our account', { editors: { users: ['Planwright@example.iam.gserviceaccount.com'] } }],
])('writes into a protected range %s', async (_, rights) => {
  const { google, source } = open();
  google.tab('Candidates').protectedRanges.push({ range: {}, ...rights });
  const { fingerprint } = await source.read(all);
  expect(await source.write(statuses, fingerprint)).toMatchObject({ written: 6 });
});

it('writes nothing where the sheet changed since it was read, or was not read', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  google.type('Candidates', 4, 2, 10);
  const stale = { name: 'StaleError', code: 'workbook-changed' };
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject(stale);
  await expect(source.write(statuses, 'another')).rejects.toMatchObject(stale);
  expect(google.batches).toEqual([]);
});

it('keeps texts texts', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  await source.write({ edits: [{ sheet: 'Candidates', cells: status(2, '=IMPORTXML("http://x")') }], newSheets: [] }, fingerprint);
  expect(google.tab('Candidates').rows[1]?.[2]?.userEnteredValue).toEqual({ stringValue: '=IMPORTXML("http://x")' });
});

it('makes room for what does not fit', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  await source.write(
    { edits: [{ sheet: 'Candidates', cells: [{ row: 8, column: 7, value: { number: '1' } }] }], newSheets: [] },
    fingerprint,
  );
  expect(google.tab('Candidates')).toMatchObject({ rowCount: 8, columnCount: 7 });
  expect(google.content('Candidates')[7]).toEqual([null, null, null, null, null, null, 1]);
});

const onBatch = (google: MemorySheets, number: number, what: () => ReturnType<MemorySheets['before']>): void => {
  let batches = 0;
  google.before = (kind) => (kind === 'batchUpdate' && ++batches === number ? what() : undefined);
};

it.each([null, 500, 502, 503, 504])('survives an answer that is lost after the write happened (%s)', async (status) => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => ({ lost: { status } }));
  const append: WorkbookEdits = {
    edits: [{ sheet: 'Candidates', cells: [{ row: 9, column: 1, value: { text: 'run-1' } }] }],
    newSheets: [],
  };
  await source.write(append, fingerprint);
  expect(google.batches).toHaveLength(1);
  expect(google.tab('Candidates').rowCount).toBe(9);
  expect(google.content('Candidates')[8]).toEqual(['run-1']);
});

it('tries again where the write did not happen, and waits as long as Google asks', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => ({ refused: { status: 429, retryAfterMs: 20_000 } }));
  await source.write(statuses, fingerprint);
  expect(google.content('Candidates')).toEqual(WRITTEN);
  expect(google.nowMs).toBeGreaterThanOrEqual(20_000);
  expect(google.waits).toEqual([
    'Google asks to wait: its limit of calls per minute is used up. Trying again for up to two and a half minutes.',
  ]);
});

it('gives up after some minutes, in words', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  google.before = (kind) => (kind === 'batchUpdate' ? { refused: { status: 503 } } : undefined);
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject({
    name: 'UnavailableError',
    code: 'google-unavailable',
    retryable: true,
  });
  expect(google.nowMs).toBeLessThan(200_000);
  expect(google.waits).toEqual(['Google Sheets does not answer. Trying again for up to two and a half minutes.']);
  google.before = () => ({ refused: { status: 429 } });
  await expect(source.read(all)).rejects.toMatchObject({ code: 'google-quota' });
});

it.each([
  [401, '', 'google-access-revoked', /revoked/],
  [403, 'The caller does not have permission', 'sheet-not-shared', /planwright@example.iam.gserviceaccount.com as Editor/],
  [403, 'Google Sheets API has not been used in project 1 before or it is disabled.', 'google-api-off', /Enable/],
  [404, 'Requested entity was not found.', 'sheet-not-found', /planwright@example/],
  [400, 'This operation is not supported for this document', 'source-unsupported', /Save as Google Sheets/],
])('names a refusal: %s %s', async (status, text, code, words) => {
  const { google, source } = open();
  google.before = () => ({ refused: { status, text } });
  const error = await source.read(all).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ code });
  expect(`${(error as Error).message} ${(error as { hint?: string }).hint}`).toMatch(words);
});

it('says that a sheet that is shared for reading only cannot be written', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => ({ refused: { status: 403, text: 'The caller does not have permission' } }));
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject({
    code: 'sheet-read-only',
    hint: expect.stringContaining('as Editor'),
  });
});

it('stays under the quota of reads', async () => {
  const { google, source } = open();
  for (let at = 0; at < 60; at++) await source.read(all);
  expect(google.nowMs).toBeGreaterThanOrEqual(120_000);
});

it('puts everything right where a planner inserted a row in the moment of writing', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => void google.insertRow('Candidates', 3));
  await source.write(statuses, fingerprint);
  expect(google.content('Candidates')).toEqual([WRITTEN[0], WRITTEN[1], [], WRITTEN[2], WRITTEN[3]]);
});

it('puts everything right where a planner inserted a column in the moment of writing', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => void google.insertColumn('Candidates', 2));
  const receipt = await source.write(statuses, fingerprint);
  expect(google.content('Candidates')).toEqual(WRITTEN.map(([id = null, ...rest]) => [id, null, ...rest]));
  expect(receipt.fingerprint).not.toBe((await source.read(all)).fingerprint);
});

it('puts a row of earlier results back that moved to where new ones were written', async () => {
  const google = new MemorySheets();
  google.add('Results', [
    ['run_id', 'name'],
    ['r1', 'A'],
    ['r1', 'B'],
  ]);
  const source = openGoogleSheet(google.access, 'abc');
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => void google.insertRow('Results', 2));
  const cells = [
    { row: 4, column: 1, value: { text: 'r2' } },
    { row: 4, column: 2, value: { text: 'C' } },
  ];
  await source.write({ edits: [{ sheet: 'Results', cells }], newSheets: [] }, fingerprint);
  expect(google.content('Results')).toEqual([['run_id', 'name'], [], ['r1', 'A'], ['r1', 'B'], ['r2', 'C']]);
});

it('names the cells where what moved cannot be told with certainty', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => {
    google.insertRow('Candidates', 3);
    google.type('Candidates', 5, 1, 'someone else');
    return undefined;
  });
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject({
    name: 'UnavailableError',
    code: 'write-disturbed',
    message: expect.stringContaining('Candidates (C2 to D4)'),
  });
});

it('claims nothing where the answer was lost, and rows and columns moved before and after the write', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  google.before = (_, number) => {
    if (number === 6) google.insertRow('Candidates', 3);
    if (number !== 5) return undefined;
    google.insertColumn('Candidates', 2);
    return { lost: { status: 503 } };
  };
  await expect(source.write(statuses, fingerprint)).rejects.toMatchObject({ name: 'UnavailableError', code: 'write-disturbed' });
  expect(google.batches).toHaveLength(1);
});

it('counts what a planner typed elsewhere in the same moment as not yet read', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => void google.type('Candidates', 3, 2, 70));
  const receipt = await source.write(statuses, fingerprint);
  expect(google.content('Candidates')[2]).toEqual(['B', 70, 'OK', 'now']);
  expect(receipt.fingerprint).not.toBe((await source.read(all)).fingerprint);
});

const NEW = { kind: 'table', name: 'Runs', columns: [{ header: 'run_id', width: 10 }], rows: [[{ text: 'r1' }]] } as const;

it('makes a tab once, also where the answer was lost', async () => {
  const { google, source } = open();
  const { fingerprint } = await source.read(all);
  onBatch(google, 1, () => ({ lost: {} }));
  expect(await source.write({ edits: [], newSheets: [NEW] }, fingerprint)).toMatchObject({ written: 2 });
  expect(google.tabs.map(({ title }) => title)).toEqual(['Candidates', 'Runs']);
  expect(google.content('Runs')).toEqual([['run_id'], ['r1']]);
  const { fingerprint: now } = await source.read(all);
  await expect(source.write({ edits: [], newSheets: [{ ...NEW, name: 'RUNS' }] }, now)).rejects.toMatchObject({ code: 'sheet-exists' });
});

it('lets one of two write who both looked before either wrote; the other one reads anew and loses nothing', async () => {
  const { google, source } = open();
  const other = openGoogleSheet(google.access, 'abc');
  const rowsOf = (runId: string, row: number): WorkbookEdits => ({
    edits: [{ sheet: 'Candidates', cells: [0, 1].map((at) => ({ row: row + at, column: 1, value: { text: runId } })) }],
    newSheets: [],
  });
  const [mine, theirs] = [await source.read(all), await other.read(all)];
  const ended = await Promise.allSettled([
    source.write(rowsOf('r1', 5), mine.fingerprint),
    other.write(rowsOf('r2', 5), theirs.fingerprint),
  ]);
  expect(ended.map(({ status }) => status)).toEqual(['fulfilled', 'rejected']);
  expect(ended[1]).toMatchObject({ reason: { name: 'StaleError', code: 'workbook-changed' } });
  await other.write(rowsOf('r2', 7), (await other.read(all)).fingerprint);
  expect(google.content('Candidates').slice(4)).toEqual([['r1'], ['r1'], ['r2'], ['r2']]);
});

it('keeps few marks of its writes, and writes also where none can be made', async () => {
  const { google, source } = open();
  const write = async (text: string): Promise<void> => {
    const { fingerprint } = await source.read(all);
    await source.write({ edits: [{ sheet: 'Candidates', cells: status(2, text) }], newSheets: [] }, fingerprint);
  };
  for (let number = 0; number < 60; number++) await write(`OK ${number}`);
  expect(google.metadata).toHaveLength(51);
  google.takesMarks = false;
  await write('at last');
  expect(google.content('Candidates')[1]).toEqual(['A', 5, 'at last', 'now']);
});
