import { isDeepStrictEqual } from 'node:util';
import { BugError, type PlanwrightError, toPlanwrightError, UsageError } from '../../base/errors.ts';
import type { RunInputs } from '../../problem/run-inputs.ts';
import type { Report } from '../../report/report.ts';
import { withCopyBeside } from '../../sheet/copy-beside.ts';
import { CsvFolder } from '../../sheet/csv-folder.ts';
import { fileOutlook, folderOutlook, type Outlook } from '../../sheet/outlook.ts';
import type { Source, WriteReceipt } from '../../sheet/workbook.ts';
import { XlsxFile } from '../../sheet/xlsx-file.ts';
import { chooseSet } from '../choose-set.ts';
import type { AppDeps } from '../deps.ts';
import { foundByRun, publishRun } from '../publish-run.ts';
import { type Reading, readAnew } from '../read-source.ts';
import { runScenario } from '../run-scenario.ts';
import { rowsOf, writeBack } from '../write-back.ts';
import { type RunName, readRunName } from './read-run-name.ts';
import { makeStirring, type Stirring } from './stirring.ts';
import type { WatchNews } from './watch-news.ts';
import { type Act, FILE_RHYTHM, type Happened, LIVE_RHYTHM, nextStep, type Setting, WATCH_BEGIN } from './watch-steps.ts';

export interface WatchRequest {
  readonly source: string;
  /** A scenario, or `scenario/set`, to be run again whenever the rows change. */
  readonly run?: string;
  readonly workspace?: string;
  readonly timeLimitMs: number;
  /** Write statuses and results into the workbook. */
  readonly write: boolean;
  /** While it is open, write them into a copy beside it. */
  readonly copy: boolean;
}

/**
 * Checks a workbook whenever it changes, writes the statuses into it when nobody has it open, and runs a scenario again where one is named,
 * until the signal aborts. A write that is under way is ended first.
 */
export const watchSource = async (
  deps: AppDeps,
  request: WatchRequest,
  onNews: (news: WatchNews) => void,
  signal: AbortSignal,
): Promise<void> => {
  const watching = await openWatching(deps, request);
  const { outlook, stirring } = watching;
  const stopListening = outlook?.listen(stirring.stir) ?? (() => undefined);
  const setting = (): Setting => ({ nowMs: deps.monotonic(), rhythm: outlook ? FILE_RHYTHM : LIVE_RHYTHM, writes: request.write });
  onNews({ kind: 'watching', source: request.source });
  let state = WATCH_BEGIN;
  let act: Act = { do: 'look' };
  try {
    while (!signal.aborted) {
      const step = nextStep(state, await happen(watching, act, signal), setting());
      for (const news of step.news) onNews(news);
      ({ state, act } = step);
    }
  } finally {
    stopListening();
  }
  onNews({ kind: 'ended' });
};

interface Watching {
  readonly deps: AppDeps;
  readonly request: WatchRequest;
  readonly source: Source;
  /** `null`: a live sheet. */
  readonly outlook: Outlook | null;
  readonly stirring: Stirring;
  readonly run: RunName | null;
  /** The rows as they were read last, and the run that is to be written beside them. */
  reading: Reading;
  lastRun: { readonly rows: object; readonly found: { readonly report: Report; readonly inputs: RunInputs } | null } | null;
}

/** What cannot be read at all is refused at once, as by every command: a mistyped path is nothing to wait for. */
const openWatching = async (deps: AppDeps, request: WatchRequest): Promise<Watching> => {
  const opened = await deps.openSource(request.source);
  if (request.copy && !(opened instanceof XlsxFile)) {
    throw new UsageError(`${request.source} is no .xlsx file; only of such a file a copy can be written beside it.`, {
      code: 'source-unsupported',
      hint: 'Leave --copy away.',
    });
  }
  const source = request.copy ? withCopyBeside(opened, opened.identity) : opened;
  const reading = await readAnew(source);
  const run = request.run === undefined ? null : readRunName(request.run, reading);
  if (run) chooseSet(reading, run);
  return { deps, request, source, outlook: outlookOf(opened), stirring: makeStirring(), run, reading, lastRun: null };
};

const outlookOf = (source: Source): Outlook | null => {
  if (source instanceof XlsxFile) return fileOutlook(source.identity);
  return source instanceof CsvFolder ? folderOutlook(source.identity) : null;
};

