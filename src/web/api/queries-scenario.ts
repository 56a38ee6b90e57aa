import { queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';

/** The rules of a constraint set in plain words. */
export const rulesQuery = (workspace: string, set: number) =>
  queryOptions({
    queryKey: [workspace, 'rules', set],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }) =>
      got(await api.GET('/v1/workspaces/{workspace}/constraint-sets/{set}/rules', { signal, params: { path: { workspace, set } } })),
  });
