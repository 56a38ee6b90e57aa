import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject } from 'vitest';
import { ASKS } from '../../src/asks/index.ts';
import './store-home.ts';

/** The real command line as a child process. */

const NEEDS_STORE = new Set([
  'sync',
  'run',
  'runs',
  'verify',
  'explain',
  'alternatives',
  'curve',
  'frontier',
  'compare',
  'whatif',
  'robustness',
  'export',
  'db',
  'team',
  'serve',
  'watch',
]);

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface Desk {
  /** A fresh folder for workbooks. */
  readonly folder: string;
  /** The folder of the embedded store. */
  readonly home: string;
  /** Runs a command to its end. */
  readonly planwright: (...args: readonly string[]) => Promise<Ended>;
  /** Runs a command with `--json` and reads its one document. */
  readonly json: (...args: readonly string[]) => Promise<Ended & { readonly document: Document }>;
  /** Starts a command and leaves it running. */
  readonly start: (...args: readonly string[]) => ChildProcess;
  readonly clear: () => void;
}

// Tests look into documents of many shapes; each says what it expects of what it finds.
// biome-ignore lint/suspicious/noExplicitAny: the type of JSON.parse
export type Document = any;

/** `user` is the id of the user that runs the commands, where the test itself may choose it. */
export const openDesk = (environment: Readonly<Record<string, string>> = {}, user?: number): Desk => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-cli-'));
  const home = join(folder, 'home');
  const start = (...args: readonly string[]): ChildProcess => {
    // Making a store takes seconds, copying one does not. A desk of another user makes its own, with that user's rights.
    if (user === undefined && NEEDS_STORE.has(args[0] ?? '') && !existsSync(home)) cpSync(inject('storeHome'), home, { recursive: true });
    return spawn(process.execPath, [MAIN, ...args], {
      cwd: folder,
      ...(user === undefined ? {} : { uid: user, gid: user }),
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, NO_COLOR: '1', PLANWRIGHT_DATABASE_URL: '', ...cached, PLANWRIGHT_HOME: home, ...environment },
    });
  };
  const planwright = (...args: readonly string[]): Promise<Ended> => ended(start(...args));
  return {
    folder,
    home,
    planwright,
    start,
    json: async (...args) => {
      const end = await planwright(...args, '--json');
      const document = parseOne(end);
      assertAsDescribed(args[0] ?? '', document);
      return { ...end, document };
    },
    clear: () => rmSync(folder, { recursive: true, force: true }),
  };
};

// Compiled code is kept between the many starts of one test run.
const cached = { NODE_COMPILE_CACHE: join(tmpdir(), 'planwright-compile-cache'), FORCE_COLOR: '0' };

export const ended = (child: ChildProcess): Promise<Ended> =>
  new Promise((resolve, reject) => {
    const texts = { stdout: '', stderr: '' };
    for (const name of ['stdout', 'stderr'] as const) {
      child[name]?.setEncoding('utf8').on('data', (text: string) => {
        texts[name] += text;
      });
    }
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });

/** Whatever is asked by its own name answers as its document says. */
const DESCRIBED = new Set([
  'alternatives',
  'check',
  'compare',
  'curve',
  'explain',
  'frontier',
  'robustness',
  'run',
  'sync',
  'verify',
  'whatif',
]);

const assertAsDescribed = (command: string, document: Document): void => {
  // What could not be answered is an error, in the same words for every command.
  if (DESCRIBED.has(command) && !('error' in document))
    expect(ASKS.get(command)?.document.safeParse(document).error?.issues ?? [], `document of ${command}`).toEqual([]);
};

/** Standard output must be one JSON document on one line. */
const parseOne = ({ code, stdout, stderr }: Ended): Document => {
  try {
    return JSON.parse(stdout);
  } catch (cause) {
    throw new SyntaxError(
      `expected one JSON document, exit code ${code}:\n${stdout.slice(0, 1000)}\n--- stderr\n${stderr.slice(0, 1000)}`,
      {
        cause,
      },
    );
  }
};
