import { setTimeout as sleep } from 'node:timers/promises';
import { createParser } from 'eventsource-parser';
import type { AskHooks } from '../../asks/ask.ts';
import { NotFoundError, type PlanwrightError, UnavailableError } from '../../base/errors.ts';
import { isJsonObject } from '../../base/json.ts';
import { parseJson } from '../../base/parse-json.ts';
import { type Connection, textIn } from './connection.ts';

/** A job on the server. */
export interface RemoteJob {
  /** `v1/workspaces/…/jobs/JOB-…` */
  readonly path: string;
  readonly jobId: string;
}

const ENDS = new Set(['succeeded', 'failed', 'canceled']);
/** The server says something at least every 15 s: a stream that is silent for so long is dead. */
const SILENCE_MS = 45_000;
const RECONNECT_MS = 500;
/** So many streams in a row that bring nothing: from then on the job is looked at now and then. */
const MOST_VAIN = 4;
const LOOK_MS = 1_000;
/** So long may the server be away. */
const AWAY_MS = 120_000;

/** Tells how a job goes until it has ended; a stream that breaks off goes on after the last event. Aborting asks the job to end. */
export const followJob = async (server: Connection, job: RemoteJob, { signal, onProgress = () => {} }: AskHooks): Promise<void> => {
  const course: Course = { lastId: '0', hasEnded: false, isAlive: false };
  const over = new AbortController();
  const cancel = cancelOn(server, job, signal);
  try {
    for (let vain = 0; vain < MOST_VAIN && !course.hasEnded; vain++) {
      course.isAlive = false;
      await Promise.race([cancel.failed, readStream(server, job, course, onProgress, over.signal)]);
      if (course.isAlive) vain = 0;
      if (!course.hasEnded) await sleep(RECONNECT_MS * (vain + 1));
    }
    if (!course.hasEnded) await Promise.race([cancel.failed, lookUntilEnd(server, job, over.signal)]);
  } finally {
    cancel.forget();
    over.abort();
  }
};

interface Course {
  lastId: string;
  hasEnded: boolean;
  /** The stream of now has brought something. */
  isAlive: boolean;
}

/** One stream, to the end of the job or of itself. What breaks it is no matter: another one goes on. */
const readStream = async (
  server: Connection,
  { path }: RemoteJob,
  course: Course,
  onProgress: NonNullable<AskHooks['onProgress']>,
  over: AbortSignal,
): Promise<void> => {
  const silence = new AbortController();
  let alarm = setTimeout(() => silence.abort(), SILENCE_MS);
  const parser = createParser({
    maxBufferSize: 1024 * 1024,
    onId: (id) => {
      course.lastId = id;
    },
    onEvent: ({ event = '', data }) => {
      course.isAlive = true;
      if (event === 'progress') tellProgress(data, onProgress);
      else if (ENDS.has(event)) course.hasEnded = true;
    },
  });
  try {
    const headers = { accept: 'text/event-stream', 'last-event-id': course.lastId };
    const decoder = new TextDecoder();
    for await (const chunk of await server.open(`${path}/events`, headers, AbortSignal.any([silence.signal, over]))) {
      clearTimeout(alarm);
      alarm = setTimeout(() => silence.abort(), SILENCE_MS);
      parser.feed(decoder.decode(chunk, { stream: true }));
      if (course.hasEnded) return;
    }
  } catch (thrown) {
    if (thrown instanceof NotFoundError) throw thrown;
  } finally {
    clearTimeout(alarm);
    silence.abort();
  }
};

const tellProgress = (data: string, onProgress: NonNullable<AskHooks['onProgress']>): void => {
  const parsed = parseJson(data, { computed: true });
  if (!parsed.ok || !isJsonObject(parsed.value)) return;
  const { line, document } = parsed.value;
  if (typeof line === 'string' && document !== undefined) onProgress({ line, document });
};

/** Where no stream gets through. */
const lookUntilEnd = async (server: Connection, job: RemoteJob, over: AbortSignal): Promise<void> => {
  let reachedAt = performance.now();
  while (!over.aborted) {
    try {
      if (ENDS.has(textIn(await server.get(job.path), 'status', server.url))) return;
      reachedAt = performance.now();
    } catch (thrown) {
      if (!(thrown instanceof UnavailableError)) throw thrown;
      if (performance.now() - reachedAt > AWAY_MS) throw outOfSight(job, thrown);
    }
    await sleep(LOOK_MS);
  }
};

const outOfSight = ({ jobId }: RemoteJob, cause: PlanwrightError): UnavailableError =>
  new UnavailableError(`${cause.message} The job ${jobId} goes on there.`, {
    code: cause.code,
    ...(cause.hint ? { hint: cause.hint } : {}),
    cause,
  });

/** Asks the job to end when the signal is aborted. `failed` rejects where that could not be asked. */
const cancelOn = (
  server: Connection,
  { path }: RemoteJob,
  signal: AbortSignal | undefined,
): { readonly failed: Promise<never>; readonly forget: () => void } => {
  let refuse: (reason: unknown) => void = () => {};
  const failed = new Promise<never>((_, reject) => {
    refuse = reject;
  });
  // Nobody may be listening when it fails.
  failed.catch(() => undefined);
  const cancel = (): void => void server.post(`${path}/cancel`, {}).catch(refuse);
  if (signal?.aborted) cancel();
  else signal?.addEventListener('abort', cancel, { once: true });
  return { failed, forget: () => signal?.removeEventListener('abort', cancel) };
};
