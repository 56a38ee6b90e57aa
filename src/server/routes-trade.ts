import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import { toTradeEndJson, toTradePlanJson, toTradeProgressJson } from '../answers/trade/to-json.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { type PosedTrade, poseTrade, trade } from '../app/trade.ts';
import { type Seat, TradeDesk } from '../app/trades/trade-desk.ts';
import { readRequest } from '../asks/read-request.ts';
import { tradeEnd, tradePlan, tradeProgress, tradeRequest } from '../asks/trade.ts';
import { StaleError, toPlanwrightError, UnavailableError } from '../base/errors.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import { callerOf } from './access-rules.ts';
import { bodyOf } from './ask-body.ts';
import { type EventStream, openEventStream } from './event-stream.ts';
import { depsFor, inWorkspace, name, PROBLEMS } from './parts.ts';
import { problem, toProblem } from './problems.ts';

/** Trading: a what-if that is solved here and now, told while it goes on, and of which nothing is kept. */

const WORDS = `Server-sent events: \`plan\` for each plan that is better than the one before, the first as soon as there is one; \`progress\` while there is
none; then \`end\`, or \`problem\` where it could not be brought to its end. Whoever closes the connection ends it, and so does whoever asks anew about the
same run in the same window.`;

export const addTradeRoute = (root: FastifyInstance, deps: TeamDeps): void => {
  const desk = new TradeDesk(deps);
  root.addHook('onClose', () => desk.close());
  root.withTypeProvider<ZodTypeProvider>().post(
    '/v1/workspaces/:workspace/runs/:run/trade',
    {
      config: { access: { role: 'viewer', of: 'workspace' }, audit: false, isKeyed: false },
      schema: {
        tags: ['answers'],
        summary: 'Try changes of what a run was asked, and watch the best plan being found',
        description: WORDS.replaceAll('\n', ' '),
        params: inWorkspace.extend({ run: name }),
        body: z.strictObject(bodyOf({ kind: 'trade', request: tradeRequest })),
        response: {
          200: {
            description: 'The stream.',
            content: { 'text/event-stream': { schema: z.union([tradePlan, tradeProgress, tradeEnd, problem]) } },
          },
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const began = deps.monotonic();
      const asked = readRequest(tradeRequest, { ...(request.body as { readonly [key: string]: Json }), run: request.params.run });
      const posed = await poseTrade(depsFor(deps, request), desk, asked);
      const seat = desk.sit(callerOf(request).principal, posed.parent.stored.run.runId, asked.window);
      return streamTrade(deps, desk, { request, reply, posed, seat, elapsedMs: () => deps.monotonic() - began });
    },
  );
};

interface Trading {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly posed: PosedTrade;
  readonly seat: Seat;
  readonly elapsedMs: () => number;
}

const streamTrade = (deps: TeamDeps, desk: TradeDesk, { request, reply, posed, seat, elapsedMs }: Trading): FastifyReply => {
  const gone = new AbortController();
  const stream: EventStream = openEventStream(request, reply, (end) => {
    if (end === 'ending') tell('problem', { ...toProblem(ENDING, request) });
    gone.abort(end);
  });
  const tell = (kind: string, document: Json): void => stream.tell({ kind, data: canonicalJson(document) });
  seat.signal.addEventListener('abort', () => {
    tell('problem', { ...toProblem(SUPERSEDED, request) });
    stream.end();
  });
  const hooks = {
    // Whoever reads slowly hears of the next one.
    onPlan: (plan: Parameters<typeof toTradePlanJson>[0]) => {
      if (stream.isReady()) tell('plan', toTradePlanJson(plan, elapsedMs()));
    },
    onProgress: (progress: Parameters<typeof toTradeProgressJson>[0]) => tell('progress', toTradeProgressJson(progress, elapsedMs())),
    signal: gone.signal,
  };
  const finish = async (): Promise<void> => {
    try {
      tell('end', toTradeEndJson(await trade(depsFor(deps, request), desk, posed, hooks), elapsedMs()));
    } catch (thrown) {
      if (!gone.signal.aborted) tell('problem', { ...toProblem(toPlanwrightError(thrown), request) });
    } finally {
      seat.leave();
      stream.end();
    }
  };
  void finish();
  return reply;
};

const SUPERSEDED = new StaleError('A newer trade with this run has taken the place of this one.', { code: 'trade-superseded' });
const ENDING = new UnavailableError('This server is ending.', { code: 'server-ending', hint: 'Ask again.' });
