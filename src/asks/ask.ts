import type { z } from 'zod';
import type { AlsoKeep, AppDeps } from '../app/deps.ts';
import { BugError, NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';

/**
 * The noun of this room: something that can be asked of Planwright, with the words of the answer. Every door (the command line, the server,
 * a worker) asks through it, and so the same question gets the same answer at each.
 */

export type Colour = 'bold' | 'dim' | 'green' | 'yellow' | 'red' | 'cyan';

/** What answers are laid out for. */
export interface Paper {
  readonly style: (colour: Colour, text: string) => string;
  /** Columns. */
  readonly width: number;
}

/** How it goes, in words and for machines. */
export interface Progress {
  readonly line: string;
  readonly document: Json;
  /** Parts of the answer that are known by now. Of progress that comes too fast the newest is told; these are all told, as `news` of the document. */
  readonly news?: readonly Json[];
}

export interface AskHooks {
  /** Aborting ends it with what is known by then. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: Progress) => void;
  /** The id that the run which it makes gets, where one was drawn before. */
  readonly runId?: string;
  /** Keeps something beside what a `moment` changes, in its transaction; it gets the document of the answer. */
  readonly alsoKeep?: AlsoKeep<Json>;
}

/** `Request`: what the app is asked; `Answer`: what it answers. */
export interface Ask<Request, Answer> {
  readonly kind: string;
  /** What is asked about: a workbook (`source`), a run (`run`), several runs (`runs`), or all of a workspace (`workspace`, which may be left out). */
  readonly about: 'workbook' | 'run' | 'runs' | 'workspace';
  /**
   * `moment`: it only reads or notes something, and is answered at once. `work`: it takes a while and goes to its end. `search`: it may take
   * long, and ends early with what is known by then.
   */
  readonly takes: 'moment' | 'work' | 'search';
  /** The least role that may ask. */
  readonly role: 'viewer' | 'planner';
  /** Whether a person waits for the answer. */
  readonly urgency: 'interactive' | 'batch';
  /** Does the answer make a new run, whose id can be drawn before (`run_id`)? */
  readonly makesRun: boolean;
  /** From JSON. Its texts are for the documentation. */
  readonly request: z.ZodType<Request>;
  /** What `toJson` gives, with every member that it may have: for those who read it. */
  readonly document: z.ZodType;
  readonly answer: (deps: AppDeps, request: Request, hooks: AskHooks) => Promise<Answer>;
  /** Helps somebody else who asks the same at the same time, and tells what it did. Absent: nobody can help. */
  readonly help?: (deps: AppDeps, request: Request, hooks: AskHooks) => Promise<Told>;
  readonly toJson: (answer: Answer) => Json;
  readonly toLines: (answer: Answer, paper: Paper) => readonly string[];
  /** A table of the answer, for spreadsheets. */
  readonly toCsv?: (answer: Answer) => string;
  /** What should be told beside the answer. */
  readonly toNotes?: (answer: Answer) => readonly string[];
  /** `false`: the planner's data has errors, or there is no plan. */
  readonly isGood: (answer: Answer) => boolean;
  /** What kept a part of it from being done, though the answer stands: a workbook that could not be written. */
  readonly failure?: (answer: Answer) => PlanwrightError | null;
}

/** An answer, told: plain data that a door shows or keeps. */
export interface Told {
  readonly document: Json;
  readonly lines: readonly string[];
  readonly csv: string | null;
  readonly notes: readonly string[];
  readonly isGood: boolean;
  readonly failure: Failure | null;
}

export const FAILURE_KINDS = ['usage', 'not-found', 'stale', 'unavailable', 'bug'] as const;

/** A thrown error as data. */
export interface Failure {
  readonly kind: (typeof FAILURE_KINDS)[number];
  readonly code: string;
  readonly message: string;
  readonly hint: string | null;
  readonly retryable: boolean;
}

/** Asks, and tells the answer. */
export const tell = async <Request, Answer>(
  ask: Ask<Request, Answer>,
  deps: AppDeps,
  request: Request,
  hooks: AskHooks,
  paper: Paper,
): Promise<Told> => {
  const answer = await ask.answer(deps, request, hooks);
  const failure = ask.failure?.(answer) ?? null;
  return {
    document: ask.toJson(answer),
    lines: ask.toLines(answer, paper),
    csv: ask.toCsv?.(answer) ?? null,
    notes: ask.toNotes?.(answer) ?? [],
    isGood: ask.isGood(answer),
    failure: failure && toFailure(failure),
  };
};

const KINDS = [
  ['usage', UsageError],
  ['not-found', NotFoundError],
  ['stale', StaleError],
  ['unavailable', UnavailableError],
] as const;

export const toFailure = (error: PlanwrightError): Failure => ({
  kind: KINDS.find(([, kind]) => error instanceof kind)?.[0] ?? 'bug',
  code: error.code,
  message: error.message,
  hint: error.hint ?? null,
  retryable: error instanceof UnavailableError && error.retryable,
});

/** The error again, as it was thrown. */
export const fromFailure = ({ kind, code, message, hint, retryable }: Failure): PlanwrightError => {
  const details = { code, ...(hint === null ? {} : { hint }) };
  if (kind === 'usage') return new UsageError(message, details);
  if (kind === 'not-found') return new NotFoundError(message, details);
  if (kind === 'stale') return new StaleError(message, details);
  if (kind === 'unavailable') return new UnavailableError(message, { ...details, retryable });
  return new BugError(message);
};
