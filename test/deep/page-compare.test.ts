import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// Runs side by side, and other plans of one run, in a real browser.

describe.skipIf(noBrowser)(`runs side by side and other plans${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run: string;
  let smaller: string;
  let other: string;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Roadmap');
    run = await seedRun(service, 'Roadmap');
    const whatIf = async (changes: Record<string, unknown>) => String((await ask(service, `/Roadmap/runs/${run}/whatif`, changes)).run_id);
    smaller = await whatIf({ capacity: '600', set: ['Constraints!4.min_tokens=110'] });
    other = await whatIf({ mode: 'north_star' });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const comparing = (...runs: readonly string[]): string => `/w/Roadmap/compare?run=${encodeURIComponent(JSON.stringify(runs))}`;
  const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

  it('begins with nothing, and finds runs to compare by their words and by keys alone', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Roadmap/compare');
    await page.getByText('Add two runs to see them side by side.').waitFor();
    await expectAccessible(page);
    const add = page.getByRole('button', { name: 'Add a run …' });
    const search = page.getByRole('searchbox', { name: 'Find a run' });
    const choose = async (words: string): Promise<void> => {
      await add.press('Enter');
      await search.waitFor();
      await page.keyboard.type(words);
      await page.getByRole('menuitem').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      await search.waitFor({ state: 'detached' });
    };
    await choose('capacity 780');
    await page.getByText('Add another run to compare it with.').waitFor();
    await choose('north_star');
    await region(page, 'Which initiatives each plan chooses').waitFor();
    expect(decodeURIComponent(page.url())).toContain(JSON.stringify([smaller, other]));
    expect(complaints()).toEqual([]);
  });

  it('shows what each plan brings against the first, and why it moved, with the rows', async () => {
    const { page, complaints } = await openTab(browser, service, comparing(run, smaller));
    const figures = region(page, 'What each plan brings');
    await figures.getByRole('row', { name: /^Gross merchandise value/u }).waitFor();
    expect(await figures.getByRole('row', { name: /^Tokens used/u }).innerText()).toContain('of 600');
    expect(await figures.getByRole('row', { name: /^Objective/u }).innerText()).toContain('worse');
    const asked = region(page, 'Run B against run A');
    expect(await asked.getByRole('row', { name: /^capacity/u }).innerText()).toMatch(/780\s+600/u);
    expect(await asked.getByRole('link', { name: 'Constraints row 4' }).getAttribute('href')).toContain('tab=Constraints&row=');
    await expectAccessible(page);
    const choices = region(page, 'Which initiatives each plan chooses');
    await choices.getByRole('radio', { name: /^In every plan/u }).click();
    await page.waitForURL(/show=all/u);
    await page.reload();
    const grid = choices.getByRole('grid');
    await grid.waitFor();
    expect(await grid.innerText()).not.toContain('– not');
    await choices.getByRole('radio', { name: /^Only in some/u }).click();
    await grid.getByText('– not').first().waitFor();
    await grid.locator('tbody tr').first().press('Enter');
    await page.waitForURL(/\/runs\/RUN-[^?]*\?.*initiative=/u);
    expect(complaints()).toEqual([]);
  });

  it('changes which run is the first, takes runs out, and holds nothing against each other that measures different things', async () => {
    const look = { colorScheme: 'dark', viewport: { width: 390, height: 844 } } as const;
    const { page, complaints } = await openTab(browser, service, comparing(run, smaller, other), look);
    await page.getByText('The objectives cannot be compared.').waitFor();
    expect(await page.getByText('cannot be compared', { exact: true }).count()).toBeGreaterThan(0);
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Make it A: run C' }).press('Enter');
    await page.waitForURL((url) => decodeURIComponent(url.search).includes(JSON.stringify([other, run, smaller])));
    await page.getByRole('button', { name: 'Remove run A' }).press('Enter');
    await page.getByText('The objectives cannot be compared.').waitFor({ state: 'detached' });
    expect(decodeURIComponent(page.url())).toContain(JSON.stringify([run, smaller]));
    expect(complaints()).toEqual([]);
  });

  it('says in the server’s words that a run is not known, and lets one take it out', async () => {
    const { page, complaints } = await openTab(browser, service, comparing(run, 'RUN-gone'));
    await page.getByRole('alert').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Remove run B' }).click();
    await page.getByText('Add another run to compare it with.').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('finds other plans, offers them again, and leads to the trade with their changes', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/alternatives`);
    const count = page.getByLabel('Plans at most');
    await count.waitFor();
    await expectAccessible(page);
    await count.fill('0');
    await page.getByText('A whole number, 1 or more').waitFor();
    await count.fill('2');
    await count.press('Enter');
    await page.waitForURL(/job=JOB-/u);
    const first = page.getByRole('article', { name: /^Plan 1:/u });
    await first.waitFor();
    expect(await first.innerText()).toContain('less of the weighted KPIs');
    await expectAccessible(page);
    await page.goto(`${service.url}/w/Roadmap/runs/${run}/alternatives`);
    await first.getByRole('link', { name: 'Open in Trade: plan 1' }).click();
    await page.waitForURL(/\/trade\?include=/u);
    expect(page.url()).toContain('exclude=');
    expect(complaints()).toEqual([]);
  });

  it('looks for plans that are just as good; right to left', async () => {
    const { page, complaints } = await openTab(browser, service, `/w/Roadmap/runs/${run}/alternatives`, { locale: 'ar-AE' });
    await page.getByRole('radio', { name: 'Just as good' }).click();
    await page.getByLabel('Give up at most (%)').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Find other plans' }).press('Enter');
    await page.waitForURL(/job=JOB-/u);
    await page
      .getByText(/as good as that of the run/u)
      .first()
      .waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
