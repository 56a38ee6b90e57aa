import type { Issue } from '../base/issue.ts';
import { readWord } from './read-kpis.ts';
import type { RawRow, RawTable } from './read-table.ts';
import { rowReader } from './row-reader.ts';
import type { RuleRow, Strength } from './row-set.ts';

const STRENGTHS: readonly Strength[] = ['hard', 'policy'];

/** The rows of Constraints or Targets, typed cell by cell. What a row means, and whether it has what its type needs, is the rulebook's. */
export const readRules = (table: RawTable, rows: readonly RawRow[]): readonly RuleReadings[] => rows.map((row) => readRule(row, table));

interface RuleReadings {
  readonly rule: RuleRow;
  readonly issues: readonly Issue[];
}

const readRule = (row: RawRow, table: RawTable): RuleReadings => {
  const reader = rowReader(row, table);
  reader.boolean('is_active', true);
  const rule = {
    at: row.at,
    scenarioName: reader.requiredText('scenario_name', 'Name a scenario of Scenario_Config, or * for every active one.'),
    constraintSetName: reader.requiredText('constraint_set_name', 'Name the set of rules this row belongs to.'),
    constraintType: row.at.tab === 'Targets' ? 'target' : reader.requiredText('constraint_type', 'Say what kind of rule it is.'),
    dimension: reader.text('dimension'),
    dimensionKey: reader.text('dimension_key'),
    memberKeys: reader.text('member_keys'),
    minTokens: reader.number('min_tokens', { atLeastZero: true }),
    maxTokens: reader.number('max_tokens', { atLeastZero: true }),
    kpiKey: reader.text('kpi_key'),
    targetType: reader.text('target_type'),
    targetValue: reader.number('target_value'),
    baselineValue: reader.number('baseline_value'),
    bonusPct: reader.number('bonus_pct', { atLeastZero: true }),
    strength: readWord(reader, 'strength', STRENGTHS, 'hard'),
    notes: reader.text('notes'),
    headers: table.headers,
    filled: Object.keys(row.cells),
  };
  return { rule, issues: reader.issues };
};
