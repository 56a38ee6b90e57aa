import { describe, expect, it } from 'vitest';
import { planEdits } from '../../src/report/plan-edits.ts';
import { isOutputTab } from '../../src/report/plan-output.ts';
import { toRowStatuses } from '../../src/report/row-statuses.ts';
import { type OutputRows, toOutputRows, toTabOutput } from '../../src/report/to-tabs.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import type { Cell, CellValue, Sheet, Workbook, WorkbookEdits, WriteValue } from '../../src/sheet/workbook.ts';
import { toWorkbook } from '../support/csv-workbook.ts';
import { marketplace, plan } from './marketplace.ts';
import { reportOf, type Tabs } from './report-of.ts';

const toValue = (value: Exclude<WriteValue, null>): CellValue =>
  'text' in value
    ? { kind: 'text', text: value.text }
    : 'number' in value
      ? { kind: 'number', digits: value.number, percent: false }
      : { kind: 'boolean', value: value.boolean };

/** A workbook as it reads after a write. */
const applied = (workbook: Workbook, { edits, newSheets }: WorkbookEdits): Workbook => {
  const old = workbook.sheets.map((sheet): Sheet => {
    const rows = new Map(sheet.rows.map(({ row, cells }) => [row, new Map(cells.map((cell) => [cell.column, cell.value]))]));
    for (const { row, column, value } of edits.find((it) => it.sheet === sheet.name)?.cells ?? []) {
      const cells = rows.get(row) ?? new Map<number, CellValue>();
      if (value) cells.set(column, toValue(value));
      rows.set(row, cells);
    }
    return { ...sheet, rows: [...rows].sort(([a], [b]) => a - b).map(([row, cells]) => ({ row, cells: toCells(cells) })) };
  });
  const fresh = newSheets.flatMap((sheet): readonly Sheet[] => {
    if (sheet.kind !== 'table') return [];
    const header: readonly WriteValue[] = sheet.columns.map((column) => ({ text: column.header }));
    const rows = [header, ...sheet.rows].map((values, at) => ({
      row: at + 1,
      cells: toCells(
        new Map(
          values.flatMap((value, index) =>
            value && ('text' in value || 'number' in value || 'boolean' in value) ? [[index + 1, toValue(value)] as const] : [],
          ),
        ),
      ),
    }));
    return [{ name: sheet.name, hidden: false, rows }];
  });
  return { ...workbook, sheets: [...old, ...fresh] };
};

const toCells = (cells: ReadonlyMap<number, CellValue>): readonly Cell[] =>
  [...cells].sort(([a], [b]) => a - b).map(([column, value]) => ({ column, value }));

const made = reportOf(marketplace, { scenario: 'Plan', selected: plan });
const output = toOutputRows(made.report, made.inputs.kpis);

const renamed = (rows: OutputRows['runs']): OutputRows['runs'] => rows.map((row) => ({ ...row, run_id: { text: 'RUN-2' } }));
const another: OutputRows = { ...output, runs: renamed(output.runs), results: renamed(output.results), gaps: renamed(output.gaps) };

const edit = (workbook: Workbook, rows: OutputRows | null, updatedAt = 'T1', updatedSource = 'planwright sync'): WorkbookEdits => {
  const rowSet = readRows(workbook);
  return planEdits({
    workbook,
    rowSet,
    statuses: toRowStatuses(rowSet, made.compilation),
    updatedSource,
    updatedAt,
    output: rows && toTabOutput(rows),
  });
};
const cellsOf = (edits: WorkbookEdits, sheet: string): readonly string[] =>
  (edits.edits.find((it) => it.sheet === sheet)?.cells ?? []).map(
    ({ row, column, value }) =>
      `${row},${column}=${value === null ? '' : 'text' in value ? value.text : 'number' in value ? value.number : value.boolean}`,
  );
const withTab = (name: string, rows: readonly (readonly string[])[]): Workbook => toWorkbook({ ...marketplace, [name]: rows });

