import { queryOptions } from '@tanstack/react-query';
import { api, got, type Schemas } from './client.ts';

/** The jobs of one kind about one run, the newest first: what somebody has asked before need not be asked again. */
export const askedBeforeQuery = (workspace: string, run: string, kind: string) =>
  queryOptions({
    queryKey: [workspace, 'asked', run, kind],
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<readonly Schemas['JobFacts'][]> => {
      const query = { run_id: run, kind, limit: 20 } as const;
      const { items } = got(await api.GET('/v1/workspaces/{workspace}/jobs', { signal, params: { path: { workspace }, query } }));
      return items.filter(({ status }) => status !== 'failed');
    },
  });
