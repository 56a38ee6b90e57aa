import { type Decimal, ZERO } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import type { Infeasibility } from '../engine/conflict.ts';
import type { Solution } from '../engine/solution.ts';
import type { Adjustment, BuiltProblem } from '../problem/built-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Candidate } from '../rows/row-set.ts';
import { boundsOf } from './bounds.ts';
import { fitFacts } from './explain-fit.ts';
import { explainInitiative, type ReasonSources } from './explain-initiative.ts';
import { stageWords } from './explain-result.ts';
import { nearWords } from './near-words.ts';
import { planFigures } from './plan-figures.ts';
import type { Report, ReportedInitiative, ReportedStage, RunStatus } from './report.ts';
import { reportInfeasibility } from './report-conflict.ts';
import { reportGaps } from './report-gaps.ts';
import { rulesAbout } from './rules-about.ts';
import { gatherFacts, type RunFacts } from './run-facts.ts';
import type { SaySlot } from './say-slot.ts';
import { firstStageScores } from './scores.ts';
import { sliceUsage } from './slice-usage.ts';

export interface ReportInput {
  readonly runId: string;
  readonly inputs: RunInputs;
  readonly built: BuiltProblem;
  readonly solution: Solution;
  /** Why there is no plan, where that was asked. */
  readonly infeasibility: Infeasibility | null;
  readonly rulebook: readonly SaySlot[];
  /** Sentences of the caller: stale sets, rows that belong to no set. */
  readonly messages: readonly string[];
  /** ISO times. */
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly inputsHash: string;
  readonly status: RunStatus;
}

/** What a run has to say, from its inputs, its problem and its solution. Pure and exact. */
export const makeReport = (input: ReportInput): Report => {
  const { inputs, built, solution } = input;
  const facts = gatherFacts(inputs, built, solution.selected);
  const figures = planFigures(inputs, built, solution);
  return {
    runId: input.runId,
    scenarioName: inputs.scenario.name,
    constraintSetName: inputs.set.constraintSetName,
    scope: inputs.scope,
    periodKey: inputs.scenario.periodKey,
    objectiveMode: inputs.scenario.mode,
    status: input.status,
    result: solution.result,
    ...(solution.limit ? { limit: solution.limit } : {}),
    hasPlan: solution.hasPlan,
    ...figures,
    tieBreak: tieBreakOf(built, solution),
    capacityTotal: inputs.scenario.capacityTokens,
    scales: built.scales,
    ...(solution.hasPlan ? planParts(input, facts, figures.stages) : { initiatives: [], gaps: [], slices: [] }),
    infeasibility: input.infeasibility && reportInfeasibility(input.infeasibility, inputs, input.rulebook),
    adjustments: built.adjustments,
    messages: [...new Set([...input.messages, ...nearWords(inputs.near, built.stages, solution), ...built.invalid])],
    engine: { name: solution.engine.name, version: solution.engine.version, seed: solution.engine.seed },
    inputsHash: input.inputsHash,
    startedAt: input.startedAt,
    finishedAt: input.finishedAt,
    wallMs: solution.wallMs,
  };
};

const tieBreakOf = ({ stages }: BuiltProblem, solution: Solution): Report['tieBreak'] => {
  const ties = stages.flatMap(({ isTieBreak }, at) => (isTieBreak ? [at] : []));
  return ties.length === 0 ? 'off' : ties.every((at) => solution.stages[at]?.proven) ? 'proven' : 'unproven';
};

const planParts = (
  { built, rulebook }: ReportInput,
  facts: RunFacts,
  stages: readonly ReportedStage[],
): Pick<Report, 'initiatives' | 'gaps' | 'slices'> => {
  const adjustments = new Map<string, Adjustment[]>();
  for (const it of built.adjustments) adjustments.set(it.initiative, [...(adjustments.get(it.initiative) ?? []), it]);
  const sources: ReasonSources = {
    facts,
    rulebook,
    fit: fitFacts(facts, boundsOf(facts)),
    scores: firstStageScores(built.problem, facts.chosen),
    rules: rulesAbout(facts.inputs.set),
    adjustments,
    aim: stageWords(stages[0]),
    isProvenBest: stages.every(({ proven }) => proven),
  };
  const mandatory = new Set(facts.inputs.set.shapes.mandatory_initiatives_json);
  return {
    initiatives: facts.scope.map((it) => reportInitiative(it, sources, mandatory)),
    gaps: reportGaps(facts),
    slices: sliceUsage(facts),
  };
};

const reportInitiative = (candidate: Candidate, sources: ReasonSources, mandatory: ReadonlySet<string>): ReportedInitiative => {
  const { facts, scores, adjustments } = sources;
  const { key, tokens } = candidate;
  const isSelected = facts.chosen.has(key);
  return {
    key,
    title: candidate.title,
    dimensions: candidate.dimensions,
    isSelected,
    allocatedTokens: isSelected ? (tokens ?? ZERO) : ZERO,
    tokens,
    objectiveContribution: scores.contributionOf(key),
    score: scores.scoreOf(key),
    contributions: record(facts.kpis.flatMap((kpi) => contributionOf(candidate, kpi.key))),
    canBeChosen: facts.inside.has(key) && !adjustments.has(key) && !facts.barred.has(key),
    isMandatory: mandatory.has(key),
    bundleKeys: facts.bundlesOf(key),
    dependencyStatus: dependencyStatus(key, facts),
    reason: explainInitiative(candidate, sources),
    lifecycleStatus: candidate.lifecycleStatus,
    activeOverallScore: candidate.activeOverallScore,
    notes: candidate.notes,
  };
};

const contributionOf = ({ contributions }: Candidate, kpi: string): readonly (readonly [string, Decimal])[] => {
  const value = contributions[kpi];
  return value ? [[kpi, value]] : [];
};

/** `needs INIT-1 (chosen) and INIT-2 (not chosen)`. */
const dependencyStatus = (key: string, { inputs, inside, chosen }: RunFacts): string => {
  const needed = inputs.set.shapes.prerequisites_json[key] ?? [];
  const words = needed.map((it) => `${it} (${chosen.has(it) ? 'chosen' : inside.has(it) ? 'not chosen' : 'outside this run'})`);
  return words.length === 0 ? '' : `needs ${words.join(', ')}`;
};
