import { column, notesColumn, type TableDef } from './table-def.ts';

/** One row per candidate initiative: cost, dimensions, contributions. */
export const candidatesTable: TableDef = {
  tab: 'Candidates',
  optional: false,
  doc: 'One row per candidate initiative: what it costs, where it belongs, what it contributes to each KPI.',
  columns: [
    column('initiative_key', 'text', 'The key that rules and results refer to. Unique; kept exactly as written.', 'INIT-000123', {
      required: true,
    }),
    column('title', 'text', 'What the initiative is called.', 'Guest checkout in one page'),
    column('country', 'text', 'The country it belongs to: a dimension for floors, caps and targets.', 'UK', { aliases: ['market'] }),
    column('department', 'text', 'The department it belongs to.', 'Growth'),
    column('category', 'text', 'The kind of work.', 'Feature'),
    column('program', 'text', 'The program it is part of.', 'PROGRAM-CHECKOUT', { aliases: ['program_key'] }),
    column('product', 'text', 'The product or product area.', 'Payments', { aliases: ['product_area'] }),
    column('segment', 'text', 'The customer segment.', 'SMB'),
    column(
      'engineering_tokens',
      'number',
      'What it costs, in tokens of engineering capacity. Blank: known, but cannot be chosen.',
      '36.5',
      {
        aliases: ['tokens'],
        required: true,
      },
    ),
    column(
      'tokens_low',
      'number',
      'The least it may turn out to cost. Only planwright robustness looks at it. Blank: its cost itself.',
      '30',
      {
        aliases: ['engineering_tokens_low'],
      },
    ),
    column(
      'tokens_high',
      'number',
      'The most it may turn out to cost. Only planwright robustness looks at it. Blank: its cost itself.',
      '50',
      {
        aliases: ['engineering_tokens_high'],
      },
    ),
    column(
      'kpi_contribution_json',
      'json',
      'Contributions by KPI in one cell, beside or instead of kpi.<key> columns.',
      '{"gmv": 120000, "nps": 0.4}',
    ),
    column('is_selected_for_run', 'boolean', 'TRUE puts it in scope of runs with scope "selected". Blank means FALSE.', 'TRUE', {
      words: ['TRUE', 'FALSE'],
    }),
    column(
      'deadline_date',
      'date',
      'The last date on which it still makes sense; past before a period starts, it is not eligible.',
      '2027-03-31',
    ),
    column(
      'period_key',
      'text',
      'The period it belongs to; it is eligible where it overlaps the period of the scenario. Blank fits always.',
      '2027-Q1',
    ),
    column('lifecycle_status', 'text', 'Your own status word; copied to the results.', 'discovery'),
    column(
      'active_overall_score',
      'number',
      'Your own score; copied to the results. Counts only where a scenario or rule names the KPI "score".',
      '7.5',
    ),
    notesColumn,
  ],
  families: [
    { prefix: 'dim.', doc: 'A dimension of your own, for floors, caps and targets.', example: 'dim.platform' },
    {
      prefix: 'kpi.',
      doc: 'Contribution to one KPI, in the unit of that KPI. Negative where it lowers it. kpi.gmv_low and kpi.gmv_high say between which numbers that of kpi.gmv may turn out, for planwright robustness; a KPI of such a name on Metrics_Config is a KPI like any other, and without that tab both bounds must be there.',
      example: 'kpi.gmv',
    },
  ],
};
