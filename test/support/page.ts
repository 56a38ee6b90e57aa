import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { expect } from 'vitest';
import { EXAMPLE } from '../../src/app/example/example.ts';
import { templateSheets } from '../../src/rows/template.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import type { Service } from './service.ts';

/** The page in a real browser: Debian's Chromium, without anything that would call home. */

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((it) => existsSync(it));

/** Why the suites of the page cannot run here; `null` where they can. */
export const noBrowser: string | null = CHROMIUM === undefined ? 'skipped: there is no /usr/bin/chromium (apt-get install chromium)' : null;

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM ?? '', args: QUIET });

export interface Tab {
  readonly page: Page;
  /** What the browser complained of: errors, refused scripts and styles, failed requests that nobody expected. */
  readonly complaints: () => readonly string[];
}

/** A new tab of a new visitor, who has given the token of an admin already. */
export const openTab = async (browser: Browser, service: Service, path: string, options: BrowserContextOptions = {}): Promise<Tab> => {
  const context = await browser.newContext({
    locale: 'en-GB',
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
    ...options,
  });
  await context.addInitScript(`sessionStorage.setItem('planwright-token', ${JSON.stringify(service.token)})`);
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => {
    // A broken connection, and an answer that is a problem, are told by the page itself.
    if (message.type() === 'error' && !/Failed to load resource/u.test(message.text())) heard.push(message.text());
  });
  await page.goto(`${service.url}${path}`);
  return { page, complaints: () => heard };
};

/** Chooses a file by a button of the page, as keys do. */
export const chooseFile = async (page: Page, button: string, path: string): Promise<void> => {
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: button }).press('Enter');
  await (await chooser).setFiles(path);
};

const AXE = readFileSync(join(import.meta.dirname, '../../node_modules/axe-core/axe.min.js'), 'utf8');
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Nothing that axe knows of WCAG 2.2 AA is broken on the page as it is now. */
export const expectAccessible = async (page: Page): Promise<void> => {
  await page.evaluate(AXE);
  const faults: unknown = await page.evaluate(`axe.run(document, { runOnly: ${JSON.stringify(TAGS)} }).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ rule: id, nodes: nodes.slice(0, 5).map((it) => it.html.slice(0, 300) + ' ' + it.failureSummary) })))`);
  expect(faults).toEqual([]);
};

const JSON_TYPE = { 'content-type': 'application/json' };

/** Something asked of the service beside the page; waits for the end of a job. */
export const ask = async (service: Service, path: string, body: unknown): Promise<Record<string, unknown>> => {
  const headers = { ...JSON_TYPE, prefer: 'wait=60', authorization: `Bearer ${service.token}` };
  const answer = await fetch(`${service.url}/v1/workspaces${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  expect(answer.status, path).toBeLessThan(300);
  return (await answer.json()) as Record<string, unknown>;
};

/** A workspace with a workbook in it; the example where none is given. Gives the workbook's id. */
export const seed = async (
  service: Service,
  workspace: string,
  bytes: Uint8Array = newWorkbookBytes(templateSheets({ example: EXAMPLE })),
): Promise<string> => {
  await ask(service, '', { workspace });
  const headers = {
    'content-type': 'application/octet-stream',
    authorization: `Bearer ${service.token}`,
  };
  const place = `${service.url}/v1/workspaces/${encodeURIComponent(workspace)}/workbooks?file_name=roadmap.xlsx`;
  const answer = await fetch(place, { method: 'POST', headers, body: new Uint8Array(bytes) });
  expect(answer.status).toBe(201);
  return String(((await answer.json()) as Record<string, unknown>).workbook_id);
};

/** A run of the example that has ended; gives its id. */
export const seedRun = async (service: Service, workspace: string, asked: Record<string, unknown> = {}): Promise<string> =>
  String(
    (await ask(service, `/${encodeURIComponent(workspace)}/runs`, { scenario: '2027-Q1 growth', constraint_set: 'Baseline', ...asked }))
      .run_id,
  );
