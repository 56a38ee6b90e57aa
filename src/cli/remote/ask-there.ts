import { basename } from 'node:path';
import { putBeside, replaceLocalWorkbook, sheetIdIn } from '../../app/local-workbook.ts';
import { type Ask, type AskHooks, fromFailure, type Told, toFailure } from '../../asks/ask.ts';
import { PAPER_HEADER, type PaperSize, toPaperHeader } from '../../asks/paper.ts';
import { fromFailureJson, fromToldJson } from '../../asks/told-json.ts';
import { BugError, PlanwrightError, UnavailableError } from '../../base/errors.ts';
import { isJsonObject, type Json } from '../../base/json.ts';
import { type Connection, textIn } from './connection.ts';
import { followJob, type RemoteJob } from './follow.ts';
import { strangeAnswer } from './problem.ts';
import { findSheetThere, type SheetThere } from './sheet.ts';
import { remember, type Uploaded, uploadWorkbook, versionOfJob } from './upload.ts';
import { findRun, onlyWorkspace, pathOf } from './workspace.ts';

type Asked = { readonly [key: string]: Json | undefined };
type AnAsk = Pick<Ask<unknown, unknown>, 'kind' | 'about' | 'takes'>;

export interface Visit {
  readonly server: Connection;
  readonly paper: PaperSize;
  /** A workbook becomes the next version of the one of its name there, whoever sent that. */
  readonly nextVersion: boolean;
  /** What a planner should know beside the answer. */
  readonly tell: (text: string) => void;
}

/** Asks a server, and gives the answer as if it had been asked here. A workbook goes there, and comes back where it was written; a live sheet stays where it is. */
export const askThere = async (visit: Visit, ask: AnAsk, request: Asked, hooks: AskHooks): Promise<Told> => {
  const { server } = visit;
  if (ask.about === 'workbook') return askAboutFile(visit, ask, request, hooks);
  if (ask.about === 'workspace') {
    const { workspace = null, ...asked } = request;
    const place = typeof workspace === 'string' ? workspace : await onlyWorkspace(server);
    return askAtOnce(visit, `${pathOf(place)}/ask/${ask.kind}`, asked);
  }
  if (ask.about === 'runs') return askAboutRuns(visit, ask, request, hooks);
  const { run = '', ...asked } = request;
  const { runId, workspace } = await findRun(server, String(run));
  if (ask.takes === 'moment') return askAtOnce(visit, `${pathOf(workspace)}/ask/${ask.kind}`, { ...asked, run: runId });
  const { told } = await askAndFollow(visit, workspace, `runs/${runId}/${ask.kind}`, asked, hooks);
  return told;
};

const headersFor = ({ paper }: Visit): Readonly<Record<string, string>> => ({ [PAPER_HEADER]: toPaperHeader(paper) });

const askAtOnce = async (visit: Visit, path: string, asked: Asked): Promise<Told> => {
  const { server } = visit;
  const told = fromToldJson(await server.post(path, asked, headersFor(visit)));
  if (told) return told;
  throw strangeAnswer(200, server.url);
};

/** The first that is named by an id says where all of them are. */
const askAboutRuns = async (visit: Visit, ask: AnAsk, request: Asked, hooks: AskHooks): Promise<Told> => {
  const { runs = [], write, source } = request;
  const names = Array.isArray(runs) ? runs.map(String) : [];
  const named = names.find((it) => !/^\s*published/iu.test(it)) ?? names[0] ?? '';
  const { workspace } = await findRun(visit.server, named);
  if (write !== true) return askAtOnce(visit, `${pathOf(workspace)}/ask/${ask.kind}`, { runs: names });
  const workbook = typeof source === 'string' ? await workbookThere(visit, source, workspace) : null;
  const { told, job } = await askAndFollow(visit, workspace, ask.kind, { runs: names, workbook: workbook?.workbookId }, hooks);
  return workbook && isFile(workbook) ? bringBack(visit, workbook, job, told) : told;
};

