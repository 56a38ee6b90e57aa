import swagger from '@fastify/swagger';
import { type FastifyBaseLogger, type FastifyInstance, type FastifyRequest, fastify, LogController } from 'fastify';
import { createJsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod';
import type { TeamDeps } from '../app/jobs.ts';
import { makeMetrics } from '../watch/metrics.ts';
import { type AccessOptions, addAccess } from './access.ts';
import { addAccessRoutes } from './access-routes.ts';
import { compressAnswers } from './compress.ts';
import { describeApi } from './describe-api.ts';
import { addDocsPage } from './docs-page.ts';
import { addIdempotency } from './idempotency.ts';
import { addPage } from './page.ts';
import { addProblems, refuseAddress } from './problems.ts';
import { rememberReads } from './read-memory.ts';
import { addAskRoutes } from './routes-asks.ts';
import { addExampleRoute } from './routes-example.ts';
import { addHealthRoutes } from './routes-health.ts';
import { addJobRoutes } from './routes-jobs.ts';
import { addOverviewRoutes } from './routes-overview.ts';
import { addRecordRoutes } from './routes-records.ts';
import { addReportRoutes } from './routes-report.ts';
import { addRuleRoutes } from './routes-rules.ts';
import { addRunRoutes } from './routes-runs.ts';
import { addSheetRoutes } from './routes-sheets.ts';
import { addTabRoutes } from './routes-tabs.ts';
import { addToldRoutes } from './routes-told.ts';
import { addTradeRoute } from './routes-trade.ts';
import { addWorkbookRoutes } from './routes-workbooks.ts';
import { addWorkspaceRoutes } from './routes-workspaces.ts';
import { watchRequests } from './watch-requests.ts';

declare module 'fastify' {
  interface FastifyInstance {
    /** Aborted when the server is told to end: whoever waits or listens is sent away. */
    ending: AbortSignal;
  }
}

export interface ServerOptions {
  readonly access: AccessOptions;
  readonly logger?: FastifyBaseLogger;
}

/** Bodies that are no workbook. */
const MOST_BYTES = 1024 * 1024;

// Whoever looks every few seconds whether we are there is not worth two lines each time.
const isLookedAtOften = ({ url }: FastifyRequest): boolean => /^\/(healthz|readyz|metrics)(\?|$)/u.test(url);

/** The service, ready to listen. */
export const makeServer = async (deps: TeamDeps, { access, logger }: ServerOptions): Promise<FastifyInstance> => {
  const app: FastifyInstance = fastify({
    ...(logger ? { loggerInstance: logger } : {}),
    bodyLimit: MOST_BYTES,
    trustProxy: access.trustProxy ?? false,
    logController: new LogController({ requestIdLogLabel: 'request_id', disableRequestLogging: isLookedAtOften }),
    genReqId: () => `REQ-${deps.randomId()}${deps.randomId()}`,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    frameworkErrors: refuseAddress,
  });
  const ending = new AbortController();
  app.decorate('ending', { getter: () => ending.signal });
  app.addHook('preClose', async () => ending.abort());
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  addProblems(app);
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Planwright', version: '1', description: 'From a planner’s workbook to the provably best portfolio, and back.' },
      components: { securitySchemes: { token: { type: 'http', scheme: 'bearer' } } },
      security: [{ token: [] }, {}],
    },
    transform: createJsonSchemaTransform({ skipList: [] }),
    transformObject: (made) => describeApi(jsonSchemaTransformObject(made)),
  });
  const metrics = makeMetrics();
  watchRequests(app, metrics, deps.traces);
  await addAccess(app, deps, access);
  addIdempotency(app, deps);
  rememberReads(app, deps);
  await compressAnswers(app);
  addHealthRoutes(app, deps, metrics);
  addAccessRoutes(app, deps);
  addWorkspaceRoutes(app, deps);
  await addWorkbookRoutes(app, deps);
  addSheetRoutes(app, deps);
  addTabRoutes(app, deps);
  addOverviewRoutes(app, deps);
  addExampleRoute(app);
  addRecordRoutes(app, deps);
  addRuleRoutes(app, deps);
  addRunRoutes(app, deps);
  addReportRoutes(app, deps);
  addAskRoutes(app, deps);
  addTradeRoute(app, deps);
  addJobRoutes(app, deps);
  addDocsPage(app);
  await addPage(app);
  addToldRoutes(app, deps);
  app.get('/openapi.json', { config: { access: 'public' }, schema: { hide: true } }, async () => app.swagger());
  return app;
};
