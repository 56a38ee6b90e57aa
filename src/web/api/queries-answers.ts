import { queryOptions } from '@tanstack/react-query';
import { api, got, type Schemas } from './client.ts';

/** What was asked about a run before, and answered. */

type Ends = { readonly signal: AbortSignal };

/** The jobs of one kind about one run, the newest first: what somebody has asked before need not be asked again. */
export const jobsAboutQuery = (workspace: string, run: string, kind: Schemas['Job']['kind']) =>
  queryOptions({
    queryKey: [workspace, 'jobs', run, kind],
    queryFn: async ({ signal }: Ends) => {
      const query = { run_id: run, kind, limit: 20 } as const;
      return got(await api.GET('/v1/workspaces/{workspace}/jobs', { signal, params: { path: { workspace }, query } })).items;
    },
  });

/** A search that was stopped keeps what it knew by then. */
const WITH_ANSWERS: readonly string[] = ['succeeded', 'canceled'];

/** Those of them that have ended with an answer. */
export const answeredJobsQuery = (workspace: string, run: string, kind: Schemas['Job']['kind']) => ({
  ...jobsAboutQuery(workspace, run, kind),
  select: (jobs: readonly Schemas['JobFacts'][]) => jobs.filter(({ status }) => WITH_ANSWERS.includes(status)),
});

/** A job that has ended, with its answer. */
export const endedJobQuery = (workspace: string, job: string) =>
  queryOptions({
    queryKey: [workspace, 'job', job],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/jobs/{job}', { signal, params: { path: { workspace, job } } })),
  });
