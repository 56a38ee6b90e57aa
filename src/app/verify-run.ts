import { secondEngineAfter } from '../engine/engine-names.ts';
import type { Solution } from '../engine/solution.ts';
import { toDecimal } from '../engine/solution-json.ts';
import { type SolveHooks, solveProblem } from '../engine/solve-problem.ts';
import type { BuiltProblem } from '../problem/built-problem.ts';
import { checkSelection } from '../problem/check-problem.ts';
import { type Claims, compareOpinions, type Opinion } from '../report/compare-opinions.ts';
import type { Run } from '../store/find-runs.ts';
import { hashRunInputs } from '../store/runs.ts';
import { saveVerification, type Verification } from '../store/verifications.ts';
import { askPlainly } from './ask-plainly.ts';
import type { AppDeps } from './deps.ts';
import { loadStoredRun } from './load-stored-run.ts';
import { planFaults } from './plan-faults.ts';
import { poseRun } from './pose-run.ts';
import { withStore } from './with-store.ts';

export interface VerifyRequest {
  /** A run id, or the beginning or end of one. */
  readonly run: string;
  /** The name of an engine; absent: one of another make than the run's. */
  readonly engine?: string;
  readonly timeLimitMs?: number;
}

export interface VerifyAnswer {
  readonly run: Run;
  /** Whether the stored inputs still have the hash that the run was made with. */
  readonly inputsMatch: boolean;
  /** The stored plan keeps every rule, by both exact checks, and is worth what the run said; `null` without a plan. */
  readonly planHolds: boolean | null;
  readonly verification: Verification;
}

/**
 * A second opinion on a run: its problem is built anew from the snapshot of its inputs, its plan checked exactly, and the problem solved by
 * another engine. What comes of it is kept with the run.
 */
export const verifyRun = async (deps: AppDeps, request: VerifyRequest, hooks: SolveHooks = {}): Promise<VerifyAnswer> => {
  const stored = await withStore(deps, (store) => loadStoredRun(store, request.run));
  const { run, inputs, selected } = stored;
  const built = poseRun(inputs);
  const inputsMatch = hashRunInputs(inputs) === run.inputsHash;
  const faults = selected === null ? [] : planFaults(run, inputs, built, selected);
  const claims = toClaims(run, built, selected);
  const again = built.invalid.length > 0 ? null : await solveAgain(deps, built, claims, { ...request, first: run.engineName ?? '' }, hooks);
  const opinion = again ? compareOpinions(claims, again.second, built.stages) : invalidOpinion(run, built);
  const isDenied = !inputsMatch || faults.length > 0 || again?.plain.verdict === 'disagree';
  const verification = toVerification(deps, again?.second ?? null, {
    verdict: isDenied ? 'disagree' : opinion.verdict,
    sentences: [
      inputsMatch
        ? 'The problem was built anew from the inputs of the run; they are unchanged.'
        : 'The stored inputs are not those that the run was made from: their hash differs.',
      ...(selected === null ? [] : faults.length > 0 ? faults : ['Its plan keeps every rule, and is worth what the run said.']),
      ...opinion.sentences,
      ...(again ? independenceWords(run, again) : []),
    ],
  });
  await withStore(deps, (store) => saveVerification(store, run.runId, verification));
  return { run, inputsMatch, planHolds: selected && faults.length === 0, verification };
};

const toClaims = (run: Run, built: BuiltProblem, selected: readonly string[] | null): Claims => ({
  result: run.result ?? 'unknown',
  selected: selected ?? [],
  values: selected && checkSelection(built.problem, selected).objectives,
  // Where one is missing, it cannot be told whose the others are.
  bounds: run.bestBound.length === run.objective.length ? run.bestBound : [],
});

/** What the second engine answers: to the problem as every run is solved, and to the problem as it stands. */
interface Again {
  readonly second: Solution;
  readonly plain: Opinion;
}

const solveAgain = async (
  deps: Pick<AppDeps, 'startEngine' | 'monotonic'>,
  { problem }: BuiltProblem,
  claims: Claims,
  { engine: name, timeLimitMs, first }: VerifyRequest & { readonly first: string },
  hooks: SolveHooks,
): Promise<Again> => {
  const engine = await deps.startEngine(name ?? secondEngineAfter(first));
  try {
    const options = timeLimitMs === undefined ? {} : { timeLimitMs };
    const second = await solveProblem(problem, options, { engine, now: deps.monotonic }, hooks);
    const left = (timeLimitMs ?? Number.POSITIVE_INFINITY) - second.wallMs;
    return { second, plain: await askPlainly(problem, claims, engine, left, hooks) };
  } finally {
    await engine.close();
  }
};

/** How far the second opinion is one of its own. */
const independenceWords = ({ engineName }: Run, { second, plain }: Again): readonly string[] => [
  ...(second.engine.statuses.length === 0
    ? ['No engine had to be asked: Planwright’s own look at the rules settles it, as it did for the run.']
    : []),
  ...plain.sentences,
  ...(second.engine.name === engineName ? ['The run was solved by the same engine: this is no independent opinion.'] : []),
];

/** A run whose rows cannot be posed has nothing to solve: it can only be found so again. */
const invalidOpinion = ({ result }: Run, { invalid }: BuiltProblem): Opinion =>
  result === 'invalid'
    ? { verdict: 'agree', sentences: ['Built anew, the run cannot be posed either.', ...invalid] }
    : { verdict: 'disagree', sentences: ['Built anew, the run cannot be posed at all.', ...invalid] };

const toVerification = (deps: Pick<AppDeps, 'actor' | 'now'>, second: Solution | null, { verdict, sentences }: Opinion): Verification => ({
  verdict,
  engineName: second?.engine.name ?? 'none',
  engineVersion: second?.engine.version ?? '',
  settings: { ...second?.engine.settings, seed: second?.engine.seed ?? 0 },
  result: second?.result ?? 'invalid',
  limit: second?.limit ?? null,
  objective: second?.stages.map(({ objective }) => toDecimal(objective)) ?? [],
  bestBound: second?.stages.map(({ bestBound }) => bestBound && toDecimal(bestBound)) ?? [],
  findings: sentences,
  wallMs: second?.wallMs ?? 0,
  verifiedAt: deps.now().toISOString(),
  actor: deps.actor,
});
