import type { FastifyInstance } from 'fastify';
import type { Step, Traces } from '../app/traces.ts';
import type { Metrics } from '../watch/metrics.ts';

declare module 'fastify' {
  interface FastifyRequest {
    step: Step | null;
  }
}

/** Measures every request and tells traces of it. To be added before whatever answers; a stream that goes on counts when it ends. */
export const watchRequests = (app: FastifyInstance, metrics: Metrics, traces: Traces | undefined): void => {
  app.decorateRequest('step', null);
  if (traces)
    app.addHook('onRequest', (request, _reply, done) => {
      const { traceparent } = request.headers;
      request.step = traces.begin(
        `${request.method} ${request.routeOptions.url ?? 'nothing'}`,
        typeof traceparent === 'string' ? traceparent : null,
      );
      request.step.within(done);
    });
  app.addHook('onResponse', (request, reply, done) => {
    // Paths that are not there are one route: a stranger cannot make metrics grow.
    const route = request.routeOptions.url ?? 'nothing';
    metrics.request(route, request.method, reply.statusCode, reply.elapsedTime / 1000);
    request.step?.end(
      { 'http.route': route, 'http.request.method': request.method, 'http.response.status_code': reply.statusCode, request_id: request.id },
      reply.statusCode >= 500 ? String(reply.statusCode) : undefined,
    );
    done();
  });
};
