import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { type Caller, isAtLeast, localCaller, roleIn } from '../app/access/caller.ts';
import { findPlace, type Place } from '../app/access/place.ts';
import { isAccessSetUp, whoIs, whoIsLoggedIn } from '../app/access/who-is.ts';
import type { AccessSettings } from '../app/config.ts';
import { BugError, NotFoundError } from '../base/errors.ts';
import { auditChanges, isAudited, READING } from './access-audit.ts';
import { isFromHere, isFromOurPage, isOurHost, saysWhereFrom } from './access-guard.ts';
import { type Limits, makeLimits } from './access-limits.ts';
import { addLogin } from './access-login.ts';
import { type AccessDeps, type AccessRule, type RouteRule, refuse } from './access-rules.ts';
import { sessionCookie } from './access-session.ts';
import { BriefMemory } from './brief-memory.ts';

export interface AccessOptions extends AccessSettings {
  /** Nobody but this computer reaches us. */
  readonly isLoopback: boolean;
  /** How long it may take until a token that was revoked elsewhere is refused here; absent: not at all. */
  readonly rememberMs?: number;
}

/**
 * Lets in who may come in. To be added before all routes: one without a rule is refused at the start, and a request is judged before anything
 * of its body is read.
 */
export const addAccess = async (app: FastifyInstance, deps: AccessDeps, options: AccessOptions): Promise<void> => {
  app.decorateRequest('caller', null);
  app.decorateRequest('place', null);
  app.decorateRequest('deed', null);
  app.decorateRequest('isInLog', false);
  app.decorateRequest('mayStill', async () => true);
  const rules: RouteRule[] = [];
  app.decorate('accessRules', rules);
  app.addHook('onRoute', ({ url, method, config }) => {
    if (config?.access === undefined) throw withoutRule(`${method} ${url}`);
    for (const it of [method].flat()) rules.push({ method: it, url, access: config.access, isAudited: isAudited(it, config) });
  });
  const publicUrl = options.publicUrl === null ? null : new URL(options.publicUrl);
  await app.register(helmet, headersFor(publicUrl?.protocol === 'https:'));
  await app.register(cookie);
  const limits = await makeLimits(app, options.requestsPerMinute);
  const remembered = { callers: new BriefMemory<Caller>(options.rememberMs ?? 0), places: new BriefMemory<Place>(options.rememberMs ?? 0) };
  const gate: Gate = { deps, options, publicUrl, limits, ...remembered };
  // Before the answer goes out: whoever has it finds everything as it is now.
  app.addHook('onSend', async ({ method }, _, payload) => {
    if (!READING.has(method)) for (const memory of Object.values(remembered)) memory.forget();
    return payload;
  });
  app.addHook('onRequest', (request, reply) => judge(gate, request, reply));
  auditChanges(app, deps);
  if (options.login) addLogin(app, deps, options.login, publicUrl);
};

const withoutRule = (route: string): BugError =>
  new BugError(`nobody says who may ask for ${route}: give it a rule (config.access), after addAccess`);

interface Gate {
  readonly deps: AccessDeps;
  readonly options: AccessOptions;
  readonly publicUrl: URL | null;
  readonly limits: Limits;
  readonly callers: BriefMemory<Caller>;
  readonly places: BriefMemory<Place>;
}

