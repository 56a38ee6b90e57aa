import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { lacking, loadServiceFacts, type ServiceFacts } from '../app/health.ts';
import type { TeamDeps } from '../app/jobs.ts';
import type { Metrics } from '../watch/metrics.ts';

const ready = z.object({
  ready: z.boolean(),
  missing: z.array(z.enum(['database', 'schema', 'queue'])).describe('What does not answer or is not as it should be.'),
});

/** For whoever looks after the service. */
export const addHealthRoutes = (app: FastifyInstance, deps: TeamDeps, metrics: Metrics): void => {
  app.get(
    '/healthz',
    {
      config: { access: 'public' },
      schema: { summary: 'Is this process alive?', response: { 200: z.object({ alive: z.literal(true) }) } },
    },
    async () => ({ alive: true }),
  );
  app.get(
    '/readyz',
    { config: { access: 'public' }, schema: { summary: 'Can it serve?', response: { 200: ready, 503: ready } } },
    async (_request, reply) => {
      const missing = await lacking(deps.store);
      return reply.code(missing.length === 0 ? 200 : 503).send({ ready: missing.length === 0, missing });
    },
  );
  const facts = remembered(() => loadServiceFacts(deps.store).catch(() => null), deps.monotonic);
  app.get('/metrics', { config: { access: { role: 'viewer', of: 'server' } }, schema: { hide: true } }, async (_request, reply) => {
    const { type, text } = await metrics.page(await facts());
    return reply.type(type).serializer(String).send(text);
  });
};

/** The database is asked no more often than this, however many look. */
const REMEMBERED_MS = 5_000;

const remembered = (ask: () => Promise<ServiceFacts | null>, monotonic: () => number): (() => Promise<ServiceFacts | null>) => {
  let asked: { readonly at: number; readonly answer: Promise<ServiceFacts | null> } | null = null;
  return () => {
    if (!asked || monotonic() - asked.at > REMEMBERED_MS) asked = { at: monotonic(), answer: ask() };
    return asked.answer;
  };
};
