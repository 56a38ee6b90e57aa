import type { z } from 'zod';
import type { AppDeps } from '../app/deps.ts';
import type { Json } from '../base/json.ts';
import { type Ask, type AskHooks, type Paper, type Told, tell } from './ask.ts';
import { readRequest } from './read-request.ts';
import { runAsk } from './run.ts';
import { whatIfAsk } from './what-if.ts';

/** An ask as doors see it that do not care what it is about. */
export interface AnyAsk extends Pick<Ask<unknown, unknown>, 'kind' | 'about' | 'role' | 'urgency' | 'makesRun'> {
  readonly request: z.ZodType<unknown>;
  readonly hasCsv: boolean;
  /** Reads the request, asks, and tells the answer. Throws `request-invalid`, and what the app throws. */
  readonly tell: (deps: AppDeps, request: Json, hooks: AskHooks, paper: Paper) => Promise<Told>;
}

const any = <Request, Answer>(ask: Ask<Request, Answer>): AnyAsk => {
  const { kind, about, role, urgency, makesRun, request } = ask;
  return {
    kind,
    about,
    role,
    urgency,
    makesRun,
    request,
    hasCsv: ask.toCsv !== undefined,
    tell: (deps, json, hooks, paper) => tell(ask, deps, readRequest(request, json), hooks, paper),
  };
};

/** All that can be asked, by its kind. */
export const ASKS: ReadonlyMap<string, AnyAsk> = new Map([any(runAsk), any(whatIfAsk)].map((it) => [it.kind, it]));
