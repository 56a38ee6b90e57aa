import { column, isActiveColumn, notesColumn, strengthColumn, type TableDef } from './table-def.ts';

export const constraintSetColumns = [
  column('scenario_name', 'text', 'The scenario it belongs to; several separated by |, or * for every active one.', '2027-Q1 growth', {
    required: true,
  }),
  column('constraint_set_name', 'text', 'The set of rules it belongs to. One scenario may have many sets.', 'Baseline', { required: true }),
] as const;

export const sliceColumns = [
  column(
    'dimension',
    'text',
    'For floors, caps and targets: country, department, category, program, product, segment, a dim.<name>, several joined with _, or all.',
    'country',
  ),
  column('dimension_key', 'text', 'The key in that dimension, or the initiatives or bundle that the rule is about.', 'UK', {
    aliases: ['key'],
  }),
] as const;

/** One row per rule. */
export const constraintsTable: TableDef = {
  tab: 'Constraints',
  optional: false,
  doc: 'One row per rule of a constraint set.',
  columns: [
    ...constraintSetColumns,
    column('constraint_type', 'text', 'What kind of rule it is.', 'capacity_floor', {
      required: true,
      words: [
        'capacity_floor',
        'capacity_cap',
        'mandatory',
        'bundle',
        'exclusion',
        'exclude_initiative',
        'exclude_pair',
        'prerequisite',
        'synergy',
        'target',
      ],
    }),
    ...sliceColumns,
    column('min_tokens', 'number', 'capacity_floor: the least tokens in the slice.', '200'),
    column('max_tokens', 'number', 'capacity_cap: the most tokens in the slice.', '250'),
    column(
      'member_keys',
      'list',
      'Initiatives, separated by |: members of a bundle, prerequisites, or the rest of a list.',
      'INIT-000201|INIT-000202',
      {
        aliases: ['members', 'bundle_member_keys', 'prereq_member_keys'],
      },
    ),
    column('kpi_key', 'text', 'target: the KPI.', 'gmv'),
    column('target_type', 'text', 'target: floor binds, goal is aimed at.', 'floor', { words: ['floor', 'goal'] }),
    column('target_value', 'number', 'target: the value, in the unit of the KPI.', '1500000'),
    column(
      'baseline_value',
      'number',
      'target: where the KPI stands today; then the value is the level to reach, else the change.',
      '900000',
    ),
    column('bonus_pct', 'percent', 'synergy: the bonus in percent of both scores. Blank means the bonus of the scenario.', '15'),
    strengthColumn,
    isActiveColumn,
    notesColumn,
  ],
  families: [],
};
