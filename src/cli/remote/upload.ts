import { basename } from 'node:path';
import { type LocalWorkbook, readLocalWorkbook } from '../../app/local-workbook.ts';
import { findSent, keepSent } from '../../app/sent-workbook.ts';
import { UsageError } from '../../base/errors.ts';
import { canonicalJson, isJsonObject } from '../../base/json.ts';
import { type Connection, itemsIn, textIn } from './connection.ts';
import { ensureWorkspace, pathOf } from './workspace.ts';

/** A planner's file, and the same workbook on the server. */
export interface Uploaded extends LocalWorkbook {
  readonly workspace: string;
  readonly workbookId: string;
}

export interface UploadOptions {
  /** The workspace that is named; else the workbook's own name. */
  readonly workspace: string | undefined;
  /** The planner says that the file is the next version of the workbook of its name, whoever sent that. */
  readonly nextVersion: boolean;
  /** Hears what a planner should know. */
  readonly tell: (text: string) => void;
}

/**
 * Sees to it that the newest version on the server is what the planner's file holds: by its name in the workspace. Earlier versions stay. What
 * others have sent is not superseded by a file that may be another one: throws `workbook-other` and `workbook-newer`, with nothing sent.
 */
export const uploadWorkbook = async (server: Connection, source: string, options: UploadOptions): Promise<Uploaded> => {
  const local = await readLocalWorkbook(source);
  const workspace = options.workspace ?? local.name;
  await ensureWorkspace(server, workspace);
  const file: Upload = { server, local, workspace, path: `${pathOf(workspace)}/workbooks`, options };
  const workbookId = await send(file);
  const uploaded = { ...local, workspace, workbookId };
  await remember(server, uploaded, local.fingerprint, options.tell);
  return uploaded;
};

/** Keeps that the file is now the same as a version on the server. */
export const remember = async (
  server: Connection,
  { path, workspace, workbookId }: Uploaded,
  fingerprint: string,
  tell: UploadOptions['tell'],
): Promise<void> => {
  if (await keepSent(path, { server: server.url, workspace, workbookId, fingerprint })) return;
  tell(`It could not be noted beside ${basename(path)} which version of the server's it is: the next time --next-version may be needed.`);
};

interface Upload {
  readonly server: Connection;
  readonly local: LocalWorkbook;
  readonly workspace: string;
  readonly path: string;
  readonly options: UploadOptions;
}

/** Gives its id. */
const send = async (upload: Upload): Promise<string> => {
  const { server, local, workspace, path, options } = upload;
  const name = basename(local.path);
  const sent = await findSent(local.path, server.url, workspace);
  const there = itemsIn(await server.get(path));
  const named = there.filter((it) => isJsonObject(it) && it.file_name === name);
  const ids = named.map((it) => textIn(it, 'workbook_id', server.url));
  const workbookId = ids.find((it) => it === sent?.workbookId) ?? ids[0];
  if (workbookId === undefined) {
    // A workspace that nobody named is the workbook's own: one that has another workbook's plan is not meant.
    const [other] = options.workspace === undefined ? there : [];
    if (other !== undefined) throw ofOther(upload, textIn(other, 'file_name', server.url), textIn(other, 'uploaded_by', server.url));
    return textIn(await server.post(`${path}?file_name=${encodeURIComponent(name)}`, local.bytes), 'workbook_id', server.url);
  }
  const versions = await versionsOf(server, `${path}/${workbookId}`);
  const [newest] = versions;
  if (newest?.sha256 === local.fingerprint) return workbookId;
  const isKnown = versions.some((it) => it.sha256 === local.fingerprint);
  const at = versions.findIndex((it) => it.sha256 === (isKnown ? local.fingerprint : sent?.fingerprint));
  await refuseOthers(upload, at === -1 ? versions : versions.slice(0, at), at !== -1);
  if (isKnown)
    options.tell(`The server has a newer version of ${name} than this file; this file becomes the newest again, and that one stays.`);
  else if (at === -1)
    options.tell(`This ${name} was not known to be the one on the server; it becomes its next version, and those before stay.`);
  const expected: Readonly<Record<string, string>> = newest === undefined ? {} : { 'if-match': `"${newest.sha256}"` };
  await server.post(`${path}/${workbookId}/versions`, local.bytes, expected);
  return workbookId;
};

/** `newer`: what came to the server after what the file is known to be; where that is nothing (`isSame` false), all of it. */
const refuseOthers = async (upload: Upload, newer: readonly Version[], isSame: boolean): Promise<void> => {
  const { server, local, options } = upload;
  if (options.nextVersion) return;
  const uploads = newer.filter(({ jobId }) => jobId === null);
  if (uploads.length === 0) return;
  const me = textIn(await server.get('v1/me'), 'principal', server.url);
  const other = uploads.find(({ by }) => by !== me);
  if (!other) return;
  const name = basename(local.path);
  if (isSame)
    throw new UsageError(`${other.by} sent version ${other.version} of ${name} since this file was the newest; nothing was sent.`, {
      code: 'workbook-newer',
      hint: 'Take what is on the server and carry your changes over; or send this file as the next version all the same, with --next-version: the versions before stay.',
    });
  throw ofOther(upload, name, other.by);
};

const ofOther = ({ local, workspace }: Upload, name: string, by: string): UsageError =>
  new UsageError(
    `The workspace "${workspace}" has the plan of a ${name} that ${by} sent, and this file is not known to be that workbook; nothing was sent.`,
    {
      code: 'workbook-other',
      hint: `If it is another plan, give it a workspace of its own: --workspace NAME. ${
        name === basename(local.path)
          ? 'If it is a newer state of the same workbook, say so: --next-version.'
          : `If the plan is to come from this file from now on, say so: --workspace "${workspace}".`
      }`,
    },
  );

interface Version {
  readonly version: string;
  readonly sha256: string;
  readonly by: string;
  /** Of the job that wrote it; `null`: a person sent it. */
  readonly jobId: string | null;
}

/** The newest first. */
const versionsOf = async (server: Connection, path: string): Promise<readonly Version[]> =>
  itemsIn(await server.get(`${path}/versions`)).map((it) => {
    const { version = null, job_id: jobId } = isJsonObject(it) ? it : {};
    return {
      version: canonicalJson(version),
      sha256: textIn(it, 'sha256', server.url),
      by: textIn(it, 'by', server.url),
      jobId: typeof jobId === 'string' ? jobId : null,
    };
  });

/** The version that a job wrote; `null` where it wrote none. */
export const versionOfJob = async (
  server: Connection,
  { workspace, workbookId }: Uploaded,
  jobId: string,
): Promise<{ readonly version: string; readonly fingerprint: string; readonly bytes: Uint8Array } | null> => {
  const path = `${pathOf(workspace)}/workbooks/${workbookId}`;
  const found = (await versionsOf(server, path)).find((it) => it.jobId === jobId);
  if (!found) return null;
  const { version, sha256: fingerprint } = found;
  return { version, fingerprint, bytes: await server.download(`${path}/content?version=${version}`) };
};
