import { type ChildProcess, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Desk, openDesk } from '../support/cli.ts';

/** The commands of docs/service.md, run as they stand there; `UPDATE_SERVICE_PAGE=1` writes what they print into the page. */

const PAGE = join(import.meta.dirname, '../../docs/service.md');
const STEP = /```sh\n(.*?)```\n\n```text\n(.*?)```/gsu;

let desk: Desk;
let server: ChildProcess;
let url = '';
beforeAll(async () => {
  desk = openDesk();
  server = desk.start('serve', '--port', '0');
  expect((await desk.planwright('init', 'roadmap.xlsx')).code).toBe(0);
  url = await new Promise((resolve) => {
    server.stdout?.on('data', (data) => {
      const [found] = /http:\/\/\S+/u.exec(String(data)) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
}, 120_000);
afterAll(() => {
  server.kill('SIGKILL');
  desk.clear();
});

/** What differs from one time to the next, and who runs it. */
const masked = (text: string): string =>
  text
    .replaceAll(/\b(RUN|JOB|WB|REQ)-[0-9a-f-]+/gu, '$1-…')
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/gu, 'TIME')
    // A worker may have taken a job up before its answer goes out.
    .replaceAll(/"attempt":\d|"status":"(queued|running)"|"started_at":(null|"TIME")/gu, '…')
    .replaceAll(/"(asked_by|uploaded_by|worker)":"[^"]*"/gu, '"$1":"…"')
    .replaceAll(/id: \d+\nevent: progress\ndata: .*\n\n/gu, '')
    .replaceAll(/id: \d+/gu, 'id: …');

it('docs/service.md shows what its commands print', () => {
  const page = readFileSync(PAGE, 'utf8');
  const steps = [...page.matchAll(STEP)].map(([, command = '', shown = '']) => ({ command, shown }));
  expect(steps.length).toBeGreaterThan(6);
  const script = steps.map(({ command }) => `${command.replaceAll('http://127.0.0.1:8080', url)}\nprintf '\\n@@@\\n'`).join('\n');
  const { stdout, stderr, status } = spawnSync('bash', ['-c', script], { cwd: desk.folder, encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const printed = stdout.split('\n@@@\n').map((text) => `${text.trimEnd()}\n`);
  if (process.env.UPDATE_SERVICE_PAGE) {
    let at = 0;
    writeFileSync(
      PAGE,
      page.replaceAll(STEP, (_, command: string) => `\`\`\`sh\n${command}\`\`\`\n\n\`\`\`text\n${printed[at++]}\`\`\``),
    );
    return;
  }
  for (const [at, { command, shown }] of steps.entries()) expect(masked(printed[at] ?? ''), command).toBe(masked(shown));
}, 120_000);
