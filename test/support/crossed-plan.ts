import type { Random } from './random.ts';
import type { Tabs } from './small-plan.ts';

const DIMENSIONS = ['country', 'department', 'category', 'program', 'product'];
const KEYS = ['A', 'B', 'C', 'D'];

/**
 * Hard enough to be disturbed at: what is worth most per token differs by next to nothing, under caps that cross each other, the more
 * dimensions the harder.
 */
export const crossedPlan = (chance: Random, dimensions = 2, initiatives = 90): Tabs => {
  const names = DIMENSIONS.slice(0, dimensions);
  const rows = Array.from({ length: initiatives }, (_, at) => {
    const tokens = chance.whole(500, 1_500);
    return [
      `I${at + 1}`,
      `Initiative ${at + 1}`,
      tokens,
      tokens + chance.whole(90, 110),
      'x',
      ...names.map(() => chance.pick(['A', 'B', 'C', 'D'])),
    ].join();
  });
  const caps = names.flatMap((name) => KEYS.map((key) => `Q1,Base,cap,${name},${key},,${chance.whole(6_001, 9_999)}`));
  return {
    Candidates: `initiative_key,title,engineering_tokens,kpi.gmv,is_selected_for_run,${names.join()}\n${rows.join('\n')}\n`,
    Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,EUR\n',
    Scenario_Config: 'scenario_name,objective_mode,period_key,capacity_total_tokens\nQ1,north_star,2026-Q1,35000\n',
    Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens\n${caps.join('\n')}\n`,
    Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\nQ1,Base,gmv,40000,goal\n',
  };
};
