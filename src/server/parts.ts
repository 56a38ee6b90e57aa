import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../app/deps.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { scopedDeps } from '../app/scoped-deps.ts';
import { isDecimal, toNumber } from '../base/decimal.ts';
import { BugError } from '../base/errors.ts';
import { canonicalJson, isJsonObject, type Json } from '../base/json.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { problem } from './problems.ts';

/** The parts that routes are made of. */

export const moment = z.string().describe('ISO 8601, UTC.');
export const name = z.string().min(1).max(200);
export const inWorkspace = z.object({ workspace: name });

/** What may come back instead of what was asked for. */
export const PROBLEMS = { '4xx': problem, '5xx': problem } as const;

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most.'),
  cursor: z.string().max(100).optional().describe('`next_cursor` of the page before.'),
});

/** A page of a list: one more than asked for was read, and is the sign that there are more. */
export const toPage = <T>(
  found: readonly T[],
  limit: number,
  cursorOf: (item: T) => string,
): { readonly items: readonly T[]; readonly next_cursor: string | null } => {
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next_cursor: found.length > limit && last !== undefined ? cursorOf(last) : null };
};

/** The app in the name of whoever asks, within the workspace of the path. */
export const depsFor = (deps: TeamDeps, request: Parameters<typeof callerOf>[0]): AppDeps =>
  scopedDeps(deps, { actor: callerOf(request).principal, workspaceId: placeOf(request).id, jobId: null, store: deps.store });

/** Sends what holds exact numbers: they are written as they are. It is checked like every answer. */
export const sendExact = (reply: FastifyReply, schema: z.ZodType, json: Json): FastifyReply => {
  const checked = schema.safeParse(withDoubles(json));
  if (!checked.success) throw new BugError('an answer is not what it is said to be', checked.error);
  return reply.type('application/json; charset=utf-8').serializer(String).send(canonicalJson(json));
};

/** For the check alone: numbers as the reader may take them. */
const withDoubles = (json: Json): unknown => {
  if (isDecimal(json)) return toNumber(json);
  if (Array.isArray(json)) return json.map(withDoubles);
  if (isJsonObject(json)) return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withDoubles(value)]));
  return json;
};

/** Documents are what the command line prints with --json; docs/cli.md shows each. */
export const document = z.looseObject({}).describe('As the command line prints it with --json.');
