import { random } from './random.ts';
import { SMALL_PLAN, type Tabs } from './small-plan.ts';

const DIMENSIONS = ['country', 'department', 'category', 'program', 'product', 'segment', 'dim.a', 'dim.b'];
const KEYS = ['K0', 'K1', 'K2', 'K3', 'K4'];

/** A plan is found at once; that it is the best one takes longer than any test waits: gains that follow tokens, under 40 tight caps. */
export const hardPlanTabs = (): Tabs => {
  const chance = random(7);
  const rows = Array.from({ length: 250 }, (_, at) => {
    const tokens = chance.whole(200, 1000);
    const keys = DIMENSIONS.map(() => KEYS[chance.whole(0, 4)]);
    return [`I${at}`, tokens, tokens + chance.whole(90, 110), ...keys].join(',');
  });
  const caps = DIMENSIONS.flatMap((dimension) => KEYS.map((key) => `Q1,Hard,cap,${dimension},${key},${chance.whole(6001, 9999)}`));
  return {
    ...SMALL_PLAN,
    Candidates: `initiative_key,engineering_tokens,kpi.gmv,${DIMENSIONS.join(',')}\n${rows.join('\n')}\n`,
    Scenario_Config: 'scenario_name,objective_mode\nQ1,north_star\n',
    Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,max_tokens\n${caps.join('\n')}\n`,
    Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
  };
};
