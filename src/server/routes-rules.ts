import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TeamDeps } from '../app/jobs.ts';
import { setRulesJson } from '../app/set-rules.ts';
import { placeOf } from './access-rules.ts';
import { exact, inWorkspace, moment, PROBLEMS, sendExact } from './parts.ts';

const rule = z
  .object({
    type: z.string().describe('The type word of the rule; of a target `floor` or `goal`; `capacity` for the capacity of the scenario.'),
    words: z.string().describe('The rule in plain words: "at most 25 tokens in country UK".'),
    demands: z.string().describe('The same, to be said after the name of its row: "allows at most 25 tokens in country UK".'),
    rows: z.array(z.string()).describe('`Tab!row`: those that say it.'),
    dimension: z.string(),
    key: z.string(),
    kpi: z.string(),
    number: exact.nullable(),
    baseline: exact.nullable(),
    policy: z.boolean().describe('The first to be proposed to be relaxed.'),
  })
  .meta({ id: 'RuleInWords' });

const setRules = z
  .object({
    set_id: z.int(),
    version: z.int(),
    stale_since: moment.nullable().describe('Its rows have errors since then; this is its last good version.'),
    scenario_name: z.string(),
    constraint_set_name: z.string(),
    rules: z.array(rule).describe('The capacity, then the rules by type, in the order of the rulebook.'),
  })
  .meta({ id: 'SetRules' });

export const addRuleRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/constraint-sets/:set/rules',
    {
      config: { access: { role: 'viewer', of: 'workspace' }, remember: ['workspaces', 'syncEvents'] },
      schema: {
        tags: ['workspace'],
        summary: 'The rules of a constraint set in plain words, with the rows that say them',
        params: inWorkspace.extend({ set: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }),
        response: { 200: setRules, ...PROBLEMS },
      },
    },
    async (request, reply) => sendExact(reply, setRules, await setRulesJson(deps.store, placeOf(request).id, request.params.set)),
  );
};
