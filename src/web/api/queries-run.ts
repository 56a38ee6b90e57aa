import { queryOptions } from '@tanstack/react-query';
import { api, got, type Schemas } from './client.ts';
import { Problem } from './problem.ts';

/** What there is to read about one run. */

export type RunReport = Schemas['RunReport'];

type Ends = { readonly signal: AbortSignal };

/** A run that has ended stays as it is; only whether it is published changes. */
const STALE_MS = 60_000;

export const reportQuery = (workspace: string, run: string) =>
  queryOptions({
    queryKey: [workspace, 'report', run],
    staleTime: STALE_MS,
    queryFn: async ({ signal }: Ends): Promise<RunReport> => {
      const report = got(await api.GET('/v1/workspaces/{workspace}/runs/{run}/report', { signal, params: { path: { workspace, run } } }));
      // It is a table for those who ask for one.
      if (typeof report === 'string')
        throw new Problem({ message: 'The report came as a table.', code: 'report-table', hint: null, status: 0 });
      return report;
    },
  });

/** What a run answered when it ended, with the second opinions on it. */
export const runQuery = (workspace: string, run: string) =>
  queryOptions({
    queryKey: [workspace, 'run', run],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/runs/{run}', { signal, params: { path: { workspace, run } } })),
  });

/** The job that makes a run, which may not have ended; `null` where none is known. */
export const makingJobQuery = (workspace: string, run: string) =>
  queryOptions({
    queryKey: [workspace, 'making', run],
    queryFn: async ({ signal }: Ends) => {
      const query = { run_id: run, limit: 1 } as const;
      const { items } = got(await api.GET('/v1/workspaces/{workspace}/jobs', { signal, params: { path: { workspace }, query } }));
      return items[0] ?? null;
    },
  });
