import { checkShown, nothing, refusedShown, stoppedShown, syncShown, troubleBlock } from '../menu/answer-blocks.ts';
import type { Shown } from '../menu/blocks.ts';
import type { Start, Watch, Watched } from '../menu/calls.ts';
import type { CheckDocument, ExplainDocument, Issue, JobFacts, RunReport, SyncDocument, ToldJob } from '../menu/contract.ts';
import { explainBlocks, ruleBlocks } from '../menu/explain-blocks.ts';
import { goingWords, hasEnded, type JobEvents } from '../menu/job-words.ts';
import { type Asked, askEvents, askReport, askStart, askTold } from '../menu/requests.ts';
import { runBlocks } from '../menu/run-blocks.ts';
import { TroubleError } from '../menu/trouble.ts';
import type { Connection } from './http.ts';
import { keepChoice, keepJob, keepWorkbook } from './kept.ts';
import { sheetId } from './sheet.ts';
import { workbookOf } from './workbook.ts';

/** Hands something to the server's workers. */
export const startJob = (connection: Connection, start: Start): Watched => {
  const scene = { settings: connection.settings, sheet: sheetId() };
  if (start.kind === 'run') keepChoice(start.choice);
  try {
    const watched = submit(connection, askStart(connection.settings.workspace, workbookOf(connection), start));
    if (start.kind !== 'compare' && watched.kind === 'going') keepJob(scene, { jobId: watched.watch.jobId, kind: start.kind });
    return watched;
  } catch (thrown) {
    // The next time it is asked for anew: perhaps somebody has linked it again by then.
    if (thrown instanceof TroubleError && thrown.trouble.isUnlinked) keepWorkbook(scene, null);
    throw thrown;
  }
};

export const submit = ({ ask }: Connection, asked: Asked, about: Watch['about'] = null): Watched => {
  const job = ask<JobFacts>(asked);
  const going = goingWords({ job, items: [] }, { after: 0, line: '' });
  return { kind: 'going', watch: { jobId: job.job_id, after: 0, line: '', about }, going };
};

/** How a job goes, or what it answered. */
export const pollJob = (connection: Connection, watch: Watch): Watched => {
  const { ask, settings } = connection;
  const events = ask<JobEvents>(askEvents(settings.workspace, watch.jobId, watch.after));
  const { job } = events;
  if (!hasEnded(job)) {
    const going = goingWords(events, watch);
    return { kind: 'going', watch: { ...watch, after: going.after, line: going.line }, going };
  }
  const told = ask<ToldJob>(askTold(settings.workspace, watch.jobId));
  return { kind: 'ended', jobKind: job.kind, shown: endedShown(connection, job, told, watch) };
};

const endedShown = (connection: Connection, job: JobFacts, { told, failure }: ToldJob, watch: Watch): Shown => {
  const failed = failure ?? told?.failure ?? null;
  const words = failed === null ? null : connection.wordsOf(failed);
  if (words?.isUnlinked) keepWorkbook({ settings: connection.settings, sheet: sheetId() }, null);
  const trouble = words === null ? [] : [troubleBlock(words)];
  if (told === null) return trouble.length > 0 ? { blocks: trouble, firstError: null } : stoppedShown;
  const { document, lines } = told;
  const { blocks, firstError } = answerShown(connection, job, { document, lines, isWhole: words === null }, watch);
  return { blocks: [...blocks.slice(0, 1), ...trouble, ...blocks.slice(1)], firstError };
};

interface Answer {
  readonly document: unknown;
  readonly lines: readonly string[];
  /** False: it could not be written into the sheet. */
  readonly isWhole: boolean;
}

// The kind of a job says which document it answers with.
const answerShown = (connection: Connection, job: JobFacts, { document, lines, isWhole }: Answer, { about }: Watch): Shown => {
  switch (job.kind) {
    case 'check':
      return checkShown(document as CheckDocument, isWhole);
    case 'sync':
      return syncShown(document as SyncDocument);
    case 'run':
      return runShown(connection, document as RunDocument, lines);
    case 'explain':
      return explainShown(connection, document as ExplainDocument, lines, about);
    case 'compare':
      return isWhole ? WRITTEN : nothing;
    default:
      return nothing;
  }
};

const WRITTEN: Shown = {
  blocks: [{ kind: 'result', tone: 'good', title: 'The tab Compare is written', lines: [] }],
  firstError: null,
};

interface RunDocument {
  readonly run_id: string | null;
  readonly result: string;
  readonly message: string;
  readonly issues: readonly Issue[];
}

const runShown = (
  { ask, settings }: Connection,
  { run_id: runId, result, message, issues }: RunDocument,
  lines: readonly string[],
): Shown => {
  if (runId === null || result === 'invalid') return refusedShown(message, issues);
  const report = ask<RunReport>(askReport(settings.workspace, runId));
  return { blocks: runBlocks(report, headOf(lines)), firstError: null };
};

/** How a run ended: what stands below its name, before the first blank line. */
const headOf = (lines: readonly string[]): readonly string[] => {
  const text = lines.join('\n').split('\n');
  const end = text.indexOf('');
  return text.slice(1, end < 0 ? undefined : end).map((line) => line.trim());
};

const explainShown = ({ ask, settings }: Connection, answer: ExplainDocument, lines: readonly string[], about: Watch['about']): Shown => {
  if (about === null) return { blocks: explainBlocks(answer, lines), firstError: null };
  const report = ask<RunReport>(askReport(settings.workspace, answer.run_id));
  return { blocks: ruleBlocks(answer, lines, about, report), firstError: null };
};
