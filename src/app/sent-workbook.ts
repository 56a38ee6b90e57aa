import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { canonicalJson, isJsonObject } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { realPath } from '../sheet/disk.ts';

/** Which workbook of which server a planner's file is, and of which version of it it was last the same. */
export interface SentWorkbook {
  readonly server: string;
  readonly workspace: string;
  readonly workbookId: string;
  /** Of that version. */
  readonly fingerprint: string;
}

/**
 * Kept beside the file, where its backups are: it is as true of a copy that takes the folder along, and of a file that several people open in a
 * shared folder. What cannot be read is as good as not there.
 */
export const findSent = async (path: string, server: string, workspace: string): Promise<SentWorkbook | null> => {
  const all = await readSent(await placeOf(path));
  return all.find((it) => it.server === server && it.workspace === workspace) ?? null;
};

/** Gives whether it could be kept. */
export const keepSent = async (path: string, sent: SentWorkbook): Promise<boolean> => {
  const place = await placeOf(path);
  const others = (await readSent(place)).filter((it) => it.server !== sent.server || it.workspace !== sent.workspace);
  const temporary = `${place}.${randomUUID()}`;
  try {
    await mkdir(dirname(place), { recursive: true });
    await writeFile(temporary, canonicalJson([...others, sent].map((it) => ({ ...it }))));
    await rename(temporary, place);
    return true;
  } catch {
    await rm(temporary, { force: true }).catch(() => undefined);
    return false;
  }
};

const placeOf = async (path: string): Promise<string> => {
  const real = await realPath(path);
  return join(dirname(real), '.planwright', 'sent', `${basename(real)}.json`);
};

const readSent = async (place: string): Promise<readonly SentWorkbook[]> => {
  const parsed = parseJson(await readFile(place, 'utf8').catch(() => '[]'));
  if (!parsed.ok || !Array.isArray(parsed.value)) return [];
  return parsed.value.flatMap((it) => {
    const { server, workspace, workbookId, fingerprint } = isJsonObject(it) ? it : {};
    const isWhole = [server, workspace, workbookId, fingerprint].every((member) => typeof member === 'string');
    return isWhole
      ? [{ server: String(server), workspace: String(workspace), workbookId: String(workbookId), fingerprint: String(fingerprint) }]
      : [];
  });
};