/** Does what is to be done, and says what came of it. Our own mistakes end it. */
const happen = async (it: Watching, act: Act, signal: AbortSignal): Promise<Happened> => {
  switch (act.do) {
    case 'wait':
      await it.stirring.wait(act.untilMs - it.deps.monotonic(), signal);
      return { kind: 'waited' };
    case 'look':
      return { kind: 'looked', stamp: it.outlook ? await it.outlook.stamp() : null };
    case 'read':
      return read(it);
    case 'write':
      return attempt(() => writeStatuses(it));
    case 'run':
      return run(it, signal);
    case 'publish':
      return publish(it);
  }
};

const read = async (it: Watching): Promise<Happened> => {
  try {
    const reading = await readAnew(it.source);
    it.reading = reading;
    return {
      kind: 'read',
      fingerprint: reading.workbook.fingerprint,
      issues: reading.issues,
      rows: reading.rowSet.states.length,
      isNewToRun: it.run !== null && !isDeepStrictEqual(it.lastRun?.rows, rowsOf(reading)),
    };
  } catch (thrown) {
    return { kind: 'unread', error: ours(thrown) };
  }
};

/** What the last run found still stands beside rows that are the same. */
const writeStatuses = async ({ reading, lastRun, deps }: Watching): Promise<Happened> => {
  const { found, rows } = lastRun ?? { found: null, rows: null };
  const fromRun = found && isDeepStrictEqual(rows, rowsOf(reading)) ? foundByRun(reading, found.report, found.inputs) : undefined;
  const what = { updatedSource: 'planwright watch', at: deps.now(), output: null, ...(fromRun ? { fromRun } : {}) };
  return toWritten(await writeBack(reading, what));
};

const attempt = async (work: () => Promise<Happened>): Promise<Happened> => {
  try {
    return await work();
  } catch (thrown) {
    return { kind: 'unwritten', error: ours(thrown) };
  }
};

const toWritten = ({ written, fingerprint, beside }: WriteReceipt): Happened => ({
  kind: 'written',
  cells: written,
  fingerprint,
  beside: beside ?? null,
});

/** Solves on what was read, kept like every run but not written yet. Stopped when the workbook changes, for then it answers an old question. */
const run = async (it: Watching, signal: AbortSignal): Promise<Happened> => {
  const stop = new AbortController();
  const settled = new AbortController();
  const guard = stopWhenChanged(it, stop, settled.signal);
  const onEnd = (): void => stop.abort();
  signal.addEventListener('abort', onEnd, { once: true });
  try {
    const answer = await runScenario(it.deps, runRequest(it), { signal: stop.signal });
    if (stop.signal.aborted) return { kind: 'ran', run: null };
    const found = answer.kind === 'done' ? { report: answer.report, inputs: answer.inputs } : null;
    it.lastRun = { rows: rowsOf(it.reading), found };
    return {
      kind: 'ran',
      run: answer.kind === 'done' ? { kind: 'planned', report: answer.report } : { kind: 'refused', messages: answer.messages },
    };
  } catch (thrown) {
    if (stop.signal.aborted) return { kind: 'ran', run: null };
    it.lastRun = { rows: rowsOf(it.reading), found: null };
    return { kind: 'ran', run: { kind: 'failed', error: ours(thrown) } };
  } finally {
    signal.removeEventListener('abort', onEnd);
    settled.abort();
    await guard;
  }
};

const runRequest = ({ request, run }: Watching): Parameters<typeof runScenario>[1] => ({
  source: request.source,
  ...(request.workspace === undefined ? {} : { workspace: request.workspace }),
  ...run,
  scope: 'all',
  timeLimitMs: request.timeLimitMs,
  write: false,
  allowStale: false,
  leaveOutErrors: false,
  tieBreak: true,
});

const stopWhenChanged = async ({ outlook, stirring }: Watching, stop: AbortController, settled: AbortSignal): Promise<void> => {
  if (outlook === null) return;
  const before = await outlook.stamp();
  while (!settled.aborted) {
    await stirring.wait(FILE_RHYTHM.busyMs, settled);
    if (!settled.aborted && (await outlook.stamp()) !== before) return stop.abort();
  }
};

const publish = async (it: Watching): Promise<Happened> => {
  const found = it.lastRun?.found;
  if (!found) throw new BugError('a run was to be written that is not there');
  const publication = await publishRun(it.deps, it.reading, { write: true, ...found });
  if (publication.kind === 'written') return toWritten(publication.receipt);
  if (publication.kind === 'failed') return { kind: 'unwritten', error: ours(publication.error) };
  throw new BugError('a run was not written though it was asked for');
};

const ours = (thrown: unknown): PlanwrightError => {
  const error = toPlanwrightError(thrown);
  if (error instanceof BugError) throw error;
  return error;
};
