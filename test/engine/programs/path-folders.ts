import { delimiter } from 'node:path';

/** The folders of the PATH that the tests run with. */
export const PATH_FOLDERS: readonly string[] = (process.env.PATH ?? '').split(delimiter);
