import { createHash } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { z } from 'zod';
import type { AppDeps } from '../app/deps.ts';
import type { TeamDeps } from '../app/jobs.ts';
import { scopedDeps } from '../app/scoped-deps.ts';
import { isDecimal, toNumber } from '../base/decimal.ts';
import { BugError } from '../base/errors.ts';
import { canonicalJson, isJsonObject, type Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';
import { callerOf, placeOf } from './access-rules.ts';
import { problem } from './problems.ts';

/** The parts that routes are made of. */

// For all schemas that do not say it otherwise.
z.config({ customError: ({ code, input }) => (code === 'invalid_type' && input === undefined ? 'This is missing.' : undefined) });

export const moment = z.string().describe('ISO 8601, UTC.');
export const name = z.string().min(1).max(200);
export const inWorkspace = z.object({ workspace: name });

/** What may come back instead of what was asked for. */
export const PROBLEMS = { '4xx': problem, '5xx': problem } as const;

export const page = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('How many at most.'),
  cursor: z.string().max(100).optional().describe('`next_cursor` of the page before.'),
});

/** Of lists whose order is that of their numbers. */
export const numberedPage = page.extend({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/u, 'Give the `next_cursor` of the page before.')
    .optional()
    .describe('`next_cursor` of the page before.'),
});

/** A number as exact as it is kept. */
export const exact = z.number();

export const listOf = <T extends z.ZodType>(item: T) =>
  z.object({ items: z.array(item), next_cursor: z.string().nullable().describe('For the next page; null: this is the last one.') });

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

export interface Page<T> {
  /** One more than asked for, where there are more. */
  readonly found: readonly T[];
  readonly limit: number;
  readonly cursorOf: (item: T) => string;
  readonly toJson: (item: T) => Json;
}

/** Sends a page of a list, and says where the next one is. */
export const sendPage = <T>(
  request: FastifyRequest,
  reply: FastifyReply,
  schema: z.ZodType,
  { found, limit, cursorOf, toJson }: Page<T>,
): FastifyReply => {
  const { items, next_cursor: next } = toPage(found, limit, cursorOf);
  if (next !== null) {
    const address = new URL(request.url, 'http://here');
    address.searchParams.set('cursor', next);
    reply.header('link', `<${address.pathname}${address.search}>; rel="next"`);
  }
  return sendExact(reply, schema, { items: items.map(toJson), next_cursor: next });
};

/** The store, as far as the workspace of the path goes. */
export const storeFor = ({ store }: Pick<TeamDeps, 'store'>, request: Parameters<typeof placeOf>[0]): Store => ({
  ...store,
  within: placeOf(request).id,
});

/** The app in the name of whoever asks, within the workspace of the path. */
export const depsFor = (deps: TeamDeps, request: Parameters<typeof callerOf>[0]): AppDeps =>
  scopedDeps(deps, { actor: callerOf(request).principal, workspaceId: placeOf(request).id, job: null, store: deps.store });

/** Sends what holds exact numbers: they are written as they are. It is checked like every answer. */
export const sendExact = (reply: FastifyReply, schema: z.ZodType, json: Json): FastifyReply => {
  const checked = schema.safeParse(withDoubles(json));
  if (!checked.success) throw new BugError('an answer is not what it is said to be', checked.error);
  return sendText(reply, 'application/json', canonicalJson(json));
};

/**
 * Sends a text. What is read gets an ETag, the hash of what is sent, and is not sent again to whoever has it (RFC 9110): "has it changed?" costs
 * no more than the question.
 */
export const sendText = (reply: FastifyReply, kind: string, text: string): FastifyReply => {
  const { method, headers } = reply.request;
  if (method === 'GET') {
    const tag = `"${createHash('sha256').update(text).digest('base64url')}"`;
    reply.header('etag', tag);
    if (isKnown(headers['if-none-match'], tag)) return reply.code(304).send();
  }
  return reply.type(`${kind}; charset=utf-8`).serializer(String).send(text);
};

/** Is the tag among those of `If-None-Match`? */
export const isKnown = (known: string | undefined, tag: string): boolean => {
  const tags = known === undefined ? [] : known.split(',').map((it) => it.trim().replace(/^W\//u, ''));
  return tags.includes(tag) || tags.includes('*');
};

/** For the check alone: numbers as the reader may take them. */
const withDoubles = (json: Json): unknown => {
  if (isDecimal(json)) return toNumber(json);
  if (Array.isArray(json)) return json.map(withDoubles);
  if (isJsonObject(json)) return Object.fromEntries(Object.entries(json).map(([key, value]) => [key, withDoubles(value)]));
  return json;
};

/**
 * A document that was kept, as this version tells such ones. It goes out as it is, for an earlier version may have told it otherwise. To be
 * given schemas with an id.
 */
export const kept = (...told: readonly z.ZodType[]) => {
  const anyOf = told.map((it) => ({ $ref: `#/components/schemas/${z.globalRegistry.get(it)?.id ?? raiseNameless()}` }));
  return z.unknown().meta(anyOf.length === 1 ? { ...anyOf[0] } : { anyOf });
};

const raiseNameless = (): never => {
  throw new BugError('a document that is kept has no name');
};

/** Documents are what the command line prints with --json; docs/cli.md shows each. */
export const document = z.looseObject({}).describe('As the command line prints it with --json.');
