import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TeamDeps } from '../app/jobs.ts';
import { keepReports, reportRun } from '../app/run-report.ts';
import { toRunReportJson } from '../app/run-report-json.ts';
import { toResultsCsv } from '../app/run-results-csv.ts';
import { depsFor, inWorkspace, name, PROBLEMS, sendExact, sendText } from './parts.ts';
import { runReport } from './report-schema.ts';

/** What a run has to say, as a page shows it. */
export const addReportRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const recent = keepReports();
  root.withTypeProvider<ZodTypeProvider>().get(
    '/v1/workspaces/:workspace/runs/:run/report',
    {
      config: { access: { role: 'viewer', of: 'workspace' }, remember: ['runs', 'portfolios', 'publications', 'jobEvents'] },
      schema: {
        tags: ['runs'],
        summary: 'The whole report of a run: its plan with reasons, targets, slices, rules, or why there is no plan',
        params: inWorkspace.extend({ run: name.describe('A run id, its beginning or end if only one has it, or "published".') }),
        response: {
          200: {
            description: 'The report.',
            content: {
              'application/json': { schema: runReport },
              'text/csv': { schema: z.string().describe('The table Results.') },
            },
          },
          ...PROBLEMS,
        },
      },
    },
    async (request, reply) => {
      const report = await reportRun(depsFor(deps, request), request.params.run, recent);
      return request.headers.accept?.includes('text/csv')
        ? sendText(reply, 'text/csv', toResultsCsv(report))
        : sendExact(reply, runReport, toRunReportJson(report));
    },
  );
};
