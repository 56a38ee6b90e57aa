import { describe, expect, it } from 'vitest';
import { toWorkbook } from '../../test/support/csv-workbook.ts';
import type { Workbook } from '../sheet/workbook.ts';
import { readTable } from './read-table.ts';
import { candidatesTable } from './tables/candidates.ts';
import { metricsConfigTable } from './tables/metrics-config.ts';

const read = (rows: readonly (readonly string[])[], tab = 'Candidates') => readTable(toWorkbook({ [tab]: rows }), candidatesTable);
const found = (table: ReturnType<typeof readTable>): readonly string[] =>
  table.issues.map((it) => `${it.place.row} ${it.code}: ${it.message}`);

describe('the totals row of a table', () => {
  it('is no row of ours, but a row with totals of a table beside ours is', () => {
    const rows = [
      ['initiative_key', 'tokens', '', 'team', 'size'],
      ['A', '1', '', 'red', '5'],
      ['B', '2', '', 'Total', '5'],
      ['Total', '3'],
    ];
    const totals = [
      { top: 4, left: 1, bottom: 4, right: 2 },
      { top: 3, left: 4, bottom: 3, right: 5 },
    ];
    const { sheets, ...workbook } = toWorkbook({ Candidates: rows });
    const table = readTable({ ...workbook, sheets: sheets.map((sheet) => ({ ...sheet, totals })) }, candidatesTable);
    expect(table.rows.map((it) => it.at.row)).toEqual([2, 3]);
  });
});

describe('a tab', () => {
  it('is found whatever its case, spaces, _ and -; headers likewise, and by their aliases', () => {
    const table = read(
      [
        [' Initiative-KEY ', 'Tokens', 'Market', 'DIM.Go-Live', 'kpi.GMV', 'my helper'],
        ['A', '1', 'UK', 'x', '5', '?'],
      ],
      'candi dates',
    );
    expect(table.issues).toEqual([]);
    expect(table.layout?.columns).toEqual({ initiative_key: 1, engineering_tokens: 2, country: 3, 'dim.go_live': 4, 'kpi.GMV': 5 });
    expect(Object.keys(table.rows[0]?.cells ?? {})).toEqual(['initiative_key', 'engineering_tokens', 'country', 'dim.go_live', 'kpi.GMV']);
  });

  it('may have titles above its header and blank rows between; row numbers stay the sheet’s own', () => {
    const table = read([['Our plan 2027'], [], ['note', 'more'], ['initiative_key', 'tokens'], [], ['A', '1'], ['', ''], ['B', '2']]);
    expect(table.layout?.headerRow).toBe(4);
    expect(table.rows.map((it) => it.at.row)).toEqual([6, 8]);
  });

  it('names the near miss of a missing column, at the header row below a title', () => {
    const table = read([['Our plan'], ['Initiave Key', 'tokens', 'country'], ['A', '1', 'UK']]);
    expect(found(table)).toEqual([
      '2 column-missing: The required column initiative_key is missing. Found "Initiave Key": did you mean initiative_key?',
    ]);
    expect(table.rows).toEqual([]);
  });

  it('refuses two columns of one name, by alias or by spelling', () => {
    expect(
      found(
        read([
          ['initiative_key', 'tokens', 'country', 'Market'],
          ['A', '1', 'UK', 'DE'],
        ]),
      )[0],
    ).toMatch(/^1 column-duplicate.*"country" and "Market"/);
    expect(found(read([['initiative_key', 'tokens', 'dim.go_live', 'dim.golive']]))[0]).toMatch(/^1 column-duplicate/);
  });

  it('warns of a column that nearly spells an absent one of ours, and leaves others alone', () => {
    expect(found(read([['initiative_key', 'tokens', 'deadline_dat', 'owner']]))).toHaveLength(1);
  });

  it('does not take check boxes that were filled down for rows', () => {
    const table = read([
      ['initiative_key', 'tokens', 'is_selected_for_run', 'helper'],
      ['A', '1', 'TRUE', ''],
      ['', '', 'FALSE', 'x'],
    ]);
    expect(table.rows.map((it) => it.at.row)).toEqual([2]);
  });

  it('is missed by name, with the near miss; two of one name are refused; an optional one may be absent', () => {
    const missing = readTable(toWorkbook({ Candidate: [['initiative_key']] }), candidatesTable);
    expect(missing.issues.map((it) => `${it.place.row} ${it.code} ${it.message}`)[0]).toMatch(/^null tab-missing .*Found "Candidate"/);
    const one = toWorkbook({ Candidates: [] });
    const twice: Workbook = { ...one, sheets: [...one.sheets, ...toWorkbook({ candidates: [] }).sheets] };
    expect(readTable(twice, candidatesTable).issues.map((it) => it.code)).toEqual(['tab-duplicate']);
    expect(readTable(one, metricsConfigTable).issues).toEqual([]);
  });
});
