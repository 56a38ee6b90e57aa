import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import autocannon from 'autocannon';
import pg from 'pg';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { smallSheets } from '../test/support/small-plan.ts';

/**
 * Fifty people at a service: 40 who read, 6 who watch jobs, 4 who ask what if on a run of 50 initiatives; one server and one worker as processes of
 * their own on a PostgreSQL (PLANWRIGHT_TEST_POSTGRES_URL). `--seconds N` (usually 60).
 */

const MAIN = join(import.meta.dirname, '../src/cli/main.ts');
const [READERS, WATCHERS, ASKERS] = [40, 6, 4];
const INITIATIVES = 50;

const server = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
if (!server) throw new RangeError('Name a PostgreSQL to measure on: PLANWRIGHT_TEST_POSTGRES_URL.');
const at = process.argv.indexOf('--seconds');
const seconds = at === -1 ? 60 : Number(process.argv[at + 1]);

const name = `bench_${randomBytes(6).toString('hex')}`;
const administer = async (statement: string): Promise<void> => {
  const client = new pg.Client({ connectionString: server });
  await client.connect();
  await client.query(statement);
  await client.end();
};
const own = new URL(server);
own.pathname = name;
const env = { PATH: process.env.PATH, PLANWRIGHT_DATABASE_URL: own.href, PLANWRIGHT_LOG_LEVEL: 'error', PLANWRIGHT_RATE_LIMIT: '0' };
const planwright = (...words: readonly string[]): string => String(execFileSync(process.execPath, [MAIN, ...words], { env })).trim();
const start = (...words: readonly string[]): ChildProcess =>
  spawn(process.execPath, [MAIN, ...words], { env, stdio: ['ignore', 'pipe', 'ignore'] });
const urlOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.stdout?.on('data', (data) => {
      const [url] = /http:\/\/\S+/u.exec(String(data)) ?? [];
      if (url !== undefined) resolve(url);
    });
  });

/** Candidates in three countries; a cap, a floor, an exclusion. */
const TABS = {
  Candidates: `initiative_key,title,country,engineering_tokens,kpi.gmv\n${Array.from({ length: INITIATIVES }, (_, at) => `I-${at},Initiative ${at},${['UK', 'DE', 'FR'][at % 3]},${5 + ((at * 7) % 23)},${10 + ((at * 37) % 97)}`).join('\n')}\n`,
  Metrics_Config: 'kpi_key,kpi_level,unit\ngmv,north_star,EUR\n',
  Scenario_Config: 'scenario_name,objective_mode,capacity_total_tokens\nQ1,north_star,300\n',
  Constraints: `scenario_name,constraint_set_name,constraint_type,dimension,dimension_key,min_tokens,max_tokens
Q1,Base,cap,country,UK,,120
Q1,Base,floor,country,DE,60,
Q1,Base,exclude_pair,,I-3|I-7,,
`,
  Targets: 'scenario_name,constraint_set_name,kpi_key,target_value,target_type\nQ1,Base,gmv,900,floor\n',
};

