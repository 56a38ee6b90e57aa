import { describe, expect, it } from 'vitest';
import { compileSets } from '../../src/compile/compile-sets.ts';
import { toRowStatuses } from '../../src/report/row-statuses.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { toWorkbook } from '../support/csv-workbook.ts';
import type { Tabs } from './report-of.ts';

const base: Tabs = {
  Candidates: [
    ['initiative_key', 'tokens', 'country', 'kpi.gmv'],
    ['INIT-000123', '5', 'UK', '1'],
    ['INIT-2', '', 'uk', '2'],
  ],
  Scenario_Config: [
    ['scenario_name', 'objective_mode', 'is_active'],
    ['S', 'north_star', ''],
    ['Old', 'north_star', 'no'],
  ],
  Constraints: [
    ['scenario_name', 'constraint_set_name', 'constraint_type', 'dimension', 'dimension_key', 'min_tokens', 'is_active'],
    ['S', 'C', 'mandatory', 'initiative', 'INIT-00123', '', ''],
    ['S', 'C', 'capacity_floor', 'country', 'UK', '5', ''],
    [],
    ['S', 'C', 'mandatory', 'initiative', 'INIT-000123', '', 'no'],
    ['Old', 'C', 'mandatory', 'initiative', 'INIT-000123', '', ''],
    ['S', 'D', 'capacity_floor', 'country', 'FR', 'many', ''],
  ],
  Targets: [['scenario_name', 'constraint_set_name', 'kpi_key', 'target_value', 'target_type']],
};

const statuses = (tabs: Tabs): Readonly<Record<string, string>> => {
  const rowSet = readRows(toWorkbook(tabs));
  const slots = rulebook.map((rule) => rule.compile);
  const found = toRowStatuses(rowSet, compileSets(rowSet, slots));
  expect(new Set(found.map((it) => `${it.tab}!${it.row}`)).size).toBe(found.length);
  expect(found.length).toBe(rowSet.states.length);
  return Object.fromEntries(found.map((it) => [`${it.tab}!${it.row}`, it.status]));
};

describe('the status of input rows', () => {
  const found = statuses(base);

  it('names code and message in the form of the contract', () => {
    expect(found['Constraints!2']).toBe('ERROR [initiative-unknown] INIT-00123 is not on Candidates. Did you mean INIT-000123?');
  });

  it('stays OK on a sound row whose set another row blocks', () => {
    expect(found['Constraints!3']).toBe('OK');
    expect(found['Candidates!2']).toMatch(/^OK|^WARNING \[spelling-mixed\]/);
    expect(found['Scenario_Config!2']).toBe('OK');
  });

  it('is SKIPPED where is_active says no, and for rules of scenarios out of use', () => {
    expect(found['Constraints!5']).toBe('SKIPPED');
    expect(found['Constraints!6']).toBe('SKIPPED');
    expect(found['Scenario_Config!3']).toBe('SKIPPED');
  });

  it('lists several findings worst first, and none for blank rows', () => {
    expect(found['Candidates!3']).toMatch(/^WARNING \[\S+\] .* \| WARNING \[\S+\] /);
    expect(found['Constraints!7']).toMatch(/^ERROR \[number-invalid\] .* \| ERROR \[slice-empty\]/);
    expect(found).not.toHaveProperty('Constraints!4');
  });

  it('claims nothing of rules that nobody could check', () => {
    const broken = statuses({
      ...base,
      Candidates: [
        ['initiative_key', 'tokns'],
        ['INIT-000123', '5'],
      ],
    });
    expect(broken['Constraints!3']).toMatch(/^ERROR \[column-missing\] Not checked, because of the tab Candidates: /);
    expect(broken['Constraints!5']).toBe('SKIPPED');
    expect(broken['Scenario_Config!3']).toBe('SKIPPED');
  });

  it('fits into a cell, however much there is to say', () => {
    const many = Array.from({ length: 2000 }, (_, at) => `INIT-UNKNOWN-${at}`).join('|');
    const long = statuses({ ...base, Constraints: [...(base.Constraints ?? []), ['S', 'E', 'mandatory', 'initiative', many, '', '']] });
    expect(long['Constraints!8']).toMatch(/^ERROR \[initiative-unknown\]/);
    expect(long['Constraints!8']?.length).toBeLessThanOrEqual(32_767);
  });
});
