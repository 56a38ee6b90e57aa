import { z } from 'zod';
import { toVerificationJson } from '../app/runs.ts';
import { type VerifyAnswer, type VerifyRequest, verifyRun } from '../app/verify-run.ts';
import type { Json } from '../base/json.ts';
import type { Ask, Paper } from './ask.ts';
import { result } from './documents/parts.ts';
import { VERIFICATION } from './documents/verification.ts';
import { engine, given, runName, seconds } from './request-parts.ts';
import { searchHooks } from './search-hooks.ts';

const request = z
  .strictObject({
    run: runName,
    time_limit_seconds: seconds.default(300),
    engine: engine.optional().describe('The second solver; absent: one of another make than that of the run.'),
  })
  .transform((it): VerifyRequest => ({ run: it.run, timeLimitMs: it.time_limit_seconds * 1000, ...given('engine', it.engine) }));

const document = z
  .strictObject({
    run_id: z.string(),
    run_engine: z.string().nullable(),
    run_result: result.nullable(),
    inputs_hash: z.string().nullable(),
    inputs_match: z.boolean(),
    plan_holds: z.boolean().nullable().describe('It keeps every rule and is worth what the run said; null: there is none.'),
    ...VERIFICATION,
  })
  .meta({ id: 'VerifyDocument' });

/** A second opinion on a run. */
export const verifyAsk: Ask<VerifyRequest, VerifyAnswer> = {
  kind: 'verify',
  about: 'run',
  takes: 'search',
  role: 'planner',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, asked, hooks) => verifyRun(deps, asked, searchHooks(hooks)),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: ({ verification }) => verification.verdict !== 'disagree',
};

const toJson = ({ run, inputsMatch, planHolds, verification }: VerifyAnswer): Json => ({
  run_id: run.runId,
  run_engine: run.engineName,
  run_result: run.result,
  inputs_hash: run.inputsHash,
  inputs_match: inputsMatch,
  plan_holds: planHolds,
  ...toVerificationJson(verification),
});

const VERDICT_WORDS = {
  agree: ['green', 'They agree.'],
  disagree: ['red', 'THEY DISAGREE. Do not use this plan before it is clear why; please report it with the run.'],
  undecided: ['yellow', 'Undecided: the second solver was stopped before it could tell.'],
} as const;

const toLines = ({ run, verification: it }: VerifyAnswer, { style }: Paper): readonly string[] => {
  const [colour, verdict] = VERDICT_WORDS[it.verdict];
  const solved = `${it.engineName} ${it.engineVersion}: ${it.result}${it.limit ? ` (limit: ${it.limit})` : ''} in ${(it.wallMs / 1000).toFixed(2)} s`;
  return [
    style('bold', `${run.runId} (${run.scenarioName} / ${run.constraintSetName})`),
    `The run:   ${run.engineName ?? 'none'} ${run.engineVersion ?? ''}: ${run.result ?? run.status}`,
    ...(it.engineName === 'none' ? [] : [`Second:    ${solved}`]),
    style(colour, verdict),
    ...it.findings.map((finding) => `  ${finding}`),
  ];
};
