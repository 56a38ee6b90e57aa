import { StaleError } from '../base/errors.ts';
import { inWords } from '../base/text.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import type { Report } from '../report/report.ts';
import { chooseSet } from './choose-set.ts';
import type { AppDeps } from './deps.ts';
import { prepareRun } from './prepare-run.ts';
import { priceReport, type RunPrices, withPrices } from './price-report.ts';
import { publishRun } from './publish-run.ts';
import { type Reading, readSource } from './read-source.ts';
import type { Publication, RunAnswer, RunHooks, RunRequest } from './run-request.ts';
import { solveRun, tellEndedRun } from './solve-run.ts';
import { withStore } from './with-store.ts';

/**
 * The main job: sync the workbook, pose the run on what the store then holds, solve it, check and report it, keep it, and write it back
 * into the workbook. The store is not held while the run is solved.
 */
export const runScenario = async (deps: AppDeps, request: RunRequest, hooks: RunHooks = {}): Promise<RunAnswer> => {
  if (request.engine !== undefined) await requireEngine(deps, request.engine);
  const reading = await readSource(deps, request.source);
  const outcome = reading.compilation.sets.length === 0 ? askedOfUnread(reading, request) : chooseSet(reading, request);
  if (outcome === 'unread') return refuseUnread(reading);
  const prepared = await withStore(deps, (store) => prepareRun(deps, store, reading, outcome, request));
  if (prepared.kind === 'refused') {
    const publication = await publishRun(deps, reading, { write: request.write, report: null, inputs: null });
    return { ...prepared, publication };
  }
  const { job } = prepared;
  const { report, change } =
    prepared.kind === 'ended' ? await tellEndedRun(deps, job, prepared.stored, hooks) : await solveRun(deps, job, hooks);
  const priced = await priceSafely(deps, report, job.inputs, request, hooks);
  const told = priced.prices ? withPrices(report, priced.prices) : report;
  const isOutdated = prepared.kind === 'ended' && !prepared.isCurrent && request.write;
  const publication = isOutdated ? outdated() : await publishRun(deps, reading, { write: request.write, report: told, inputs: job.inputs });
  if (priced.failure !== undefined) throw priced.failure;
  return { kind: 'done', report: told, change, inputs: job.inputs, prices: priced.prices, issues: job.issues, publication };
};

/** A run that ended while the workbook was another one would stand beside rows that it was not found for. */
const outdated = (): Publication => ({
  kind: 'failed',
  error: new StaleError('The workbook changed since it was read; nothing was written.', {
    code: 'workbook-changed',
    hint: 'Run it again: it is read anew.',
  }),
});

/** The plan is kept by now and is written whatever becomes of its prices: what broke them is told after that. */
const priceSafely = async (
  deps: AppDeps,
  report: Report,
  inputs: RunInputs,
  { prices, engine }: RunRequest,
  { signal, onPrice }: RunHooks,
): Promise<{ readonly prices: RunPrices | null; readonly failure?: unknown }> => {
  if (!prices || !report.hasPlan) return { prices: null };
  const options = {
    ...(engine === undefined ? {} : { engine }),
    ...(signal ? { signal } : {}),
    ...(onPrice ? { onQuestion: onPrice } : {}),
  };
  try {
    return { prices: await priceReport(deps, report, inputs, prices, options) };
  } catch (failure) {
    return { prices: null, failure };
  }
};

/** An engine that is not there is told before anything is changed. */
const requireEngine = async (deps: Pick<AppDeps, 'startEngine'>, name: string): Promise<void> => {
  const engine = await deps.startEngine(name);
  await engine.close();
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
