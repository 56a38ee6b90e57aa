import { api, got, type Schemas, send } from './client.ts';
import { drawKey } from './draw-key.ts';
import { Problem } from './problem.ts';

/** Workbooks on their way to the server, byte for byte. */

/** A file that can no longer be read is told from a server that does not answer. */
const bytesOf = async (file: File): Promise<Blob> => {
  try {
    return new Blob([await file.arrayBuffer()]);
  } catch {
    throw new Problem({
      message: `${file.name} cannot be read.`,
      code: 'file-unreadable',
      hint: 'Perhaps it has been moved, or another program is saving it just now. Choose it again.',
      status: 0,
    });
  }
};

/** A file on its way; sent twice with one key it is taken once. */
export interface Sending {
  readonly file: File;
  readonly key: string;
}

export const sendingOf = (file: File): Sending => ({ file, key: drawKey() });

/** The description knows the body as text; it is sent as the bytes that it is. */
const asBytes = async ({ file, key }: Sending) => {
  const bytes = await bytesOf(file);
  const headers = { 'content-type': 'application/octet-stream', 'idempotency-key': key };
  return { body: '', bodySerializer: () => bytes, headers } as const;
};

export const uploadToNewWorkspace = async (workspace: string, sending: Sending) =>
  got(
    await api.POST('/v1/workbooks', {
      params: { query: { workspace, file_name: sending.file.name } },
      ...(await asBytes(sending)),
    }),
  );

export const uploadWorkbook = async (workspace: string, sending: Sending): Promise<Schemas['Workbook']> =>
  got(
    await api.POST('/v1/workspaces/{workspace}/workbooks', {
      params: { path: { workspace }, query: { file_name: sending.file.name } },
      ...(await asBytes(sending)),
    }),
  );

/** `on`: the version that the file was made from. Throws `workbook-changed` where there is a newer one; nothing is overwritten. */
export const uploadVersion = async (
  { workspace, workbook, on }: { workspace: string; workbook: string; on: Schemas['WorkbookVersion'] },
  sending: Sending,
): Promise<Schemas['WorkbookVersion']> =>
  got(
    await api.POST('/v1/workspaces/{workspace}/workbooks/{workbook}/versions', {
      params: { path: { workspace, workbook }, header: { 'if-match': `"${on.sha256}"` } },
      ...(await asBytes(sending)),
    }),
  );

/** Starts a check of its newest version, or of a sheet as it is now; gives the job's id. `write`: a status beside every row, too. */
export const startCheck = async (workspace: string, workbook: string, write = false): Promise<string> =>
  got(
    await api.POST('/v1/workspaces/{workspace}/workbooks/{workbook}/check', {
      params: { path: { workspace, workbook } },
      body: write ? { write } : {},
    }),
  ).job_id;

/** The example that comes with Planwright, as a file that can be uploaded like any other. */
export const fetchExample = async (): Promise<File> => {
  const response = await send('/v1/example-workbook');
  return new File([await response.blob()], 'example.xlsx');
};

/** The newest version as a file, and its number. */
export const fetchWorkbook = async (workspace: string, workbook: string): Promise<{ readonly content: Blob; readonly version: number }> => {
  const response = await send(`/v1/workspaces/${encodeURIComponent(workspace)}/workbooks/${encodeURIComponent(workbook)}/content`);
  return { content: await response.blob(), version: Number(response.headers.get('planwright-version')) };
};

/** Starts a sync of its newest version, or of what one would change; gives the job's id. */
export const startSync = async (workspace: string, workbook: string, isDry: boolean): Promise<string> =>
  got(
    await api.POST('/v1/workspaces/{workspace}/workbooks/{workbook}/sync', {
      params: { path: { workspace, workbook } },
      body: { dry_run: isDry },
    }),
  ).job_id;
