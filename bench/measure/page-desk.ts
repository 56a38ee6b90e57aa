import { type Browser, chromium } from 'playwright-core';
import { type OwnServer, startOwnServer } from '../../scripts/own-server.ts';
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

export const openPageDesk = async (size: number, solveSeconds: number): Promise<PageDesk> => {
  const server = await startOwnServer();
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] });
  const close = async (): Promise<void> => {
    await browser.close();
    await server.stop();
  };
  try {
    return { url: server.url, run: await solve(server, size, solveSeconds), browser, close };
  } catch (thrown) {
    await close();
    throw thrown;
  }
};

const solve = async ({ url, post }: OwnServer, size: number, seconds: number): Promise<string> => {
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
