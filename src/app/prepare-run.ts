import { toPlain } from '../base/decimal.ts';
import { NotFoundError } from '../base/errors.ts';
import type { Issue } from '../base/issue.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import type { NearPlan, RunInputs } from '../problem/run-inputs.ts';
import { toRefusedJson } from '../report/to-json.ts';
import type { Store } from '../store/database.ts';
import { loadRunInputs, type StoredInputs } from '../store/load-inputs.ts';
import { createRun, finishRun, hashRunInputs, makeRunId, type NewRun, startRun } from '../store/runs.ts';
import { findWorkspace } from '../store/workspaces.ts';
import type { AppDeps } from './deps.ts';
import { judgeInputs, type Refusal } from './judge-inputs.ts';
import { findEndedRun, loadNearPlan, loadStoredRun, type StoredRun } from './load-stored-run.ts';
import { loadPublished, type PublishedRun } from './published-plan.ts';
import type { Reading } from './read-source.ts';
import type { RunRequest } from './run-request.ts';
import type { RunJob } from './solve-run.ts';
import { syncReading } from './sync-source.ts';

/** A run that is ready to be solved, or one that must not be, or one that has ended already, by an attempt that broke off. Each is kept by now. */
export type PreparedRun =
  | { readonly kind: 'ready'; readonly job: RunJob }
  /** `isCurrent`: it would be asked the same today. */
  | { readonly kind: 'ended'; readonly job: RunJob; readonly stored: StoredRun; readonly isCurrent: boolean }
  | { readonly kind: 'refused'; readonly runId: string; readonly messages: readonly string[]; readonly issues: readonly Issue[] };

/** Syncs, judges what the store then holds, and keeps the run with the snapshot of its inputs: running from now on, or failed where it is refused. */
export const prepareRun = async (
  deps: AppDeps,
  store: Store,
  reading: Reading,
  outcome: SetOutcome,
  request: RunRequest,
): Promise<PreparedRun> => {
  // A run that cannot be followed is told before anything is changed.
  const scenario = { workspace: request.workspace ?? reading.workbook.name, scenarioName: outcome.scenarioName };
  const near = request.stayCloseTo === undefined ? undefined : await loadNearPlan(store, request.stayCloseTo, scenario);
  const ended = await findEndedRun(store, request.runId);
  const isSynced = ended !== null || reading.workbook.kept?.isAnswered === true;
  const sync = await syncReading(deps, store, reading, { ...request, allowEmptyTab: false, dryRun: false }, isSynced);
  const runId = request.runId ?? makeRunId(deps.now().toISOString(), deps.randomId());
  const stored = await loadRunInputs(store, sync.workspace, outcome.scenarioName, outcome.constraintSetName).catch(neverStored);
  const verdict = judgeInputs(reading, outcome, stored, request);
  if (ended && ended.inputsHash !== null) {
    const { inputs, ...kept } = await loadStoredRun(store, ended.runId);
    const messages = [...(verdict.kind === 'accepted' ? verdict.messages : []), ...sync.notes];
    const published = await loadPublished(store, scenario);
    const job = { ...jobOf(reading, outcome, inputs, request, published), runId, messages, startedAt: ended.startedAt ?? ended.queuedAt };
    const isCurrent =
      reading.workbook.kept?.isAnswered ||
      (verdict.kind === 'accepted' && hashRunInputs(withNear(verdict.inputs, near)) === ended.inputsHash);
    return { kind: 'ended', job, stored: { ...kept, inputs }, isCurrent };
  }
  if (ended || verdict.kind === 'refused' || stored === undefined) {
    return refuse(deps, store, reading, { runId, outcome, stored, verdict, notes: sync.notes, workspace: sync.workspace, request });
  }
  const { messages } = verdict;
  const inputs = withNear(verdict.inputs, near);
  await createRun(store, newRun(deps, runId, outcome, stored, request, inputs, stored.workspace.id));
  const startedAt = deps.now().toISOString();
  await startRun(store, runId, startedAt);
  const published = await loadPublished(store, scenario);
  const job = { ...jobOf(reading, outcome, inputs, request, published), runId, messages: [...messages, ...sync.notes], startedAt };
  return { kind: 'ready', job };
};

const withNear = (inputs: RunInputs, near: NearPlan | undefined): RunInputs => (near ? { ...inputs, near } : inputs);

const jobOf = (
  reading: Reading,
  outcome: SetOutcome,
  inputs: RunInputs,
  request: RunRequest,
  published: PublishedRun | null,
): Omit<RunJob, 'runId' | 'messages' | 'startedAt'> => ({
  inputs,
  issues: concerning(reading, outcome, inputs),
  request,
  ...(published ? { published } : {}),
});

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
  ...(request.runId === undefined ? {} : { isReserved: true }),
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
    ...(request.gapPct === undefined ? {} : { gap_limit_pct: toPlain(request.gapPct) }),
    ...(request.engine === undefined ? {} : { engine: request.engine }),
    ...(inputs?.near ? { stay_close_to: inputs.near.runId } : {}),
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
const refuse = async (deps: AppDeps, store: Store, reading: Reading, refused: RefusedRun): Promise<PreparedRun> => {
  const { runId, outcome, stored, verdict, notes, workspace, request } = refused;
  const messages = [...(verdict.kind === 'refused' ? verdict.messages : []), ...notes];
  const issues = concerning(reading, outcome, null);
  const ended = await findEndedRun(store, request.runId);
  if (ended) return { kind: 'refused', runId, messages: verdict.kind === 'refused' ? messages : [ended.message], issues };
  const workspaceId = stored?.workspace.id ?? (await findWorkspace(store.queries, workspace)).id;
  const answer = { kind: 'refused', runId, messages, issues } as const;
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
  return answer;
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
