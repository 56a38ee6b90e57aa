import { queryOptions } from '@tanstack/react-query';
import { api, got, type Schemas } from './client.ts';

export type Comparison = Schemas['TradeEnd']['comparison'];
export type ComparedRun = Comparison['runs'][number];

/** Runs side by side; the first is the one that the others are compared with. What has ended stays as it is. */
export const comparisonQuery = (workspace: string, runs: readonly string[]) =>
  queryOptions({
    queryKey: [workspace, 'comparison', ...runs],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }: { readonly signal: AbortSignal }): Promise<Comparison> => {
      const params = { path: { workspace }, query: { run: [...runs] } };
      return got(await api.GET('/v1/workspaces/{workspace}/compare', { signal, params }));
    },
  });
