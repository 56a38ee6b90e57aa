import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { revokeRole } from '../../src/app/access/members.ts';
import { endToken } from '../../src/app/access/tokens.ts';
import { addAccess } from '../../src/server/access.ts';
import { DEFAULTS, type Desk, depsOf, grant, OPERATOR, openDesk, tokenFor } from './access-app.ts';
import { workbookBytes } from './open-service.ts';
import { makeService, makeVisitors, nameOf, wrongAnswers } from './visitors.ts';

let desk: Desk;
let app: FastifyInstance;
beforeAll(async () => {
  desk = await openDesk();
  app = await makeService(desk);
}, 120_000);
afterAll(async () => {
  await app.close();
  await desk.close();
});

describe('the routes of the service', () => {
  it('each say who may ask; what they say is written down', async () => {
    const rules = app.accessRules
      .filter(({ method }) => method !== 'HEAD')
      .map((it) => {
        const who = typeof it.access === 'string' ? it.access : `${it.access.role} of ${it.access.of}`;
        return `${nameOf(it)}  ${who}${it.isAudited ? ', logged' : ''}`;
      });
    await expect(`${rules.toSorted().join('\n')}\n`).toMatchFileSnapshot('../golden/access-rules.txt');
  });

  it('give everybody what they may, and nothing else', async () => {
    // The others are asked for in the deep suite.
    const some = new Set(['without a token', 'elsewhere', 'here-viewer']);
    const visitors = (await makeVisitors(desk)).filter(({ name }) => some.has(name));
    expect(visitors).toHaveLength(some.size);
    expect(await wrongAnswers(app, visitors)).toEqual([]);
  });

  it('read nothing of a body before they know who sends it', async () => {
    const ask: InjectOptions = { method: 'POST', url: '/v1/workspaces/Alpha/workbooks?file_name=x.xlsx', payload: 'x'.repeat(100) };
    for (const headers of [{ 'content-type': 'text/nonsense' }, { 'content-type': 'application/json' }, { 'content-length': '9999999999' }])
      expect((await app.inject({ ...ask, headers })).statusCode).toBe(401);
  });

  it('cannot be without a rule, and none can slip in before the rules', async () => {
    const { fastify } = await import('fastify');
    const bare = fastify();
    bare.get('/early', async () => 'secret');
    await addAccess(bare, depsOf(desk), DEFAULTS);
    expect(() => bare.get('/late', async () => 'secret')).toThrow('nobody says who may ask for');
    expect((await bare.inject('/early')).statusCode).toBe(500);
    await bare.close();
  });
});

describe('a stream', () => {
  it('ends soon after whoever listens may not listen any more, and goes on for the others', async () => {
    await grant(desk, 'leaver', 'viewer', 'Alpha');
    const tokens = {
      stays: await tokenFor(desk, 'all-admin'),
      revoked: await tokenFor(desk, 'all-admin'),
      expired: await tokenFor(desk, 'all-admin', { days: 1 }),
      leaver: await tokenFor(desk, 'leaver'),
    };
    const headers = { authorization: `Bearer ${tokens.stays}` };
    const place = '/v1/workspaces/Alpha';
    await app.inject({
      method: 'POST',
      url: `${place}/workbooks?file_name=plan.xlsx`,
      payload: workbookBytes(),
      headers: { ...headers, 'content-type': 'application/octet-stream' },
    });
    const asked = await app.inject({ method: 'POST', url: `${place}/runs`, headers, payload: {} });
    const job = `${place}/jobs/${asked.json<{ readonly job_id: string }>().job_id}`;
    const listen = async (token: string) => {
      const asks = { url: `${job}/events`, headers: { authorization: `Bearer ${token}` }, payloadAsStream: true };
      const stream = (await app.inject(asks)).stream();
      let text = '';
      stream.setEncoding('utf8').on('data', (more) => {
        text += String(more);
      });
      const over = new Promise<string>((resolve) => stream.once('end', () => resolve(text)));
      return { over, isOver: () => stream.readableEnded };
    };
    const [stays, ...others] = await Promise.all([tokens.stays, tokens.revoked, tokens.expired, tokens.leaver].map(listen));
    await endToken(depsOf(desk), OPERATOR, tokens.revoked.slice(3, 15));
    await revokeRole(depsOf(desk), OPERATOR, { principal: 'leaver', workspace: 'Alpha' }, { mayOpen: false });
    desk.clock.now = new Date(desk.clock.now.getTime() + 2 * 86_400_000);
    const heard = await Promise.all(others.map(({ over }) => over));
    expect(heard.map((text) => /^event: (\w+)$/gmu.exec(text)?.[1])).toEqual(['queued', 'queued', 'queued']);
    expect(stays?.isOver()).toBe(false);
    await app.inject({ method: 'POST', url: `${job}/cancel`, headers });
    expect(await stays?.over).toContain('event: canceled');
  }, 60_000);
});
