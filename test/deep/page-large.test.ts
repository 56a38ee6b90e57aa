import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { bigPlanTabs } from '../support/big-plan.ts';
import { ask, chooseFile, expectAccessible, noBrowser, openBrowser, openTab } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';
import { edited, smallSheets, type Tabs } from '../support/small-plan.ts';

// Every page on a workbook of 500 initiatives, in the order in which a planner comes to it, in a real browser, against a real server.

const SIZE = 500;
const TABS = bigPlanTabs(SIZE);
const FIRST = 'INIT-100001';
const SCENARIO = '/w/Big/scenarios/Q1%20growth';
/** Searches of this size may take a while: each is stopped, or ends at its limit, and tells what it knows. */
const PATIENCE = { timeout: 120_000 };

const bytesOf = (tabs: Tabs): Uint8Array => newWorkbookBytes(smallSheets(tabs));
/** The first initiative's tokens are no number. */
const broken = (): Uint8Array => {
  const [, line = ''] = (TABS.Candidates ?? '').split('\n');
  const cells = line.split(',');
  return bytesOf(edited(TABS, 'Candidates', line, cells.with(6, 'many').join(',')));
};

describe.skipIf(noBrowser)(`the pages at ${SIZE} initiatives${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let folder: string;
  let run = '';
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-large-'));
    service = await openService();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const bring = async (page: Page, button: string, bytes: Uint8Array): Promise<void> => {
    writeFileSync(join(folder, 'Big.xlsx'), bytes);
    await chooseFile(page, button, join(folder, 'Big.xlsx'));
  };
  const ofRun = (part = '') => `/w/Big/runs/${run}${part}`;

  it('starts with a file that has a fault, finds it, and takes the corrected one; whoever comes second loses nothing', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await bring(page, 'Choose a workbook', broken());
    await page.waitForURL(/\/w\/Big\/sheet\?job=JOB-/u);
    await page.getByText(/^1 error/u).waitFor();
    await expectAccessible(page);
    const other = await openTab(browser, service, '/w/Big/sheet');
    await other.page.getByText(/^1 error/u).waitFor();
    await bring(page, 'Upload the next version', bytesOf(TABS));
    await page.getByText(/Since the version before: [1-9]/u).waitFor();
    await bring(other.page, 'Upload the next version', broken());
    const dialog = other.page.getByRole('dialog', { name: /Somebody was faster/u });
    await dialog.waitFor();
    await expectAccessible(other.page);
    await page.getByRole('button', { name: 'What would change?' }).press('Enter');
    await page.getByRole('button', { name: `${SIZE} initiatives are new` }).waitFor();
    await page.getByRole('button', { name: 'Sync', exact: true }).press('Enter');
    await page.getByText('Synced:').waitFor();
    await expectAccessible(page);
    expect([...complaints(), ...other.complaints()]).toEqual([]);
  });

  it('shows its rules, runs through a broken connection, and keeps the best plan so far when it is stopped', async () => {
    const { page, complaints } = await openTab(browser, service, SCENARIO);
    await page.getByRole('region', { name: 'Rules' }).getByRole('heading', { name: 'At least so many tokens' }).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Find the best plan' }).click();
    service.cut();
    const stop = page.getByRole('button', { name: 'Stop, and keep the best plan so far' });
    const head = page.getByRole('region', { name: 'This run' });
    await stop.or(head).first().waitFor();
    // The first word to stop is lost on the way.
    await page.route('**/cancel', (route) => route.abort(), { times: 1 });
    // A fast machine may have proven it before.
    await stop.click({ timeout: 5_000 }).catch(() => undefined);
    await head.getByRole('heading', { name: /^(Best plan, proven|Stopped: best plan found so far)/u }).waitFor();
    run = /RUN-[\d-]+[0-9a-f]+/u.exec(page.url())?.[0] ?? '';
    expect(run).not.toBe('');
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('has the whole plan in its table, and a memo for paper', async () => {
    const { page, complaints } = await openTab(browser, service, ofRun('?show=all'));
    const grid = page.getByRole('grid', { name: 'All initiatives' });
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(SIZE + 2));
    await page.getByLabel('Search').fill(FIRST);
    await page.getByText(`1 of ${SIZE} initiatives`).waitFor();
    for (const title of ['KPIs against floors and goals', 'Capacity by slice', 'Worth against tokens'])
      await page.getByRole('figure', { name: title }).getByRole('img').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Memo' }).click();
    await page.getByRole('heading', { name: 'What we do' }).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('is traded with: an initiative out, less capacity, undone, and kept as a what-if', async () => {
    const { page, complaints } = await openTab(browser, service, ofRun('/trade'));
    const verdict = page.getByRole('region', { name: 'The best plan with your changes' });
    await page.getByRole('list', { name: 'Initiatives' }).getByRole('radio', { name: 'Out' }).first().check();
    await verdict.getByText(/^Weighted KPIs$/u).waitFor();
    await verdict.getByText(/Tokens of/u).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => page.getByRole('list', { name: 'Your changes' }).getByRole('listitem').count()).toBe(0);
    await page.goto(`${service.url}${ofRun('/trade?capacity=3000')}`);
    await verdict.getByText('Tokens of 3,000').waitFor();
    await page.getByRole('button', { name: 'Save as a what-if' }).click();
    await page.waitForURL((url) => /\/runs\/RUN-[^/]+$/u.test(url.pathname) && !url.pathname.endsWith(run), PATIENCE);
    await page
      .getByRole('region', { name: 'This run' })
      .getByText(/→ 3,?000/u)
      .waitFor();
    expect(complaints()).toEqual([]);
  });

  it('stands beside its what-if, and on the overview', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Big');
    const table = page.getByRole('table', { name: 'Runs, the newest first' });
    await table.getByText('what-if').waitFor();
    await expectAccessible(page);
    for (const box of await table.getByRole('checkbox').all()) await box.press('Space');
    await page.getByRole('button', { name: 'Compare 2 runs' }).press('Enter');
    await page.getByRole('region', { name: 'Which initiatives each plan chooses' }).getByRole('grid').waitFor();
    expect(await page.getByRole('region', { name: 'What each plan brings' }).innerText()).toContain('of 3,000');
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('has a curve and a frontier as far as the time goes, and other plans', async () => {
    const { page, complaints } = await openTab(browser, service, ofRun('/curve'));
    await page.getByLabel('Seconds at most').fill('8');
    await page.getByRole('button', { name: 'Draw the curve' }).click();
    await page.getByRole('heading', { name: /What the best plan is worth/u }).waitFor(PATIENCE);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Draw the frontier' }).click();
    await page.getByRole('heading', { name: /^Plan \d+ of \d+$/u }).waitFor(PATIENCE);
    await expectAccessible(page);
    await page.getByRole('link', { name: 'Alternatives' }).click();
    await page.getByLabel('Plans at most').fill('1');
    await page.getByLabel('Seconds at most').fill('15');
    await page.getByRole('button', { name: 'Find other plans' }).click();
    await page.getByRole('article', { name: /^Plan 1:/u }).waitFor(PATIENCE);
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('is held against futures, and says that these are samples', async () => {
    const { page, complaints } = await openTab(browser, service, ofRun('/robustness'));
    await page.getByRole('textbox', { name: 'Futures' }).fill('3');
    await page.getByLabel('Seconds at most').fill('20');
    await page.getByRole('button', { name: 'Draw futures' }).click();
    await page.getByText('Samples, not certainty').waitFor(PATIENCE);
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('says which rows cannot hold together, and tries what would be enough', async () => {
    const { run_id } = await ask(service, `/Big/runs/${run}/whatif`, { capacity: '500' });
    const { page, complaints } = await openTab(browser, service, `/w/Big/runs/${run_id}`);
    const why = page.getByRole('region', { name: 'Why there is no plan' });
    await why.getByRole('link', { name: 'Scenario_Config row 2' }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^Raise Scenario_Config row 2 to/u }).press('Enter');
    await page
      .getByRole('region', { name: 'This run' })
      .getByText(/500 → /u)
      .waitFor(PATIENCE);
    expect(page.url()).not.toContain(run_id);
    expect(complaints()).toEqual([]);
  });
});
