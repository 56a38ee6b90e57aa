import { expect, it } from 'vitest';
import { openGoogleSheet } from '../../../src/sheet/google/google-sheet.ts';
import { MemorySheets } from '../../support/memory-sheets.ts';

const ROWS = 10_000;

it('reads 10,000 rows in two calls and writes them in three, also where a row moved in the moment of writing', async () => {
  const google = new MemorySheets();
  google.add('Candidates', [
    ['id', ...Array.from({ length: 20 }, (_, at) => `kpi.${at}`), 'run_status'],
    ...Array.from({ length: ROWS }, (_, row) => [`key ${row}`, ...Array.from({ length: 20 }, (_, at) => row + at)]),
  ]);
  const source = openGoogleSheet(google.access, 'abc');
  const { fingerprint, sheets } = await source.read(() => true);
  expect(sheets[0]?.rows).toHaveLength(ROWS + 1);
  expect(google.calls).toEqual(['get', 'get']);
  google.before = (kind, number) => void (kind === 'batchUpdate' && number === 5 && google.insertRow('Candidates', 9_000));
  const cells = Array.from({ length: ROWS }, (_, at) => ({ row: at + 2, column: 22, value: { text: `status ${at}` } }));
  expect(await source.write({ edits: [{ sheet: 'Candidates', cells }], newSheets: [] }, fingerprint)).toMatchObject({ written: ROWS });
  expect(google.calls.slice(2)).toEqual(['get', 'get', 'batchUpdate', 'batchUpdate']);
  const content = google.content('Candidates');
  expect(content[8_998]?.[21]).toBe('status 8997');
  expect(content[8_999]).toEqual([]);
  expect([content[9_000]?.[0], content[9_000]?.[21]]).toEqual(['key 8998', 'status 8998']);
  expect(content.at(-1)?.[21]).toBe('status 9999');
});
