import type { FastifyRequest } from 'fastify';
import { writeDeed } from '../app/access/audit.ts';
import { writeAnswer } from '../app/idempotency.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import type { Queries } from '../store/database.ts';
import { actionOf } from './access-audit.ts';
import { authorOf } from './access-rules.ts';

/** What a request did, as it is told to whoever asked and in the log of changes. */
export interface Done {
  readonly status: 200 | 201 | 202 | 204;
  readonly location?: string;
  readonly body: Json;
  readonly subject: string;
  readonly details?: Json;
}

/**
 * Keeps, in the transaction of what a request does, who did it and what it is answered. Whatever breaks after that, it is in the log, and the
 * same request sent again is answered and not done again.
 */
export const keepDone = async (deps: Pick<TeamDeps, 'now'>, queries: Queries, request: FastifyRequest, done: Done): Promise<void> => {
  const { subject, details = {} } = done;
  const action = actionOf(request.method, request.routeOptions.url ?? '');
  const deed = { action, workspaceId: request.place?.id ?? null, subject, details };
  await writeDeed(queries, authorOf(request), deed, deps.now().toISOString());
  request.isInLog = true;
  await keepReply(queries, request, done);
};

/** The same for what is in the log by itself. */
export const keepReply = async (
  queries: Queries,
  { keyed, routeOptions }: FastifyRequest,
  { status, location, body }: Pick<Done, 'status' | 'location' | 'body'>,
): Promise<void> => {
  const headers = { 'content-type': 'application/json; charset=utf-8', ...(location === undefined ? {} : { location }) };
  const isSecret = routeOptions.config.isSecret === true;
  if (keyed) await writeAnswer(queries, keyed, { status, headers, body: isSecret ? null : canonicalJson(body) });
};
