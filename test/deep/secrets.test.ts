import { type ChildProcess, execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { openDesk } from '../support/cli.ts';
import { SMALL_PLAN, smallSheets } from '../support/small-plan.ts';

// A whole server's life, with good and bad requests; then everything that it said, answered and kept is searched for what must be nowhere.

const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;
const FOLDERS = '/usr/lib/postgresql';
const dump = existsSync(FOLDERS)
  ? readdirSync(FOLDERS)
      .map((it) => join(FOLDERS, it, 'bin/pg_dump'))
      .find((it) => existsSync(it))
  : undefined;
const missing = !url ? 'PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL server' : dump ? null : 'there is no pg_dump';

const PASSWORD = 'p4ssw0rd-of-the-database';
const CLIENT_SECRET = 'secret-of-the-provider';
const USER = 'planwright_secrets';

describe.skipIf(missing !== null)(missing === null ? 'secrets' : `secrets (skipped: ${missing})`, () => {
  const said: string[] = [];
  const children: ChildProcess[] = [];
  const admin = async (...statements: readonly string[]): Promise<void> => {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    for (const statement of statements) await client.query(statement);
    await client.end();
  };
  const drop = (): Promise<void> => admin(`drop database if exists ${USER} with (force)`, `drop role if exists ${USER}`);
  afterAll(async () => {
    for (const child of children) child.kill('SIGKILL');
    await drop();
  });

  const begin = async () => {
    await drop();
    await admin(`create role ${USER} login password '${PASSWORD}'`, `create database ${USER} owner ${USER}`);
    const address = new URL(url ?? '');
    address.username = USER;
    address.password = PASSWORD;
    address.pathname = `/${USER}`;
    const desk = openDesk({
      PLANWRIGHT_DATABASE_URL: address.href,
      PLANWRIGHT_OIDC_ISSUER: 'http://127.0.0.1:9',
      PLANWRIGHT_OIDC_CLIENT_ID: 'planwright',
      PLANWRIGHT_OIDC_CLIENT_SECRET: CLIENT_SECRET,
      PLANWRIGHT_LOG_LEVEL: 'trace',
    });
    const run = async (...args: readonly string[]) => {
      const end = await desk.planwright(...args);
      expect(end.code, end.stderr).toBe(0);
      return end;
    };
    await run('team', 'add', 'mia', '--role', 'admin');
    const token = (await run('team', 'token', 'create', '--principal', 'mia', '--name', 'test')).stdout.trim();
    for (const command of [['list'], ['token', 'list'], ['audit'], ['token', 'revoke', token]]) {
      const { stdout, stderr } = await run('team', ...command, '--json');
      said.push(stdout, stderr);
    }
    const second = (await run('team', 'token', 'create', '--principal', 'mia', '--name', 'test', '--role', 'admin')).stdout.trim();
    return { desk, revoked: token, token: second };
  };

  const startServing = async (desk: ReturnType<typeof openDesk>): Promise<{ readonly base: string; readonly child: ChildProcess }> => {
    const child = desk.start('serve', '--port', '0');
    children.push(child);
    const base = await new Promise<string>((resolve, reject) => {
      for (const stream of [child.stdout, child.stderr])
        stream?.setEncoding('utf8').on('data', (text: string) => {
          said.push(text);
          const [found] = /http:\/\/127\.0\.0\.1:\d+/u.exec(text) ?? [];
          if (found !== undefined) resolve(found);
        });
      child.on('exit', (code) => reject(new TypeError(`serve ended with ${code}: ${said.join('')}`)));
    });
    return { base, child };
  };

  it('are in no output, no answer, no log and no dump of the database, whatever is asked', async () => {
    const { desk, revoked, token } = await begin();
    const { base, child } = await startServing(desk);
    const ask = async (path: string, init: RequestInit = {}, bearer = token): Promise<string> => {
      const answer = await fetch(`${base}${path}`, {
        redirect: 'manual',
        ...init,
        headers: { authorization: `Bearer ${bearer}`, ...init.headers },
      });
      const text = await answer.text();
      if (isKept) said.push(JSON.stringify([...answer.headers]), text);
      return text;
    };
    let isKept = true;
    const post = (path: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<string> =>
      ask(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json', ...headers } });
    await post('/v1/workspaces', { workspace: 'team' });
    await ask('/v1/workspaces/team/workbooks?file_name=plan.xlsx', {
      method: 'POST',
      body: Buffer.from(newWorkbookBytes(smallSheets(SMALL_PLAN))),
      headers: { 'content-type': 'application/octet-stream' },
    });
    await post('/v1/workspaces/team/runs', { constraint_set: 'Base' });
    // A new secret is in this one answer, also where the request comes again under its key.
    isKept = false;
    const made: string = JSON.parse(await post('/v1/tokens', { name: 'laptop' }, { 'idempotency-key': 'once' })).token;
    isKept = true;
    await post('/v1/tokens', { name: 'laptop' }, { 'idempotency-key': 'once' });
    for (const path of [
      '/v1/me',
      '/v1/tokens',
      '/v1/audit',
      '/v1/members',
      '/metrics',
      '/openapi.json',
      '/login',
      '/login/callback?code=x&state=y',
    ])
      await ask(path);
    // What was sent in the wrong place may come back to whoever sent it, and to nobody else.
    isKept = false;
    await ask('/v1/me', {}, revoked);
    await ask('/v1/me', {}, `${token}x`);
    await ask('/v1/me', { headers: { cookie: `planwright_login=${token}` } });
    await ask(`/v1/workspaces/${encodeURIComponent(token)}`);
    await post('/v1/workspaces/team/runs', { nonsense: token });
    await ask('/v1/workspaces', { method: 'POST', body: `{"workspace": "${token}`, headers: { 'content-type': 'application/json' } });
    child.kill('SIGTERM');
    await new Promise((resolve) => child.once('exit', resolve));

    const stored = execFileSync(dump ?? '', ['--dbname', new URL(url ?? '').href.replace(/\/[^/]*$/u, `/${USER}`)], {
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    });
    expect(stored).toContain('api_tokens');
    const all = `${said.join('\n')}\n${stored}`;
    expect(made).toMatch(/^pw_/u);
    for (const secret of [token, revoked, made].map((it) => it.slice(16)).concat(PASSWORD, CLIENT_SECRET)) {
      const at = all.indexOf(secret);
      expect(at === -1 ? '' : `found: ${all.slice(Math.max(0, at - 200), at + 20)}`).toBe('');
    }
    desk.clear();
  });
});
