import { queryOptions } from '@tanstack/react-query';
import { api, got } from './client.ts';

/** What the page reads, each with the key under which it is remembered: `[workspace, noun, …]`. */

type Ends = { readonly signal: AbortSignal };

export const meQuery = queryOptions({ queryKey: ['me'], queryFn: async ({ signal }: Ends) => got(await api.GET('/v1/me', { signal })) });

export const workspacesQuery = queryOptions({
  queryKey: ['workspaces'],
  queryFn: async ({ signal }: Ends) => got(await api.GET('/v1/workspaces', { signal })),
});

export const runsQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'runs'],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/runs', { signal, params: { path: { workspace }, query: { limit: 100 } } })),
  });

export const scenariosQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'scenarios'],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/scenarios', { signal, params: { path: { workspace }, query: { limit: 200 } } })),
  });

export const constraintSetsQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'constraint-sets'],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/constraint-sets', { signal, params: { path: { workspace }, query: { limit: 200 } } })),
  });

export const workbooksQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'workbooks'],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/workbooks', { signal, params: { path: { workspace } } })),
  });

export const workspaceQuery = (workspace: string) =>
  queryOptions({
    queryKey: [workspace, 'workspace'],
    queryFn: async ({ signal }: Ends) => got(await api.GET('/v1/workspaces/{workspace}', { signal, params: { path: { workspace } } })),
  });

export const versionsQuery = (workspace: string, workbook: string) =>
  queryOptions({
    queryKey: [workspace, 'versions', workbook],
    queryFn: async ({ signal }: Ends) =>
      got(await api.GET('/v1/workspaces/{workspace}/workbooks/{workbook}/versions', { signal, params: { path: { workspace, workbook } } })),
  });
