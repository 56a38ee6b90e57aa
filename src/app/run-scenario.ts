import { NotFoundError, UsageError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import { didYouMean, fold, inWords } from '../base/text.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import type { SolveHooks } from '../engine/solve-problem.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { toRefusedJson } from '../report/to-json.ts';
import type { Store } from '../store/database.ts';
import { loadRunInputs, type StoredInputs } from '../store/load-inputs.ts';
import { createRun, finishRun, makeRunId, type NewRun } from '../store/runs.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { AppDeps } from './deps.ts';
import { judgeInputs, type Refusal } from './judge-inputs.ts';
import { publishRun } from './publish-run.ts';
import { type Reading, readSource } from './read-source.ts';
import type { RunAnswer, RunRequest } from './run-request.ts';
import { solveRun } from './solve-run.ts';
import { syncReading } from './sync-source.ts';

/**
 * The main job: sync the workbook, pose the run on what the store then holds, solve it, check and report it, keep it, and write it back
 * into the workbook.
 */
export const runScenario = async (deps: AppDeps, request: RunRequest, hooks: SolveHooks = {}): Promise<RunAnswer> => {
  const reading = await readSource(deps, request.source);
  const outcome = reading.compilation.sets.length === 0 ? askedOfUnread(reading, request) : chooseSet(reading, request);
  if (outcome === 'unread') return refuseUnread(reading);
  const store = await deps.openStore();
  try {
    const sync = await syncReading(deps, store, reading, { ...request, allowEmptyTab: false, dryRun: false });
    const runId = makeRunId(deps.now().toISOString(), deps.randomId());
    const stored = await loadRunInputs(store, sync.workspace, outcome.scenarioName, outcome.constraintSetName).catch(neverStored);
    const verdict = judgeInputs(reading, outcome, stored, request);
    if (verdict.kind === 'refused' || stored === undefined) {
      return await refuse(deps, store, reading, { runId, outcome, stored, verdict, notes: sync.notes, workspace: sync.workspace, request });
    }
    const { inputs, messages } = verdict;
    await createRun(store, newRun(deps, runId, outcome, stored, request, inputs, stored.workspace.id));
    const issues = concerning(reading, outcome, inputs);
    const report = await solveRun(deps, store, { runId, inputs, messages: [...messages, ...sync.notes], issues, request }, hooks);
    const publication = await publishRun(deps, reading, { write: request.write, report, inputs });
    return { kind: 'done', report, inputs, issues, publication };
  } finally {
    await store.close();
  }
};

/**
 * Where tabs cannot be read and so no set is known: the set that the request names, for the store may have a version of it; `unread` where
 * it names none.
 */
const askedOfUnread = (reading: Reading, request: RunRequest): SetOutcome | 'unread' => {
  const { brokenTabs } = reading.rowSet;
  if (brokenTabs.length === 0) return chooseSet(reading, request);
  const { scenario, constraintSet } = request;
  if (scenario === undefined || constraintSet === undefined) return 'unread';
  return { scenarioName: scenario, constraintSetName: constraintSet, set: null, blockedBy: brokenTabs };
};

const refuseUnread = (reading: Reading): RunAnswer => ({
  kind: 'refused',
  runId: null,
  messages: [`No constraint set can be read from the workbook; look at ${inWords(reading.rowSet.brokenTabs)}.`],
  issues: reading.issues,
  publication: { kind: 'none' },
});

/** The set that the request names, or the only one there is. Throws `NotFoundError` with the near miss, or `UsageError` where several would do. */
const chooseSet = (reading: Reading, request: RunRequest): SetOutcome => {
  const { sets } = reading.compilation;
  const scenarios = [...new Set(sets.map((it) => it.scenarioName))];
  const scenario = chooseName('scenario', request.scenario, scenarios, reading.rowSet.inactiveScenarios);
  const ofScenario = sets.filter((it) => fold(it.scenarioName) === fold(scenario));
  const name = chooseName(
    `constraint set of the scenario "${scenario}"`,
    request.constraintSet,
    ofScenario.map((it) => it.constraintSetName),
    [],
  );
  const found = ofScenario.find((it) => fold(it.constraintSetName) === fold(name));
  if (found) return found;
  throw new NotFoundError(`There is no constraint set "${name}".`, { code: 'set-unknown' });
};

const chooseName = (what: string, asked: string | undefined, known: readonly string[], inactive: readonly string[]): string => {
  const [only] = known;
  const list = known.length === 0 ? 'There is none with rules: see planwright check.' : `There are: ${known.join(', ')}.`;
  if (asked === undefined) {
    if (known.length === 1 && only !== undefined) return only;
    throw new UsageError(`Say which ${what} to run.`, { code: 'name-missing', hint: list });
  }
  const found = known.find((name) => fold(name) === fold(asked));
  if (found !== undefined) return found;
  const isInactive = inactive.some((name) => fold(name) === fold(asked));
  const near = isInactive ? ' It is inactive (is_active is FALSE).' : didYouMean(asked, known);
  throw new NotFoundError(`There is no ${what} named "${asked}".${near}`, { code: 'name-unknown', hint: list });
};

// A set (or its scenario) that never was without errors is not in the store: the run can only be refused.
const neverStored = (thrown: unknown): undefined => {
  if (thrown instanceof NotFoundError && (thrown.code === 'set-unknown' || thrown.code === 'scenario-unknown')) return undefined;
  throw thrown;
};

const newRun = (
  deps: Pick<AppDeps, 'actor' | 'now'>,
  runId: string,
  outcome: SetOutcome,
  stored: StoredInputs | undefined,
  request: RunRequest,
  inputs: RunInputs | null,
  workspaceId: number,
): NewRun => ({
  runId,
  workspaceId,
  scenario: stored ? { id: stored.scenarioId, version: stored.scenarioVersion } : null,
  set: stored ? { id: stored.setId, version: stored.setVersion } : null,
  scenarioName: outcome.scenarioName,
  constraintSetName: outcome.constraintSetName,
  scope: request.scope,
  periodKey: stored?.scenario.periodKey ?? null,
  inputs,
  settings: {
    tie_break: request.tieBreak,
    allow_stale: request.allowStale,
    leave_out_errors: request.leaveOutErrors,
    ...(request.timeLimitMs === undefined ? {} : { time_limit_ms: request.timeLimitMs }),
  },
  seed: 0,
  actor: deps.actor,
  now: deps.now().toISOString(),
});

interface RefusedRun {
  readonly runId: string;
  readonly outcome: SetOutcome;
  readonly stored: StoredInputs | undefined;
  readonly verdict: Refusal | { readonly kind: 'accepted' };
  readonly notes: readonly string[];
  readonly workspace: string;
  readonly request: RunRequest;
}

/** A refused run is kept, too: who asked for what, and why it was not solved. */
const refuse = async (deps: AppDeps, store: Store, reading: Reading, refused: RefusedRun): Promise<RunAnswer> => {
  const { runId, outcome, stored, verdict, notes, workspace, request } = refused;
  const messages = [...(verdict.kind === 'refused' ? verdict.messages : []), ...notes];
  const issues = concerning(reading, outcome, null);
  const workspaceId = stored?.workspace.id ?? (await findWorkspace(store.queries, workspace)).id;
  await createRun(store, newRun(deps, runId, outcome, stored, request, null, workspaceId));
  await finishRun(store, runId, {
    status: 'failed',
    result: 'invalid',
    objective: [],
    bestBound: [],
    gapPct: null,
    engine: null,
    wallMs: null,
    message: messages.join(' '),
    document: toRefusedJson(runId, messages, issues),
    portfolio: null,
    now: deps.now().toISOString(),
  });
  const publication = await publishRun(deps, reading, { write: request.write, report: null, inputs: null });
  return { kind: 'refused', runId, messages, issues, publication };
};

/** The findings that concern a run: all but those on rules of other sets. */
const concerning = (reading: Reading, outcome: SetOutcome, inputs: RunInputs | null): readonly Issue[] => {
  const own = new Set([
    ...outcome.blockedBy,
    ...reading.compilation.strays,
    ...((outcome.set ?? inputs?.set)?.provenance.flatMap((it) => it.rows) ?? []),
  ]);
  const isRule = (issue: Issue): boolean =>
    (issue.place.tab === 'Constraints' || issue.place.tab === 'Targets') && issue.place.row !== null;
  return reading.issues.filter((issue) => !isRule(issue) || own.has(`${issue.place.tab}!${issue.place.row}`));
};