/** A live sheet is linked there; a file is sent. */
const workbookThere = (visit: Visit, source: string, workspace: string | undefined): Promise<Uploaded | SheetThere> => {
  const sheetId = sheetIdIn(source);
  return sheetId === null
    ? uploadWorkbook(visit.server, source, { ...visit, workspace })
    : findSheetThere(visit.server, sheetId, workspace, visit.tell);
};

/** What was written into a live sheet stands in it already. */
const isFile = (workbook: Uploaded | SheetThere): workbook is Uploaded => 'bytes' in workbook;

const askAboutFile = async (visit: Visit, ask: AnAsk, request: Asked, hooks: AskHooks): Promise<Told> => {
  const { source = '', workspace, ...asked } = request;
  const named = typeof workspace === 'string' ? workspace : undefined;
  const workbook = await workbookThere(visit, String(source), named);
  if (hooks.signal?.aborted) throw neverBegun();
  const { workbookId } = workbook;
  const [path, body] = ask.kind === 'run' ? ['runs', { ...asked, workbook: workbookId }] : [`workbooks/${workbookId}/${ask.kind}`, asked];
  const { told, job } = await askAndFollow(visit, workbook.workspace, path, body, hooks);
  return isFile(workbook) ? bringBack(visit, workbook, job, told) : told;
};

const askAndFollow = async (
  visit: Visit,
  workspace: string,
  path: string,
  asked: Asked,
  hooks: AskHooks,
): Promise<{ readonly told: Told; readonly job: RemoteJob }> => {
  const { server } = visit;
  const jobId = textIn(await server.post(`${pathOf(workspace)}/${path}`, asked, headersFor(visit)), 'job_id', server.url);
  const job = { jobId, path: `${pathOf(workspace)}/jobs/${jobId}` };
  await followJob(server, job, hooks);
  const end = await server.get(`${job.path}/told`);
  const { told = null, failure = null } = isJsonObject(end) ? end : {};
  const answer = fromToldJson(told);
  if (answer) return { told: answer, job };
  const failed = fromFailureJson(failure);
  throw failed ? fromFailure(failed) : neverBegun();
};

const neverBegun = (): UnavailableError =>
  new UnavailableError('It was stopped before it had begun; nothing was solved.', { code: 'job-canceled', hint: 'Ask again.' });

/** What the job wrote comes into the planner's own file; where that is not as it was sent, it is put beside it. The answer is told in any case. */
const bringBack = async (visit: Visit, file: Uploaded, { jobId }: RemoteJob, told: Told): Promise<Told> => {
  try {
    const written = await versionOfJob(visit.server, file, jobId);
    return written ? await putInPlace(visit, file, written, told) : told;
  } catch (thrown) {
    return withFailure(told, thrown, `Whatever the server wrote is the newest version of ${basename(file.path)} there.`);
  }
};

const putInPlace = async (
  visit: Visit,
  file: Uploaded,
  { bytes, version, fingerprint }: NonNullable<Awaited<ReturnType<typeof versionOfJob>>>,
  told: Told,
): Promise<Told> => {
  try {
    const backup = await replaceLocalWorkbook(file, bytes);
    await remember(visit.server, file, fingerprint, visit.tell);
    visit.tell(`${basename(file.path)} is version ${version} of the server now; this file as it was before: ${backup}`);
    return told;
  } catch (thrown) {
    const where = await putBeside(file, bytes, `version-${version}`).then(
      (beside) => `in ${beside}`,
      // No room or no folder for it, either.
      () => `version ${version} of ${basename(file.path)} on the server`,
    );
    return withFailure(told, thrown, `What the server wrote is ${where}.`);
  }
};

const withFailure = (told: Told, thrown: unknown, words: string): Told => {
  if (!(thrown instanceof PlanwrightError) || thrown instanceof BugError) throw thrown;
  return { ...told, failure: told.failure ?? { ...toFailure(thrown), hint: `${words} ${thrown.hint ?? ''}`.trimEnd() } };
};
