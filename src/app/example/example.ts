import type { ExampleContent, ExampleRow } from '../../rows/template.ts';
import { EXAMPLE_CANDIDATES } from './candidates.ts';
import { EXAMPLE_CONSTRAINTS } from './rules.ts';
import { EXAMPLE_METRICS, EXAMPLE_SCENARIOS, EXAMPLE_TARGETS } from './targets.ts';

/** Estimates that another team keeps on a tab of its own. */
const EXAMPLE_CONTRIBUTIONS: readonly ExampleRow[] = [
  {
    initiative_key: 'INIT-000149',
    kpi_contribution_json: '{"cost_per_order": -0.01, "conversion": 0.01}',
    notes: 'Estimate of the data team.',
  },
  { initiative_key: 'INIT-000151', kpi_contribution_json: '{"cost_per_order": -0.03}', notes: 'Fewer manual checks.' },
  { initiative_key: 'INIT-000153', kpi_contribution_json: '{"cost_per_order": -0.02}', notes: 'Fewer bank fees.' },
];

/** A marketplace's plan for one quarter: what `init` writes unless it is asked for an empty workbook. */
export const EXAMPLE: ExampleContent = {
  Candidates: EXAMPLE_CANDIDATES,
  Metrics_Config: EXAMPLE_METRICS,
  Scenario_Config: EXAMPLE_SCENARIOS,
  Constraints: EXAMPLE_CONSTRAINTS,
  Targets: EXAMPLE_TARGETS,
  KPI_Contributions: EXAMPLE_CONTRIBUTIONS,
};
