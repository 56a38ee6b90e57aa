import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../server/access-app.ts';
import { makeService, makeVisitors, wrongAnswers } from '../server/visitors.ts';

let desk: Desk;
let app: FastifyInstance;
beforeAll(async () => {
  desk = await openDesk();
  app = await makeService(desk);
});
afterAll(async () => {
  await app.close();
  await desk.close();
});

it('every route gives everybody what they may, and nothing else: all roles, all kinds of tokens, good and bad', async () => {
  const visitors = await makeVisitors(desk);
  expect(visitors.length).toBeGreaterThan(15);
  expect(await wrongAnswers(app, visitors)).toEqual([]);
});
