import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Author, Caller, Role } from '../app/access/caller.ts';
import type { Place } from '../app/access/place.ts';
import type { AppDeps } from '../app/deps.ts';
import { BugError } from '../base/errors.ts';
import type { Json } from '../base/json.ts';
import type { Store } from '../store/database.ts';

/**
 * Who may ask for a route: anybody (`public`), whoever is known (`known`: the route itself shows each only what is theirs), or whoever has
 * at least a role, in the workspace that the path names, or for the whole server, which is having it in all workspaces.
 */
export type AccessRule = 'public' | 'known' | { readonly role: Role; readonly of: 'workspace' | 'server' };

/** `actor`: the person at this computer. */
export type AccessDeps = Pick<AppDeps, 'openStore' | 'now' | 'actor'> & { readonly store: Store };

/** A route and who may ask for it. */
export interface RouteRule {
  readonly method: string;
  readonly url: string;
  readonly access: AccessRule;
  /** Whoever asks for it successfully is named in the log of changes. */
  readonly isAudited: boolean;
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Of every route that there is. */
    accessRules: readonly RouteRule[];
  }
  interface FastifyContextConfig {
    access?: AccessRule;
    /** `false`: a route that is no GET and yet changes nothing, or keeps itself who did what. */
    audit?: false;
  }
  interface FastifyRequest {
    /** What it did is in the log already, with what was done. */
    isInLog: boolean;
    caller: Caller | null;
    place: Place | null;
    /** May whoever asks still ask for this now? For what goes on after it was let in. */
    mayStill: () => Promise<boolean>;
    /** What the handler adds to the audit log: the name of what was made, and more. */
    deed: { readonly subject?: string; readonly details?: Json } | null;
  }
}

/** Who asks. */
export const callerOf = ({ caller, routeOptions }: FastifyRequest): Caller => {
  if (!caller) throw new BugError(`${routeOptions.url} is open to everybody and asks who is there`);
  return caller;
};

/** The workspace that the path names: the caller may see it. */
export const placeOf = ({ place, routeOptions }: FastifyRequest): Place => {
  if (!place) throw new BugError(`${routeOptions.url} names no workspace`);
  return place;
};

export const authorOf = (request: FastifyRequest): Author => {
  const { principal, token } = callerOf(request);
  return { principal, tokenId: token?.tokenId ?? null, requestId: request.id };
};

export interface Refusal {
  readonly status: 401 | 403 | 429;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly hint?: string;
}

/** Answers with a problem (RFC 9457) and reads no more of the request. */
export const refuse = (reply: FastifyReply, { status, code, title, detail, hint }: Refusal): FastifyReply =>
  reply
    .code(status)
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title, status, detail, code, ...(hint === undefined ? {} : { hint }) }));
