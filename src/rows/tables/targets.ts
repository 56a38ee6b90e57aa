import { constraintSetColumns, sliceColumns } from './constraints.ts';
import { column, isActiveColumn, notesColumn, strengthColumn, type TableDef } from './table-def.ts';

/** One row per KPI target. */
export const targetsTable: TableDef = {
  tab: 'Targets',
  optional: false,
  doc: 'One row per KPI target: a floor that binds, or a goal that is aimed at.',
  columns: [
    ...constraintSetColumns,
    ...sliceColumns,
    column('kpi_key', 'text', 'The KPI; north_star means the KPI of that level.', 'gmv', { required: true }),
    column('target_type', 'text', 'floor binds; goal is aimed at, reported, and never makes a plan infeasible.', 'floor', {
      aliases: ['type', 'floor_or_goal'],
      required: true,
      words: ['floor', 'goal'],
    }),
    column(
      'target_value',
      'number',
      'In the unit of the KPI: the level to reach where a baseline is given, else the change to reach.',
      '1500000',
      {
        aliases: ['value'],
        required: true,
      },
    ),
    column('baseline_value', 'number', 'Where the KPI stands today.', '900000'),
    strengthColumn,
    isActiveColumn,
    notesColumn,
  ],
  families: [],
};
