import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';

/** A workbook tab by tab, row by row. */

type Ends = { readonly signal: AbortSignal };

/** As many rows as come at once. */
const PAGE_ROWS = 1_000;

export const tabsQuery = (workspace: string, workbook: string, version: number) =>
  queryOptions({
    queryKey: [workspace, 'tabs', workbook, version],
    // A version never changes.
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }: Ends) =>
      got(
        await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/tabs', {
          signal,
          params: { path: { workspace, workbook }, query: { version } },
        }),
      ),
  });

export const rowsQuery = (workspace: string, workbook: string, version: number, tab: string) =>
  infiniteQueryOptions({
    queryKey: [workspace, 'tab-rows', workbook, version, tab],
    staleTime: Number.POSITIVE_INFINITY,
    initialPageParam: '0',
    queryFn: async ({ signal, pageParam }) =>
      got(
        await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/tabs/{tab}/rows', {
          signal,
          params: { path: { workspace, workbook, tab }, query: { version, limit: PAGE_ROWS, cursor: pageParam } },
        }),
      ),
    getNextPageParam: ({ next_cursor }) => next_cursor,
  });

/** The newest check of the workspace's workbooks. */
export const checksQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'jobs', 'check'],
    queryFn: async ({ signal }: Ends) =>
      got(
        await api.GET('/v1/workspaces/{workspace}/jobs', { signal, params: { path: { workspace }, query: { kind: 'check', limit: 1 } } }),
      ),
  });
