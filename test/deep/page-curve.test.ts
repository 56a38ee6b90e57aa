import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// The curve of a run, and how sure it is, in a real browser, against a real server.

describe.skipIf(noBrowser)(`the curve page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run: string;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Roadmap');
    run = await seedRun(service, 'Roadmap');
  }, 300_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('draws the staircase, shows the plan of each step, and keeps it in the address', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/curve`);
    await page.getByLabel('From (tokens)').fill('740');
    await page.getByLabel('To (tokens)').fill('790');
    await page.getByLabel('Seconds at most').fill('60');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: /What the best plan is worth/u }).waitFor();
    expect(page.url()).toContain('job=');
    await page.getByText(/More than 757 tokens/u).waitFor();
    const step = page.getByRole('heading', { name: /^Step \d+ of \d+$/u });
    const before = await step.textContent();
    await page.getByRole('button', { name: 'Less capacity' }).press('Enter');
    expect(await step.textContent()).not.toBe(before);
    await page.getByText(/tokens on: worth/u).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show the numbers' }).click();
    expect(await page.getByRole('table', { name: 'Every step of the curve' }).getByRole('row').count()).toBeGreaterThan(3);
    await page.reload();
    await page.getByRole('heading', { name: /What the best plan is worth/u }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('says what is wrong with a range, and offers what was drawn before', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/curve`, {
      colorScheme: 'dark',
      viewport: { width: 390, height: 844 },
    });
    await page.getByLabel('From (tokens)').fill('many');
    await page.getByRole('button', { name: 'Draw the curve' }).click();
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /Drawn before/u }).click();
    await page.getByRole('option').nth(1).click();
    await page.getByRole('heading', { name: /What the best plan is worth/u }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('draws what two KPIs can be brought to together, and goes from plan to plan', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/curve`);
    await page.getByRole('button', { name: 'Draw the frontier' }).click();
    await page.getByRole('button', { name: 'Stop, and keep what is known' }).waitFor();
    const plan = page.getByRole('heading', { name: /^Plan \d+ of \d+$/u });
    await plan.waitFor({ timeout: 180_000 });
    expect(page.url()).toContain('frontier=');
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show the numbers' }).click();
    await page.getByRole('table', { name: 'Every plan of the frontier' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('draws futures and says how sure the plan is, as samples', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/robustness`);
    await page.getByRole('textbox', { name: 'Futures' }).fill('8');
    await page.getByRole('button', { name: 'Draw futures' }).click();
    await page.getByText(/The plan keeps all rules in/u).waitFor({ timeout: 180_000 });
    await page.getByText('Samples, not certainty').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: /^All \d+$/u }).click();
    expect(await page.getByRole('row').count()).toBeGreaterThan(40);
    await page.getByRole('textbox', { name: 'Futures' }).fill('none');
    await page.getByRole('button', { name: 'Draw futures' }).click();
    await page.getByRole('alert').waitFor();
    expect(complaints()).toEqual([]);
  });
});
