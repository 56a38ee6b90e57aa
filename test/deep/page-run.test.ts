import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// What stands over everything about a run, and what stands in the place of a plan where there is none, in a real browser.

describe.skipIf(noBrowser)(`the page of a run${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run: string;
  let conflict: string;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Roadmap');
    run = await seedRun(service, 'Roadmap');
    conflict = String((await ask(service, `/Roadmap/runs/${run}/whatif`, { capacity: '200' })).run_id);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const head = (page: Page) => page.getByRole('region', { name: 'This run' });

  it('says how the run ended, publishes its plan with a word why, and takes it back', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}`);
    await head(page).getByRole('heading', { name: 'Best plan, proven' }).waitFor();
    expect(await head(page).innerText()).toContain('757 of 780');
    await expectAccessible(page);
    await head(page).getByRole('button', { name: 'Publish …' }).focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Publish this plan for 2027-Q1 growth?' });
    await page.keyboard.type('Agreed on Friday');
    await expectAccessible(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await head(page).getByText('Agreed on Friday').waitFor();
    expect(await head(page).getByRole('heading').innerText()).toContain('Published');
    await head(page).getByRole('button', { name: 'Take back …' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
    await head(page).getByRole('button', { name: 'Publish …' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('has another solver check it, and goes on after a reload', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}`);
    await head(page).getByRole('button', { name: 'Have another solver check it' }).click();
    await page.waitForURL(/verify=JOB-/u);
    await page.reload();
    await head(page).getByText('HiGHS agrees').waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('tells of what it is a what-if, says which rows cannot hold together, and tries what would be enough', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${conflict}`);
    await head(page).getByRole('heading', { name: 'No plan can keep all of these rules' }).waitFor();
    expect(await head(page).innerText()).toContain('capacity 780 → 200');
    const why = page.getByRole('region', { name: 'Why there is no plan' });
    expect(await why.innerText()).toContain('asks for at least 140 tokens in country UK, but Constraints row 3 asks');
    expect(await why.getByRole('link', { name: 'Constraints row 2' }).first().getAttribute('href')).toContain('tab=Constraints&row=');
    expect(await why.innerText()).toContain('no change of it alone is enough');
    expect(await head(page).getByRole('link', { name: 'Trade' }).count()).toBe(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Raise Scenario_Config row 2 to 475.5' }).focus();
    await page.keyboard.press('Enter');
    await head(page).getByRole('heading', { name: 'Best plan, proven' }).waitFor();
    expect(page.url()).not.toContain(conflict);
    expect(await head(page).innerText()).toContain('200 → 475.5');
    await page.goBack();
    await head(page).getByRole('heading', { name: 'No plan can keep all of these rules' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('shows nothing of a plan where there is none, and says so', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${conflict}/trade`);
    await page.getByText('This run has no plan, so there is nothing of the kind to show.').waitFor();
    await expectAccessible(page);
    await page.getByRole('link', { name: 'See why, and what would help' }).click();
    await page.getByRole('region', { name: 'What would be enough' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('lets a viewer look and says why they cannot act; dark and narrow', async () => {
    const token = await service.tokenFor('vera', 'viewer');
    const look = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
    const { page, complaints } = await openTab(browser, { ...service, token }, `/w/Roadmap/runs/${conflict}`, look);
    await head(page).getByText('You may look at everything here').waitFor();
    expect(await page.getByRole('button', { name: /^Raise Scenario_Config/u }).isDisabled()).toBe(true);
    expect(await head(page).getByRole('button', { name: 'Have another solver check it' }).isDisabled()).toBe(true);
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
