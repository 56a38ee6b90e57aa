import { sql } from 'drizzle-orm';
import type { FastifyInstance } from 'fastify';
import { ROLES, type Role } from '../../src/app/access/caller.ts';
import { endToken } from '../../src/app/access/tokens.ts';
import { openApp } from '../../src/app/open-app.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { RouteRule } from '../../src/server/access-rules.ts';
import { makeServer } from '../../src/server/make-server.ts';
import { addPlace, DEFAULTS, type Desk, depsOf, grant, OPERATOR, tokenFor } from './access-app.ts';

// Every route of the service, asked by everybody who may come by. A new route is in it by itself.

/** The whole service on a store of the test's own, with a queue that nobody works at. */
export const makeService = async (desk: Desk): Promise<FastifyInstance> => {
  // As the queue leaves it, so that the service says that it is ready.
  await desk.store.queries.execute(sql`create schema if not exists pgboss`);
  await desk.store.queries.execute(sql`create table if not exists pgboss.job (id int)`);
  const deps = {
    ...openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS }),
    ...depsOf(desk),
    queue: { send: async () => undefined },
  };
  const app = await makeServer(deps, { access: DEFAULTS });
  await app.ready();
  return app;
};

/** Who comes by: what they may in the workspace of the path and for the whole server, in roles that are counted from 1; 0 for none. */
export interface Visitor {
  readonly name: string;
  readonly token: string | null;
  /** What a token is answered that speaks for nobody. */
  readonly isUnknown?: true;
  readonly here: number;
  readonly everywhere: number;
}

/** Makes the workspaces Alpha and Beta, and people with every role. */
export const makeVisitors = async (desk: Desk): Promise<readonly Visitor[]> => {
  await addPlace(desk, 'Alpha');
  await addPlace(desk, 'Beta');
  await grant(desk, 'all-admin', 'admin');
  for (const role of ROLES) {
    await grant(desk, `here-${role}`, role, 'Alpha');
    await grant(desk, `all-${role}`, role);
  }
  await grant(desk, 'elsewhere', 'admin', 'Beta');
  const revoked = await tokenFor(desk, 'all-admin');
  await endToken(depsOf(desk), OPERATOR, revoked.slice(3, 15));
  const expired = await tokenFor(desk, 'all-admin', { days: 1 });
  desk.clock.now = new Date(Date.now() + 2 * 86_400_000);
  const of = (role: Role): number => ROLES.indexOf(role) + 1;
  const known = async (name: string, here: number, everywhere: number, token = tokenFor(desk, name)): Promise<Visitor> => ({
    name,
    token: await token,
    here,
    everywhere,
  });
  return [
    { name: 'without a token', token: null, isUnknown: true, here: 0, everywhere: 0 },
    { name: 'nonsense', token: 'pw_x', isUnknown: true, here: 0, everywhere: 0 },
    { name: 'invented', token: `pw_0123456789ab_${'A'.repeat(43)}`, isUnknown: true, here: 0, everywhere: 0 },
    { name: 'expired', token: expired, isUnknown: true, here: 0, everywhere: 0 },
    { name: 'revoked', token: revoked, isUnknown: true, here: 0, everywhere: 0 },
    await known('stranger', 0, 0),
    await known('elsewhere', 0, 0),
    ...(await Promise.all(ROLES.map((role) => known(`here-${role}`, of(role), 0)))),
    ...(await Promise.all(ROLES.map((role) => known(`all-${role}`, of(role), of(role))))),
    await known('all-admin by a token of a viewer', 1, 1, tokenFor(desk, 'all-admin', { role: 'viewer' })),
    await known('all-admin by a token for here', 2, 0, tokenFor(desk, 'all-admin', { workspace: 'Alpha', role: 'planner' })),
    await known('all-admin by a token for elsewhere', 0, 0, tokenFor(desk, 'all-admin', { workspace: 'Beta' })),
  ];
};

/** What a visitor must be answered; `null`: whatever the route itself says. */
const refusalOf = ({ access }: RouteRule, visitor: Visitor): string | null => {
  if (access === 'public') return null;
  if (visitor.isUnknown) return visitor.token === null ? '401 token-missing' : '401 token-invalid';
  if (access === 'known') return null;
  const least = ROLES.indexOf(access.role) + 1;
  if (access.of === 'server') return visitor.everywhere >= least ? null : '403 role-too-low';
  if (visitor.here === 0) return '404 workspace-unknown';
  return visitor.here >= least ? null : '403 role-too-low';
};

const REFUSALS = /^(401|403|429) |workspace-unknown/u;

const pathOf = ({ url }: RouteRule): string => url.replace(':workspace', 'Alpha').replaceAll(/:\w+/gu, '0123456789ab');

export const nameOf = ({ method, url }: RouteRule): string => `${method} ${url}`;

/** What somebody was answered and must not be; empty where everybody is given what they may, and nothing else. */
export const wrongAnswers = async (app: FastifyInstance, visitors: readonly Visitor[]): Promise<readonly string[]> => {
  const wrong: string[] = [];
  let count = 0;
  for (const visitor of visitors) {
    const headers = visitor.token === null ? {} : { authorization: `Bearer ${visitor.token}` };
    for (const rule of app.accessRules) {
      // A HEAD is its GET, hooks and all: once is enough.
      if (rule.method === 'HEAD' && visitor.token !== null) continue;
      // Each from an address of its own: guessing is limited by address.
      const remoteAddress = `10.0.${++count >> 8}.${count & 255}`;
      const answer = await app.inject({ method: rule.method as 'GET', url: pathOf(rule), headers, remoteAddress });
      const isJson = String(answer.headers['content-type']).includes('json') && answer.body !== '';
      const code = isJson ? answer.json<{ readonly code?: string }>().code : undefined;
      const got = rule.method === 'HEAD' ? String(answer.statusCode) : `${answer.statusCode} ${code}`;
      const must = refusalOf(rule, visitor);
      const isRight =
        must === null ? !REFUSALS.test(got) && answer.statusCode < 500 : got === (rule.method === 'HEAD' ? must.slice(0, 3) : must);
      if (!isRight) wrong.push(`${visitor.name}: ${nameOf(rule)} → ${got}, must be ${must ?? 'let in'}`);
    }
  }
  return wrong;
};
