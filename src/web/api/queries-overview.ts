import { queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';

/** How things stand in a workspace, and how they came to. */

type Ends = { readonly signal: AbortSignal };

/** Others work in it, too. */
const LOOK_AGAIN_MS = 20_000;

export const overviewQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'overview'],
    refetchInterval: LOOK_AGAIN_MS,
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/overview', { signal, params: { path: { workspace } } })),
  });

export const changesQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'changes'],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/changes', { signal, params: { path: { workspace }, query: { limit: 200 } } })),
  });
