import { queryOptions } from '@tanstack/react-query';
import { api, got, type Schemas } from './client.ts';

/** Google Sheets that are workbooks of a workspace. */

type Ends = { readonly signal: AbortSignal };

/** Whom to share a sheet with. */
export const googleQuery = queryOptions({
  queryKey: ['google'],
  queryFn: async ({ signal }: Ends) => got(await api.GET('/v1/google', { signal })),
});

/** `sheet`: its id, or its address. Asking twice is harmless. */
export const linkSheet = async (workspace: string, sheet: string): Promise<Schemas['Workbook']> =>
  got(await api.POST('/v1/workspaces/{workspace}/sheets', { params: { path: { workspace } }, body: { sheet } }));

export const unlinkSheet = async (workspace: string, workbook: string): Promise<void> => {
  await api.DELETE('/v1/workspaces/{workspace}/workbooks/{workbook}/link', { params: { path: { workspace, workbook } } });
};

/** Empty, for a sheet to be linked with. Throws `workspace-taken`. */
export const makeWorkspace = async (workspace: string): Promise<string> =>
  got(await api.POST('/v1/workspaces', { body: { workspace } })).workspace;