const judge = async (gate: Gate, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> => {
  const { url, config } = request.routeOptions;
  const rule = config.access;
  if (url !== undefined && rule === undefined) throw withoutRule(url);
  // A path that is not there has no rule, and hides nothing.
  if (rule === undefined || rule === 'public') {
    if (await gate.limits.refuseIfTooMany(request, reply)) return reply;
    return undefined;
  }
  reply.header('cache-control', 'private, no-cache');
  const caller = await findCaller(gate, request);
  if (caller === null || 'status' in caller) return refuseUnknown(gate, request, reply, caller);
  request.caller = caller;
  request.mayStill = async () => {
    const now = await findCaller(gate, request);
    return now !== null && !('status' in now) && isAllowed(rule, now, request.place);
  };
  if (await gate.limits.refuseIfTooMany(request, reply)) return reply;
  return checkRule(gate, rule, caller, request, reply);
};

type Foreign = { readonly status: 403; readonly detail: string };

/** By the token; else by the cookie; else the person at this computer, where nobody has set up who may come in. */
const findCaller = async ({ deps, options, publicUrl, callers }: Gate, request: FastifyRequest): Promise<Caller | Foreign | null> => {
  const { authorization } = request.headers;
  if (authorization !== undefined) {
    const [, token] = /^Bearer +(\S+) *$/iu.exec(authorization) ?? [];
    return token === undefined ? null : callers.recall(token, () => whoIs(deps, token));
  }
  const isOurs = isOurHost(request, publicUrl) && isFromOurPage(request, publicUrl);
  const session = sessionCookie(request, publicUrl);
  if (session !== undefined) return isOurs && saysWhereFrom(request) ? whoIsLoggedIn(deps, session) : FOREIGN;
  if (!options.isLoopback || hasSettings(options) || !isFromHere(request)) return null;
  if (await isAccessSetUp(deps.store)) return null;
  return isOurs ? localCaller(deps.actor) : FOREIGN;
};

/** Whoever sets something up for others does not mean the person at this computer alone. */
const hasSettings = ({ login, publicUrl, trustProxy }: AccessOptions): boolean =>
  login !== null || publicUrl !== null || trustProxy !== null;

const FOREIGN: Foreign = {
  status: 403,
  detail: 'The request came under another name than ours, or from a page of another site.',
};

const refuseUnknown = async (gate: Gate, request: FastifyRequest, reply: FastifyReply, found: Foreign | null): Promise<FastifyReply> => {
  if (found) return refuse(reply, { ...found, code: 'origin-refused', title: 'Not from here' });
  const hasToken = request.headers.authorization !== undefined;
  if (hasToken && (await gate.limits.refuseIfGuessing(request, reply))) return reply;
  reply.header('www-authenticate', hasToken ? 'Bearer realm="planwright", error="invalid_token"' : 'Bearer realm="planwright"');
  return refuse(reply, {
    status: 401,
    code: hasToken ? 'token-invalid' : 'token-missing',
    title: 'Who is there?',
    detail: hasToken ? 'The token is unknown, has expired or was revoked.' : 'This needs a token.',
    hint: hasToken
      ? 'Ask for a new one: planwright team token create.'
      : 'Send it with the header "Authorization: Bearer TOKEN"; an admin makes one: planwright team token create.',
  });
};

const checkRule = async (
  { deps, places }: Gate,
  rule: Exclude<AccessRule, 'public'>,
  caller: Caller,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply | undefined> => {
  if (rule === 'known') return undefined;
  if (rule.of === 'server') return isAllowed(rule, caller, null) ? undefined : refuseTooLow(reply, rule.role, 'in all workspaces');
  const name = workspaceIn(request);
  const place = await places.recall(name, () => findPlace(deps.store, name));
  // What one may not see is not there.
  if (!place || roleIn(caller, place.id) === null)
    throw new NotFoundError(`There is no workspace "${name}".`, { code: 'workspace-unknown' });
  request.place = place;
  return isAllowed(rule, caller, place) ? undefined : refuseTooLow(reply, rule.role, 'in this workspace');
};

const isAllowed = (rule: Exclude<AccessRule, 'public'>, caller: Caller, place: Place | null): boolean =>
  rule === 'known' || isAtLeast(roleIn(caller, rule.of === 'server' ? null : (place?.id ?? null)), rule.role);

const workspaceIn = ({ params, routeOptions }: FastifyRequest): string => {
  if (typeof params === 'object' && params !== null && 'workspace' in params && typeof params.workspace === 'string')
    return params.workspace;
  throw new BugError(`${routeOptions.url} has a rule of a workspace and names none (:workspace)`);
};

const refuseTooLow = (reply: FastifyReply, role: string, where: string): FastifyReply =>
  refuse(reply, {
    status: 403,
    code: 'role-too-low',
    title: 'Not allowed',
    detail: `This needs the role ${role} ${where}.`,
    hint: 'An admin can give it; a token may no more than its own role.',
  });

/** No page of others frames us, no script runs that is not a file of ours. */
const headersFor = (isSecure: boolean) => ({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      baseUri: ["'none'"],
      connectSrc: ["'self'"],
      fontSrc: ["'self'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      imgSrc: ["'self'", 'data:'],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
    },
  },
  referrerPolicy: { policy: 'no-referrer' as const },
  strictTransportSecurity: isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : (false as const),
  xFrameOptions: { action: 'deny' as const },
});
