import type { FastifyInstance, InjectOptions } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addAccess } from '../../src/server/access.ts';
import { DEFAULTS, type Desk, depsOf, openDesk } from './access-app.ts';
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
