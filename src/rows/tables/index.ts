import type { InputTab } from '../row-set.ts';
import { candidatesTable } from './candidates.ts';
import { constraintsTable } from './constraints.ts';
import { kpiContributionsTable } from './kpi-contributions.ts';
import { metricsConfigTable } from './metrics-config.ts';
import { scenarioConfigTable } from './scenario-config.ts';
import type { TableDef } from './table-def.ts';
import { targetsTable } from './targets.ts';

/** The input tabs, in the order in which issues are listed. */
export const TABLES: Readonly<Record<InputTab, TableDef>> = {
  Candidates: candidatesTable,
  Metrics_Config: metricsConfigTable,
  Scenario_Config: scenarioConfigTable,
  Constraints: constraintsTable,
  Targets: targetsTable,
  KPI_Contributions: kpiContributionsTable,
};
