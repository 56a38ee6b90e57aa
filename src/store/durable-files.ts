import { closeSync, fsyncSync, openSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite, type postgresMod } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';
import { assert } from '../base/errors.ts';

/**
 * PGlite starts PostgreSQL with `-F` (never fsync), and its file system has no fsync to call. Both are put right here, so that
 * PostgreSQL's own write-ahead log gives the guarantees it was built for: a commit is on the disk before it is acknowledged,
 * data pages before the checkpoint that relies on them, and a start after a loss of power replays the rest.
 */

type PostgresModule = postgresMod.PostgresMod;

/** What of Emscripten's NODEFS the hook relies on. */
interface NodeFiles {
  readonly realPath: (node: unknown) => string;
  readonly stream_ops: { fsync?: (stream: { readonly node: unknown; readonly nfd?: number }) => number };
}

const isNodeFiles = (value: unknown): value is NodeFiles =>
  typeof value === 'object' && value !== null && 'realPath' in value && 'stream_ops' in value;

export class DurableFiles extends NodeFS {
  override async init(pglite: PGlite, options: Partial<PostgresModule>): Promise<{ emscriptenOpts: Partial<PostgresModule> }> {
    const { emscriptenOpts } = await super.init(pglite, options);
    const hook = (module: PostgresModule): void => {
      const files: unknown = module.NODEFS;
      assert(isNodeFiles(files), 'PGlite has changed how it reaches the disk');
      files.stream_ops.fsync = (stream) => {
        if (stream.nfd === undefined) flush(files.realPath(stream.node));
        else flushOpen(stream.nfd);
        return 0;
      };
    };
    return { emscriptenOpts: { ...emscriptenOpts, preRun: [...(emscriptenOpts.preRun ?? []), hook] } };
  }
}

/** PGlite's own start parameters, with fsync on. `fdatasync` never leaves PGlite's sandbox, `fsync` does. */
export const durableStart = (): string[] => [
  ...PGlite.defaultStartParams.filter((word) => word !== '-F'),
  // wal_keep_size: the copy beside reads the log after it was flushed
  ...[
    '-c',
    'wal_keep_size=32',
    '-c',
    'min_wal_size=32',
    '-c',
    'fsync=on',
    '-c',
    'wal_sync_method=fsync',
    '-c',
    'full_page_writes=on',
    '-c',
    'synchronous_commit=on',
  ],
];

/** Makes a file or a folder durable. */
export const flush = (path: string): void => {
  const file = openSync(path, 'r');
  try {
    flushOpen(file);
  } finally {
    closeSync(file);
  }
};

/** Makes a folder durable with all that is in it, and its own name. */
export const flushTree = (folder: string): void => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) flush(join(entry.parentPath, entry.name));
  flush(folder);
  flush(dirname(folder));
};

// Windows cannot fsync a folder or a file opened for reading, and does not need the former.
const flushOpen = (file: number): void => {
  try {
    fsyncSync(file);
  } catch (thrown) {
    if (!(process.platform === 'win32' && thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM')) throw thrown;
  }
};
