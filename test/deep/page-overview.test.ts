import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';
import { smallSheets } from '../support/small-plan.ts';

// The overview of a workspace in a real browser, against a real server: what needs attention, what was planned, and who changed what.

describe.skipIf(noBrowser)(`the overview${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run: string;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Plan');
    run = await seedRun(service, 'Plan');
    await ask(service, `/Plan/runs/${run}/whatif`, { capacity: '500' });
    await ask(service, `/Plan/runs/${run}/publish`, { note: 'agreed' });
  }, 240_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('can be read by everybody in every light, full or empty', async () => {
    await ask(service, '', { workspace: 'Empty' });
    const modes = [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }, { locale: 'ar-AE' }] as const;
    for (const mode of modes) {
      const { page, complaints } = await openTab(browser, service, '/w/Plan', mode);
      await page.getByRole('link', { name: '2027-Q1 growth', exact: true }).waitFor();
      await page.getByRole('table', { name: 'Runs, the newest first' }).waitFor();
      await page.getByRole('button', { name: /initiatives are new/u }).waitFor();
      await expectAccessible(page);
      expect(await page.locator('html').evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
      expect(complaints()).toEqual([]);
      await page.context().close();
    }
    const { page, complaints } = await openTab(browser, service, '/w/Empty');
    await page.getByText('There is no workbook yet').waitFor();
    await page.getByText('No scenario yet.').waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('says what was planned and published, and lays ticked runs side by side', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Plan');
    const table = page.getByRole('table', { name: 'Runs, the newest first' });
    await table.getByText('published').waitFor();
    await table.getByText('what-if').waitFor();
    expect(await page.getByRole('link', { name: 'Best plan, proven' }).getAttribute('href')).toBe(`/w/Plan/runs/${run}`);
    expect(await page.getByRole('button', { name: 'Tick two runs or more to compare' }).isDisabled()).toBe(true);
    for (const box of await table.getByRole('checkbox').all()) await box.press('Space');
    await page.getByRole('button', { name: 'Compare 2 runs' }).press('Enter');
    await page.waitForURL((url) => url.pathname === '/w/Plan/compare' && url.search.includes(run));
    expect(complaints()).toEqual([]);
  });

  it('gives the newest version of the workbook, and says who changed what', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Plan');
    const taken = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download the newest version' }).press('Enter');
    expect((await taken).suggestedFilename()).toBe('roadmap.xlsx');
    await page.getByRole('button', { name: '61 initiatives are new' }).press('Enter');
    await page.getByText('One-tap checkout for returning buyers').waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('follows what is under way, and can end it', async () => {
    await seed(service, 'Hard', newWorkbookBytes(smallSheets(hardPlanTabs())));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${service.token}` };
    await fetch(`${service.url}/v1/workspaces/Hard/runs`, { method: 'POST', headers, body: '{}' });
    const { page, complaints } = await openTab(browser, service, '/w/Hard');
    await page.getByText('A run, asked by mia').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Stop' }).press('Enter');
    await page
      .getByRole('table', { name: 'Runs, the newest first' })
      .getByText(/Stopped/u)
      .waitFor();
    expect(complaints()).toEqual([]);
  });
});