describe('statuses beside input rows', () => {
  it('add missing system columns to the right of everything that stands in the sheet', () => {
    const tabs: Tabs = {
      Scenario_Config: [
        ['scenario_name', 'objective_mode'],
        ['S', 'north_star', '', 'a remark'],
      ],
    };
    const edits = planEdits({
      workbook: toWorkbook(tabs),
      rowSet: readRows(toWorkbook(tabs)),
      statuses: [{ tab: 'Scenario_Config', row: 2, status: 'OK' }],
      updatedSource: 'planwright sync',
      updatedAt: 'T1',
      output: null,
    });
    expect(cellsOf(edits, 'Scenario_Config')).toEqual([
      '1,5=run_status',
      '1,6=updated_source',
      '1,7=updated_at',
      '2,5=OK',
      '2,6=planwright sync',
      '2,7=T1',
    ]);
  });

  it('add them where no merged header and no formula reaches', () => {
    const sheet = {
      ...toWorkbook({
        Scenario_Config: [
          ['scenario_name', 'objective_mode', 'remarks'],
          ['S', 'north_star'],
        ],
      }).sheets[0],
    };
    const around = { merged: [{ top: 1, left: 3, bottom: 1, right: 5 }], lastFormulaColumn: 6 };
    const workbook = { name: 'w', fingerprint: '', sheets: [{ name: '', hidden: false, rows: [], ...sheet, ...around }] };
    const write = (it: Workbook) =>
      planEdits({
        workbook: it,
        rowSet: readRows(it),
        statuses: [{ tab: 'Scenario_Config', row: 2, status: 'OK' }],
        updatedSource: '',
        updatedAt: '',
        output: null,
      });
    expect(cellsOf(write(workbook), 'Scenario_Config')[0]).toBe('1,7=run_status');
    const barely = { ...workbook, sheets: workbook.sheets.map((it) => ({ ...it, lastFormulaColumn: 3 })) };
    expect(cellsOf(write(barely), 'Scenario_Config')[0]).toBe('1,6=run_status');
    const again = applied(barely, write(barely));
    expect(write(again).edits).toEqual([]);
  });

  it('use the columns that are there, wherever they stand, and add only those that are not', () => {
    const tabs: Tabs = {
      'targets ': [],
      'scenario config': [
        ['Updated At', 'scenario_name', 'objective_mode', 'Run Status'],
        ['', 'S', 'north_star', 'OK'],
      ],
    };
    const edits = planEdits({
      workbook: toWorkbook(tabs),
      rowSet: readRows(toWorkbook(tabs)),
      statuses: [{ tab: 'Scenario_Config', row: 2, status: 'OK' }],
      updatedSource: 'planwright sync',
      updatedAt: 'T1',
      output: null,
    });
    expect(cellsOf(edits, 'scenario config')).toEqual(['1,5=updated_source', '2,4=OK', '2,5=planwright sync', '2,1=T1']);
  });

  it('write every input row once, and nothing at all the second time', () => {
    const workbook = toWorkbook(marketplace);
    const first = edit(workbook, null);
    expect(first.edits.map((it) => it.sheet)).toEqual(['Candidates', 'Metrics_Config', 'Scenario_Config', 'Constraints', 'Targets']);
    const again = edit(applied(workbook, first), null, 'T2');
    expect(again).toEqual({ edits: [], newSheets: [] });
  });

  it('rewrite only rows whose status changed, whoever writes', () => {
    const workbook = applied(toWorkbook(marketplace), edit(toWorkbook(marketplace), null));
    const spoilt = applied(workbook, {
      edits: [{ sheet: 'Targets', cells: [{ row: 2, column: 9, value: { text: 'stale' } }] }],
      newSheets: [],
    });
    expect(cellsOf(edit(spoilt, null, 'T2'), 'Targets')).toEqual(['2,9=OK', '2,10=planwright sync', '2,11=T2']);
    expect(edit(workbook, null, 'T2', 'planwright run').edits).toEqual([]);
  });
});