const p95 = (times: readonly number[]): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${(sorted[Math.floor(sorted.length * 0.95)] ?? 0).toFixed(1)} ms`;
};

await administer(`create database ${name}`);
const children: ChildProcess[] = [];
try {
  planwright('team', 'add', 'bench', '--role', 'admin');
  const token = planwright('team', 'token', 'create', '--principal', 'bench', '--name', 'bench', '--role', 'admin');
  const serve = start('serve', '--port', '0');
  children.push(serve);
  const url = await urlOf(serve);
  children.push(start('worker'));
  const authorization = `Bearer ${token}`;
  const errors: string[] = [];
  const post = async (path: string, type: string, body: string | Uint8Array<ArrayBuffer>): Promise<Record<string, string>> => {
    const headers = { 'content-type': type, prefer: 'wait=60', authorization };
    const answer = await fetch(`${url}/v1/workspaces${path}`, { method: 'POST', headers, body });
    if (answer.status >= 400) errors.push(`${path}: ${await answer.clone().text()}`);
    return (await answer.json()) as Record<string, string>;
  };
  await post('', 'application/json', '{"workspace":"Plan"}');
  await post('/Plan/workbooks?file_name=plan.xlsx', 'application/octet-stream', new Uint8Array(newWorkbookBytes(smallSheets(TABS))));
  const { run_id = '', job_id = '' } = await post('/Plan/runs', 'application/json', '{"scenario":"Q1","constraint_set":"Base"}');
  if (errors.length > 0 || run_id === '') throw new RangeError(`The bench could not be set up: ${errors.join('; ')}`);

  const readTimes: number[] = [];
  const watchTimes: number[] = [];
  const askTimes: number[] = [];
  const until = performance.now() + seconds * 1000;
  const again = async (times: number[], work: () => Promise<void>): Promise<void> => {
    while (performance.now() < until) {
      const began = performance.now();
      await work().catch((thrown: unknown) => errors.push(String(thrown)));
      times.push(performance.now() - began);
    }
  };
  const paths = [
    'runs?limit=20',
    `runs/${run_id}`,
    `runs/${run_id}/portfolio`,
    'candidates?limit=50',
    'jobs?limit=20',
    `jobs/${job_id}`,
    'scenarios',
  ];
  const options = {
    url,
    connections: READERS,
    duration: seconds,
    headers: { authorization },
    requests: paths.map((path) => ({ method: 'GET' as const, path: `/v1/workspaces/Plan/${path}` })),
  };
  const ended = Promise.withResolvers<autocannon.Result>();
  const reading = autocannon(options, (failure, result) => (failure ? ended.reject(failure) : ended.resolve(result)));
  reading.on('response', (_client, status, _bytes, ms) => {
    readTimes.push(ms);
    if (status >= 400) errors.push(`a read was answered ${status}`);
  });
  const others = [
    ...Array.from({ length: WATCHERS }, () =>
      again(watchTimes, async () => {
        const { items } = (await (await fetch(`${url}/v1/workspaces/Plan/jobs?limit=1`, { headers: { authorization } })).json()) as {
          items: { job_id: string }[];
        };
        const stream = await fetch(`${url}/v1/workspaces/Plan/jobs/${items[0]?.job_id}/events`, { headers: { authorization } });
        if (!/event: (succeeded|failed|canceled)/u.test(await stream.text())) errors.push('a stream ended before its job');
      }),
    ),
    ...Array.from({ length: ASKERS }, (_, at) =>
      again(askTimes, async () => {
        const body = JSON.stringify({ include: [`I-${(at * 11 + askTimes.length) % INITIATIVES}`] });
        await post(`/Plan/runs/${run_id}/whatif`, 'application/json', body);
      }),
    ),
  ];
  const result = await ended.promise;
  await Promise.all(others);
  console.log(
    `reads     ${(result.requests.total / result.duration).toFixed(0)}/s, p95 ${p95(readTimes)}, ${result.requests.total} in ${result.duration} s`,
  );
  console.log(`streams   ${watchTimes.length} watched to their end, p95 ${p95(watchTimes)}`);
  console.log(`what-ifs  ${askTimes.length} of n = ${INITIATIVES}, p95 ${p95(askTimes)}`);
  console.log(
    `errors    ${errors.length + result.errors + result.timeouts}${errors.length > 0 ? `: ${[...new Set(errors)].slice(0, 5).join('; ')}` : ''}`,
  );
  if (errors.length + result.errors + result.timeouts > 0) process.exitCode = 1;
} finally {
  for (const child of children) child.kill('SIGTERM');
  await Promise.all(children.map((child) => (child.exitCode === null ? new Promise((resolve) => child.once('exit', resolve)) : null)));
  await administer(`drop database ${name} with (force)`);
}
