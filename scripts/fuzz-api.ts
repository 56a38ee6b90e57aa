import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { SMALL_PLAN, smallSheets } from '../test/support/small-plan.ts';

/**
 * Asks a real server on this computer whatever its own description allows, and what it forbids (schemathesis): no answer may be a fault of the
 * server, or other than the description says. `--examples N` for each route and phase (usually 20), `--seed N`; with `--or-skip` a computer where
 * the program cannot be had is no failure.
 */

const ROOT = join(import.meta.dirname, '..');
const VENV = process.env.PLANWRIGHT_FUZZ_VENV || join(ROOT, '.cache', 'schemathesis');
const CHECKS = 'not_a_server_error,status_code_conformance,content_type_conformance';
const SCHEMA_CHECK = 'response_schema_conformance';

const INSTALL_MS = 120_000;

/** The program, installed into a folder of its own where it is missing; or why that cannot be. */
const findSchemathesis = (): { readonly program: string } | { readonly reason: string } => {
  const program = join(VENV, 'bin', 'schemathesis');
  if (existsSync(program)) return { program };
  const steps: readonly (readonly [string, readonly string[]])[] = [
    ['python3', ['-m', 'venv', VENV]],
    [join(VENV, 'bin', 'pip'), ['install', '--quiet', '--retries', '1', '--timeout', '20', 'schemathesis==4.32.5']],
  ];
  for (const [command, words] of steps) {
    const { status, error, stdout, stderr } = spawnSync(command, words, { encoding: 'utf8', timeout: INSTALL_MS });
    if (status !== 0) return { reason: error?.message ?? `${stdout}${stderr}`.trim() };
  }
  return { program };
};

interface FuzzedServer {
  readonly url: string;
  readonly stop: () => Promise<void>;
}

const MAIN = join(ROOT, 'src/cli/main.ts');
const settings = (home: string) => ({
  PATH: process.env.PATH,
  PLANWRIGHT_HOME: home,
  PLANWRIGHT_LOG_LEVEL: 'error',
  PLANWRIGHT_RATE_LIMIT: '0',
});

/** A token of an admin: one of the things that are asked is to give somebody else a role, and then nobody comes in without. */
const makeToken = (home: string): string => {
  const team = (...words: readonly string[]): string =>
    String(execFileSync(process.execPath, [MAIN, 'team', ...words], { env: settings(home), stdio: ['ignore', 'pipe', 'ignore'] })).trim();
  team('add', 'fuzzer', '--role', 'admin');
  return team('token', 'create', '--principal', 'fuzzer', '--name', 'fuzz', '--role', 'admin');
};

/** `planwright serve` on a store of its own. */
const startServe = async (home: string): Promise<FuzzedServer> => {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], { env: settings(home), stdio: ['ignore', 'pipe', 'inherit'] });
  const url = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (data: Buffer) => {
      text += String(data);
      const [found] = /http:\/\/\S+/u.exec(text) ?? [];
      if (found !== undefined) resolve(found);
    });
    child.once('exit', (code) => reject(new RangeError(`planwright serve ended with ${code}`)));
  });
  return { url, stop: () => stop(child) };
};

const stop = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });

/** Something of everything, and its names. */
const furnish = async (url: string, token: string): Promise<Readonly<Record<string, string>>> => {
  const post = async (path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Record<string, string>> => {
    const answer = await fetch(`${url}/v1/workspaces${path}`, {
      method: 'POST',
      headers: { 'content-type': type, prefer: 'wait=50', authorization: `Bearer ${token}` },
      body,
    });
    return (await answer.json()) as Record<string, string>;
  };
  await post('', 'application/json', '{"workspace":"Fuzz"}');
  const bytes = new Uint8Array(newWorkbookBytes(smallSheets(SMALL_PLAN)));
  const { workbook_id = '' } = await post('/Fuzz/workbooks?file_name=plan.xlsx', 'application/octet-stream', bytes);
  const { job_id = '', run_id = '' } = await post(
    '/Fuzz/runs',
    'application/json',
    '{"scenario":"Q1","constraint_set":"Base","write":false}',
  );
  return { workspace: 'Fuzz', workbook: workbook_id, job: job_id, run: run_id, set: '1' };
};

/** Gives whether nothing was found. */
const fuzzApi = async (program: string, { examples, seed }: { readonly examples: number; readonly seed: number }): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-fuzz-'));
  const home = join(folder, 'home');
  const token = makeToken(home);
  const server = await startServe(home);
  try {
    const names = await furnish(server.url, token);
    const known = Object.entries(names).map(([name, value]) => `"path.${name}" = ${JSON.stringify(value)}`);
    writeFileSync(join(folder, 'known.toml'), `[parameters]\n${known.join('\n')}\n`);
    writeFileSync(join(folder, 'any.toml'), '');
    const asking = { url: server.url, token, examples, seed };
    // With names of what is there, and with any.
    return PARTS.flatMap((part) => ['known.toml', 'any.toml'].map((config) => ask(program, folder, config, part, asking))).every(Boolean);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
};

interface Asking {
  readonly url: string;
  readonly token: string;
  readonly examples: number;
  readonly seed: number;
}

// A job's stream goes on; it has tests of its own. What a trade's stream tells is JSON within its events, which no schema of an answer describes. Roles come
// last: one of the things that are asked is to take the asker's own.
const PARTS = [
  ['--checks', `${CHECKS},${SCHEMA_CHECK}`, '--exclude-path-regex', '/(events|trade)$|/members/'],
  ['--checks', CHECKS, '--include-path-regex', '/trade$'],
  ['--checks', `${CHECKS},${SCHEMA_CHECK}`, '--include-path-regex', '/members/'],
] as const;

const ask = (program: string, folder: string, config: string, part: readonly string[], { url, token, examples, seed }: Asking): boolean => {
  const words = ['--config-file', join(folder, config), 'run', `${url}/openapi.json`, '--seed', String(seed)];
  const limits = ['--max-examples', String(examples), '--request-timeout', '60', '--no-color'];
  const { status } = spawnSync(program, [...words, ...limits, ...part, '-H', `authorization: Bearer ${token}`], {
    stdio: 'inherit',
    cwd: folder,
  });
  return status === 0;
};

const numberAfter = (word: string, otherwise: number): number => {
  const at = process.argv.indexOf(word);
  return at === -1 ? otherwise : Number(process.argv[at + 1]);
};

if (import.meta.main) {
  const found = findSchemathesis();
  const isGood =
    'program' in found
      ? await fuzzApi(found.program, { examples: numberAfter('--examples', 20), seed: numberAfter('--seed', 1) })
      : process.argv.includes('--or-skip');
  if ('reason' in found)
    console.error(
      `The API was not fuzzed: schemathesis cannot be installed here (Python 3.10 or newer with venv and pip is needed). ${found.reason}`,
    );
  if (!isGood) process.exitCode = 1;
}
