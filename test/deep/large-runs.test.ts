import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openDesk } from '../support/cli.ts';
import { SMALL_PLAN, writeFolder } from '../support/small-plan.ts';

const desk = openDesk();
afterAll(desk.clear);

describe('a run over 10,000 initiatives that need each other in a ring', () => {
  it('ends in a minute or two, with nothing chosen', async () => {
    const keys = Array.from({ length: 10_000 }, (_, at) => `I${at}`);
    const ring = keys.map((key, at) => `Q1,Base,prerequisite,${key},I${(at + 1) % keys.length}`);
    const source = writeFolder(join(desk.folder, 'ring'), {
      ...SMALL_PLAN,
      Candidates: `initiative_key,tokens,kpi.gmv\n${keys.map((key) => `${key},1,1`).join('\n')}\n`,
      Constraints: `scenario_name,constraint_set_name,constraint_type,dimension_key,members\n${ring.join('\n')}\n`,
      Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\n',
    });
    const started = performance.now();
    const { code, document } = await desk.json('run', source);
    expect({ code, ...document }).toMatchObject({ code: 0, result: 'optimal', selected: [], capacity_used: 0 });
    expect(performance.now() - started).toBeLessThan(120_000);
  });
});
