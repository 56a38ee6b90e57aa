import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright-core';
import { makePage } from '../../scripts/make-page.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { bigPlanTabs } from '../../test/support/big-plan.ts';
import { smallSheets } from '../../test/support/small-plan.ts';

/** What measuring the page takes: a server of its own, a browser, and a run of a plan of so many initiatives in the workspace `Bench`. */
export interface PageDesk {
  readonly url: string;
  readonly run: string;
  readonly browser: Browser;
  readonly close: () => Promise<void>;
}

const MAIN = join(import.meta.dirname, '../../src/cli/main.ts');

export const openPageDesk = async (size: number, solveSeconds: number): Promise<PageDesk> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-bench-'));
  await makePage();
  const server = spawn(process.execPath, [MAIN, 'serve', '--port', '0'], {
    env: { ...process.env, PLANWRIGHT_HOME: folder, PLANWRIGHT_DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const url = await new Promise<string>((resolve) => {
    server.stdout.on('data', (data) => {
      const [found] = /http:\/\/\S+/u.exec(String(data)) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const close = async (): Promise<void> => {
    await browser.close();
    server.kill('SIGINT');
    await once(server, 'exit');
    rmSync(folder, { recursive: true, force: true });
  };
  try {
    return { url, run: await solve(url, size, solveSeconds), browser, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
};

type Answer = Record<string, unknown>;

const solve = async (url: string, size: number, seconds: number): Promise<string> => {
  const post = async (path: string, body: Uint8Array | object): Promise<Answer> => {
    const isFile = body instanceof Uint8Array;
    const headers = { 'content-type': isFile ? 'application/octet-stream' : 'application/json', prefer: 'wait=120' };
    const sent = isFile ? new Uint8Array(body) : JSON.stringify(body);
    const answer = await fetch(`${url}/v1/workspaces${path}`, { method: 'POST', headers, body: sent });
    if (!answer.ok) throw new RangeError(`${path}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Answer;
  };
  await post('', { workspace: 'Bench' });
  await post('/Bench/workbooks?file_name=bench.xlsx', newWorkbookBytes(smallSheets(bigPlanTabs(size))));
  const asked = { scenario: 'Q1 growth', constraint_set: 'Baseline', scope: 'all', time_limit_seconds: seconds };
  const { run_id, job_id } = await post('/Bench/runs', asked);
  while (true) {
    const job = (await (await fetch(`${url}/v1/workspaces/Bench/jobs/${job_id}`)).json()) as { status: string };
    if (!['queued', 'running'].includes(job.status)) return String(run_id);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
};

export const quantile = (times: readonly number[], share: number): string => {
  const sorted = times.toSorted((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0)} ms`;
};

/** The number after an option of the command line. */
export const numberOption = (name: string, usual: number): number => {
  const at = process.argv.indexOf(name);
  return at === -1 ? usual : Number(process.argv[at + 1]);
};
