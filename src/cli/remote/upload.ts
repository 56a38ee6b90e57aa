import { basename } from 'node:path';
import { type LocalWorkbook, readLocalWorkbook } from '../../app/local-workbook.ts';
import { canonicalJson, isJsonObject } from '../../base/json.ts';
import { type Connection, itemsIn, textIn } from './connection.ts';
import { ensureWorkspace, pathOf } from './workspace.ts';

/** A planner's file, and the same workbook on the server. */
export interface Uploaded extends LocalWorkbook {
  readonly workspace: string;
  readonly workbookId: string;
}

/**
 * Sees to it that the newest version on the server is what the planner's file holds: by its name in the workspace. Earlier versions stay.
 * `tell` hears what a planner should know.
 */
export const uploadWorkbook = async (
  server: Connection,
  source: string,
  wanted: string | undefined,
  tell: (text: string) => void,
): Promise<Uploaded> => {
  const local = await readLocalWorkbook(source);
  const workspace = wanted ?? local.name;
  await ensureWorkspace(server, workspace);
  const path = `${pathOf(workspace)}/workbooks`;
  const known = itemsIn(await server.get(path)).find((it) => isJsonObject(it) && it.file_name === basename(local.path));
  if (known === undefined) {
    const made = await server.post(`${path}?file_name=${encodeURIComponent(basename(local.path))}`, local.bytes);
    return { ...local, workspace, workbookId: textIn(made, 'workbook_id', server.url) };
  }
  const workbookId = textIn(known, 'workbook_id', server.url);
  const versions = itemsIn(await server.get(`${path}/${workbookId}/versions`)).map((it) => textIn(it, 'sha256', server.url));
  const [newest] = versions;
  if (newest === local.fingerprint) return { ...local, workspace, workbookId };
  if (versions.includes(local.fingerprint))
    tell(
      `The server has a newer version of ${basename(local.path)} than this file; this file becomes the newest again, and that one stays.`,
    );
  const expected: Readonly<Record<string, string>> = newest === undefined ? {} : { 'if-match': `"${newest}"` };
  await server.post(`${path}/${workbookId}/versions`, local.bytes, expected);
  return { ...local, workspace, workbookId };
};

/** The version that a job wrote; `null` where it wrote none. */
export const versionOfJob = async (
  server: Connection,
  { workspace, workbookId }: Uploaded,
  jobId: string,
): Promise<{ readonly version: string; readonly bytes: Uint8Array } | null> => {
  const path = `${pathOf(workspace)}/workbooks/${workbookId}`;
  for (const it of itemsIn(await server.get(`${path}/versions`))) {
    if (!isJsonObject(it) || it.job_id !== jobId || it.version === undefined) continue;
    const version = canonicalJson(it.version);
    return { version, bytes: await server.download(`${path}/content?version=${version}`) };
  }
  return null;
};