describe('rows of a run', () => {
  it('come in tabs made for them where the workbook has none', () => {
    const { newSheets } = edit(toWorkbook(marketplace), output);
    expect(newSheets.map((it) => [it.name, it.kind === 'table' ? it.rows.length : 0])).toEqual([
      ['Runs', 1],
      ['Results', 16],
      ['Gaps_and_Alerts', 5],
    ]);
    for (const sheet of newSheets) {
      if (sheet.kind === 'table') for (const row of sheet.rows) expect(row).toHaveLength(sheet.columns.length);
    }
  });

  it('go below the older ones, into the columns of their names, in whatever order the planner has them', () => {
    const workbook = withTab('gaps and alerts', [
      ['My gaps'],
      [],
      ['Severity', 'my notes', 'RUN ID', 'KPI-Key'],
      ['ok', 'mine', 'RUN-0', 'gmv'],
      ['', 'a remark below'],
    ]);
    const edits = edit(workbook, output);
    expect(edits.newSheets.map((it) => it.name)).toEqual(['Runs', 'Results']);
    const cells = cellsOf(edits, 'gaps and alerts');
    expect(cells.slice(0, 8)).toEqual([
      '3,5=dimension',
      '3,6=dimension_key',
      '3,7=target_type',
      '3,8=target',
      '3,9=baseline',
      '3,10=achieved',
      '3,11=gap',
      '3,12=recommendation',
    ]);
    expect(cells).toContain('6,3=RUN-1');
    expect(cells).toContain('6,1=ok');
    expect(cells.filter((cell) => /^\d+,2=/.test(cell))).toEqual([]);
    expect(cells.every((cell) => Number(cell.split(',')[0]) >= 6 || cell.startsWith('3,'))).toBe(true);
  });

  it('add up run by run without touching what stands there', () => {
    const start = toWorkbook(marketplace);
    const once = applied(start, edit(start, output));
    const second = edit(once, another);
    expect(second.newSheets).toEqual([]);
    expect(second.edits.map((it) => it.sheet)).toEqual(['Runs', 'Results', 'Gaps_and_Alerts']);
    expect(cellsOf(second, 'Runs').every((cell) => cell.startsWith('3,'))).toBe(true);
    const twice = applied(once, second);
    expect(twice.sheets.find((it) => it.name === 'Results')?.rows).toHaveLength(33);
  });

  it('stand there once, however often a run is written', () => {
    const start = toWorkbook(marketplace);
    expect(edit(applied(start, edit(start, output)), output)).toEqual({ edits: [], newSheets: [] });
  });

  it('tell KPI columns apart that differ only in signs', () => {
    const scope = { dimensions: [], kpis: ['lead_time', 'leadtime'] };
    const row = { 'kpi.lead_time': { number: '1' }, 'kpi.leadtime': { number: '2' } };
    const workbook = toWorkbook({ Results: [['kpi.leadtime', 'KPI.Lead_Time', 'run_id']] });
    const edits = planEdits({
      workbook,
      rowSet: { layouts: [] },
      statuses: [],
      updatedSource: '',
      updatedAt: '',
      output: toTabOutput({ scope, runs: [], results: [row], gaps: [] }),
    });
    const cells = cellsOf(edits, 'Results').filter((cell) => cell.startsWith('2,'));
    expect(cells).toEqual(['2,2=1', '2,1=2']);
  });

  it('begin in an empty sheet with its header row', () => {
    const edits = edit(
      { ...toWorkbook(marketplace), sheets: [...toWorkbook(marketplace).sheets, { name: 'Runs', hidden: false, rows: [] }] },
      output,
    );
    expect(cellsOf(edits, 'Runs').slice(0, 2)).toEqual(['1,1=run_id', '1,2=scenario_name']);
    expect(cellsOf(edits, 'Runs')).toContain('2,1=RUN-1');
  });

  it('stay out of a tab that only has the name of ours, and go to one of their own each time', () => {
    const own = withTab('Results', [['Quarter', 'Revenue', 'Notes'], ['Q1', '10'], [], ['Total', '10']]);
    const first = edit(own, output);
    expect(first.edits.some((it) => it.sheet === 'Results')).toBe(false);
    expect(first.newSheets.map((it) => it.name)).toEqual(['Runs', 'Planwright_Results', 'Gaps_and_Alerts']);
    const second = edit(applied(own, first), another);
    expect(second.newSheets).toEqual([]);
    expect(second.edits.map((it) => it.sheet)).toEqual(['Runs', 'Planwright_Results', 'Gaps_and_Alerts']);
    const taken = toWorkbook({ ...marketplace, Results: [['Quarter']], 'planwright results': [['Team']] });
    expect(edit(taken, output).newSheets.map((it) => it.name)).toContain('Planwright_Results_2');
  });

  it('still go to our tab where the planner renamed some headers', () => {
    const workbook = withTab('Gaps_and_Alerts', [
      ['Run', 'dimension', 'dimension_key', 'KPI', 'type', 'target', 'baseline', 'achieved', 'gap'],
    ]);
    const edits = edit(workbook, output);
    expect(edits.newSheets.map((it) => it.name)).toEqual(['Runs', 'Results']);
    expect(cellsOf(edits, 'Gaps_and_Alerts')[0]).toBe('1,10=run_id');
  });

  it('need the cells of output tabs to be read', () => {
    expect(['Runs', 'RESULTS', 'gaps and alerts', 'Planwright Results', 'Planwright_Runs_2'].every(isOutputTab)).toBe(true);
    expect(['Candidates', 'Results of 2025', 'Planwright_Results_old'].some(isOutputTab)).toBe(false);
  });
});
