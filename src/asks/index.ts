import type { z } from 'zod';
import type { AppDeps } from '../app/deps.ts';
import type { Json } from '../base/json.ts';
import { alternativesAsk } from './alternatives.ts';
import { type Ask, type AskHooks, type Paper, type Told, tell } from './ask.ts';
import { checkAsk } from './check.ts';
import { compareAsk } from './compare.ts';
import { curveAsk } from './curve.ts';
import { explainAsk } from './explain.ts';
import { exportAsk } from './export.ts';
import { frontierAsk } from './frontier.ts';
import { logAsk } from './log.ts';
import { makePaper, PLAIN, takePaper } from './paper.ts';
import { publicationsAsk } from './publications.ts';
import { publishAsk, unpublishAsk } from './publish.ts';
import { readRequest } from './read-request.ts';
import { robustnessAsk } from './robustness.ts';
import { runAsk } from './run.ts';
import { runsAsk } from './runs.ts';
import { showRunAsk } from './show-run.ts';
import { syncAsk } from './sync.ts';
import { verifyAsk } from './verify.ts';
import { whatIfAsk } from './what-if.ts';

/** An ask as doors see it that do not care what it is about. */
export interface AnyAsk extends Pick<Ask<unknown, unknown>, 'kind' | 'about' | 'takes' | 'role' | 'urgency' | 'makesRun'> {
  readonly request: z.ZodType<unknown>;
  readonly document: z.ZodType;
  readonly hasCsv: boolean;
  /** Reads the request, asks, and tells the answer, on the paper that the request names (`withPaper`), else on that one. Throws `request-invalid`, and what the app throws. */
  readonly tell: (deps: AppDeps, request: Json, hooks: AskHooks, paper?: Paper) => Promise<Told>;
  /** Reads the request, and helps somebody else who asks it. Absent: nobody can help. */
  readonly help?: (deps: AppDeps, request: Json, hooks: AskHooks) => Promise<Told>;
}

const any = <Request, Answer>(ask: Ask<Request, Answer>): AnyAsk => {
  const { kind, about, takes, role, urgency, makesRun, request, document, help } = ask;
  return {
    kind,
    about,
    takes,
    role,
    urgency,
    makesRun,
    request,
    document,
    hasCsv: ask.toCsv !== undefined,
    tell: (deps, json, hooks, paper = makePaper(PLAIN)) => {
      const { request: asked, size } = takePaper(json);
      return tell(ask, deps, readRequest(request, asked), hooks, size ? makePaper(size) : paper);
    },
    ...(help ? { help: (deps, json, hooks) => help(deps, readRequest(request, takePaper(json).request), hooks) } : {}),
  };
};

/** All that can be asked, by its kind. */
export const ASKS: ReadonlyMap<string, AnyAsk> = new Map(
  [
    any(alternativesAsk),
    any(checkAsk),
    any(compareAsk),
    any(curveAsk),
    any(explainAsk),
    any(frontierAsk),
    any(robustnessAsk),
    any(runAsk),
    any(syncAsk),
    any(exportAsk),
    any(logAsk),
    any(publicationsAsk),
    any(publishAsk),
    any(runsAsk),
    any(showRunAsk),
    any(unpublishAsk),
    any(verifyAsk),
    any(whatIfAsk),
  ].map((it) => [it.kind, it]),
);

/** Jobs of these kinds each begin a run of their own. */
export const RUN_MAKERS: readonly string[] = [...ASKS.values()].filter((it) => it.makesRun).map((it) => it.kind);

export const makesRun = (kind: string): boolean => RUN_MAKERS.includes(kind);
