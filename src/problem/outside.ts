import { dayOfIso, fitsPeriod, parsePeriod } from '../rows/period.ts';
import type { Candidate, Scenario } from '../rows/row-set.ts';
import type { AdjustmentKind } from './built-problem.ts';
import type { RunInputs } from './run-inputs.ts';

/** Why a candidate is outside the problem (§6). `kind` is `null` where the scope alone says so, which needs no report. */
export interface Outside {
  readonly kind: Extract<AdjustmentKind, 'not-eligible' | 'no-tokens' | 'left-out'> | null;
  readonly why: string;
}

const LEFT_OUT = 'is left out because its row has errors';

/** Why an initiative that a rule names is no candidate at all. */
export const whyMissing = (initiative: string, { leftOut }: Pick<RunInputs, 'leftOut'>): string =>
  leftOut.includes(initiative) ? LEFT_OUT : 'is not on Candidates';

/** Why a candidate cannot be a variable of the problem, or `undefined` when it can. */
export const whyOutside = (candidate: Candidate, inputs: Pick<RunInputs, 'scenario' | 'scope' | 'leftOut'>): Outside | undefined => {
  if (inputs.scope === 'selected' && !candidate.isSelectedForRun) return { kind: null, why: 'is not selected for the run' };
  if (inputs.leftOut.includes(candidate.key)) return { kind: 'left-out', why: LEFT_OUT };
  const late = whyNotEligible(candidate, inputs.scenario);
  if (late !== undefined) return { kind: 'not-eligible', why: late };
  if (candidate.tokens === null) return { kind: 'no-tokens', why: 'has no token cost' };
  return undefined;
};

const whyNotEligible = (candidate: Candidate, scenario: Scenario): string | undefined => {
  const period = scenario.periodKey === null ? undefined : parsePeriod(scenario.periodKey);
  if (candidate.deadlineDate !== null && period && dayOfIso(candidate.deadlineDate) < period.from) {
    return `is not eligible: its deadline ${candidate.deadlineDate} lies before ${period.key} starts`;
  }
  if (!fitsPeriod(candidate.periodKey, scenario.periodKey)) {
    return `is not eligible: its period ${candidate.periodKey} does not overlap ${scenario.periodKey}`;
  }
  return undefined;
};
