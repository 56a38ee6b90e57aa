import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';
import { edited, SMALL_PLAN, smallSheets } from '../support/small-plan.ts';

// A scenario with its rules, and a run of it while it goes, in a real browser.

describe.skipIf(noBrowser)(`the page of a scenario${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    const workbook = await seed(service, 'Roadmap');
    await ask(service, `/Roadmap/workbooks/${workbook}/sync`, {});
    const hard = await seed(service, 'Hard', newWorkbookBytes(smallSheets(hardPlanTabs())));
    await ask(service, `/Hard/workbooks/${hard}/sync`, {});
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const GROWTH = `/w/Roadmap/scenarios/${encodeURIComponent('2027-Q1 growth')}`;

  it('shows the sets side by side with their rows, and what differs between them', async () => {
    const { page, complaints } = await openTab(browser, service, GROWTH);
    const rules = page.getByRole('region', { name: 'Rules' });
    await rules.getByRole('heading', { name: 'At least so many tokens' }).waitFor();
    expect(await rules.getByRole('list', { name: 'Constraint sets' }).innerText()).toMatch(/Baseline\s+Strict country floors/u);
    expect(await rules.getByRole('list', { name: 'Differs' }).count()).toBeGreaterThan(0);
    expect(await rules.getByRole('link', { name: 'Constraints row 2', exact: true }).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await rules.getByRole('button', { name: 'Show only what differs' }).click();
    expect(await rules.getByRole('list', { name: 'The same' }).count()).toBe(0);
    await page.getByRole('button', { name: 'More' }).click();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('runs by keys, and leads to the plan', async () => {
    const look = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
    const { page, complaints } = await openTab(browser, service, GROWTH, look);
    await page.getByRole('button', { name: 'Find the best plan' }).focus();
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Best plan, proven' }).waitFor();
    expect(page.url()).toContain('/runs/RUN-');
    expect(complaints()).toEqual([]);
  });

  it('shows how a run closes in, through a broken connection and a reload, and is stopped with the best plan so far', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Hard/scenarios/Q1');
    await page.getByRole('button', { name: 'Find the best plan' }).click();
    const live = page.getByRole('region', { name: 'Looking for the best plan' });
    const chart = page.getByRole('figure', { name: 'Closing in' });
    await chart.locator('svg.recharts-surface').waitFor();
    expect(await live.innerText()).toMatch(/Best plan so far\s+[\d,]+\s+No plan is worth more than\s+[\d,.]+\s+Still open\s+[\d.]+ %/u);
    await expectAccessible(page);
    service.cut();
    await live.getByText('The connection broke. The run goes on at the server').waitFor();
    await live.getByText('The connection broke').waitFor({ state: 'detached' });
    await page.reload();
    await chart.getByRole('button', { name: 'Show the numbers' }).click();
    expect(await chart.getByRole('row').count()).toBeGreaterThan(2);
    await expectAccessible(page);
    await live.getByRole('button', { name: 'Stop, and keep the best plan so far' }).click();
    await page.getByRole('heading', { name: /^Stopped: best plan found so far; at most [\d.]+ % better is possible/u }).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('shows what stands in the way of a run that was refused, at its rows', async () => {
    const broken = edited(SMALL_PLAN, 'Candidates', 'B,Pay,UK,20', 'B,Pay,UK,abc');
    const first = await seed(service, 'Small', newWorkbookBytes(smallSheets(SMALL_PLAN)));
    await ask(service, `/Small/workbooks/${first}/sync`, {});
    const headers = { 'content-type': 'application/octet-stream', authorization: `Bearer ${service.token}`, 'if-match': '*' };
    const place = `${service.url}/v1/workspaces/Small/workbooks/${first}/versions`;
    const sent = await fetch(place, { method: 'POST', headers, body: new Uint8Array(newWorkbookBytes(smallSheets(broken))) });
    expect(sent.status).toBeLessThan(300);
    const { page, complaints } = await openTab(browser, service, '/w/Small/scenarios/Q1');
    await page.getByRole('button', { name: 'Find the best plan' }).click();
    await page.getByText('This run was refused').waitFor();
    expect(await page.getByRole('list', { name: 'What stands in its way' }).getByRole('link', { name: 'Candidates row 3' }).count()).toBe(
      1,
    );
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('tells a viewer why they cannot run', async () => {
    const token = await service.tokenFor('vera', 'viewer');
    const { page, complaints } = await openTab(browser, { ...service, token }, GROWTH, { locale: 'ar-AE' });
    await page.getByText('You may look at everything here').waitFor();
    expect(await page.getByRole('button', { name: 'Find the best plan' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
