import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// Trading on the page, in a real browser, against a real server.

describe.skipIf(noBrowser)(`trading${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run: string;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Roadmap');
    run = await seedRun(service, 'Roadmap');
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const address = (query = ''): string => `/w/Roadmap/runs/${run}/trade${query}`;
  const verdict = (page: Page) => page.getByRole('region', { name: 'The best plan with your changes' });
  const proven = (page: Page) => verdict(page).getByText('No plan that keeps your rules and changes is worth more.').waitFor();
  const chips = (page: Page) => page.getByRole('list', { name: 'Your changes' }).getByRole('listitem');
  const said = (page: Page) => verdict(page).getByRole('status').textContent();

  it('locks an initiative out: the plan of the what-if stands beside the old one, and everything can be undone', async () => {
    const { page, complaints } = await openTab(browser, service, address());
    await verdict(page).getByText('Change something, and the best plan with it stands here.').waitFor();
    await expectAccessible(page);
    const row = page.getByRole('list', { name: 'Initiatives' }).getByRole('listitem').first();
    const key = (await row.getByRole('link').textContent()) ?? '';
    await row.getByRole('radio', { name: 'Out' }).check();
    await proven(page);
    await expectAccessible(page);
    const { answer } = await ask(service, `/Roadmap/runs/${run}/whatif`, { exclude: [key] });
    const { objective, leaves } = answer as { objective: readonly number[]; leaves: readonly string[] };
    const shown = new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 6 }).format(objective[0] ?? 0);
    expect(await said(page)).toContain(`Weighted KPIs ${shown}`);
    expect(leaves).toContain(key);
    const left = page.getByRole('region', { name: /^Leaves/u }).getByRole('listitem');
    expect(await left.count()).toBe(Math.min(leaves.length, leaves.length > 9 ? 8 : 9));
    await expect.poll(() => new URL(page.url()).searchParams.get('exclude')).toBe(JSON.stringify([key]));

    await page.evaluate('scrollTo(0, 50)');
    await page.keyboard.press('Control+z');
    await expect.poll(() => chips(page).count()).toBe(0);
    expect(await page.evaluate('scrollY')).toBe(50);
    expect(await row.getByRole('radio', { name: 'Free' }).isChecked()).toBe(true);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => chips(page).count()).toBe(1);
    await page.reload();
    await proven(page);
    await page.getByRole('button', { name: `Take back: Out: ${key}` }).click();
    await verdict(page).getByText('Change something, and the best plan with it stands here.').waitFor();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => chips(page).count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  it('drags the capacity by keys and types it; one gesture is one step', async () => {
    const { page, complaints } = await openTab(browser, service, address());
    const slider = page.getByRole('slider', { name: /^Capacity/u });
    await slider.focus();
    for (const _ of [1, 2, 3]) await slider.press('ArrowLeft');
    await expect.poll(() => chips(page).count()).toBe(1);
    await proven(page);
    const field = page.getByRole('textbox', { name: 'Capacity, exact' });
    await field.fill('500.5');
    await field.press('Enter');
    await page.getByText('Capacity 780 → 500.5').waitFor();
    await proven(page);
    await expect.poll(() => said(page)).toContain('tokens.');
    await field.fill('780');
    await field.press('Enter');
    await expect.poll(() => chips(page).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('changes weights and rules; where what counts has changed, the values are not held against each other', async () => {
    const { page, complaints } = await openTab(browser, service, address());
    await page.getByRole('tab', { name: 'What counts' }).click();
    await expectAccessible(page);
    const weight = page.getByRole('textbox', { name: 'Net promoter score, exact' });
    await weight.fill('2');
    await weight.press('Enter');
    await page.getByRole('heading', { name: 'What counts has changed' }).waitFor();
    await verdict(page).getByText('counted anew').waitFor();
    await page.getByRole('button', { name: 'Start over' }).click();

    await page.getByRole('tab', { name: 'Rules' }).click();
    const cap = page.getByRole('textbox', { name: /at most 240 tokens in department Logistics/u });
    await cap.fill('200');
    await cap.press('Enter');
    await proven(page);
    await page.getByText('Constraints row 20: 240 → 200').waitFor();
    await page.getByRole('button', { name: /^Drop Constraints!20/u }).click();
    await page.getByText('Without Constraints row 20').waitFor();
    await proven(page);
    await expectAccessible(page);
    expect(await chips(page).count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  it('prices each of several changes', async () => {
    const { page } = await openTab(browser, service, address('?capacity=700&drop=["Constraints!20"]'));
    await proven(page);
    const find = page.getByRole('button', { name: 'Find out' });
    const costs = page.getByRole('table', { name: 'What each change costs' });
    await find.or(costs).waitFor();
    if (await find.isVisible()) await find.click();
    await costs
      .getByText(/^(costs|brings|changes nothing)/u)
      .nth(1)
      .waitFor();
  });

  it('says why there is no plan, and what to take back', async () => {
    const { page, complaints } = await openTab(browser, service, address('?capacity=200'), { colorScheme: 'dark' });
    await page.getByRole('heading', { name: 'No plan can keep all of this' }).waitFor();
    await page.getByText('Your change Capacity 780 → 200').waitFor();
    await page.getByRole('link', { name: 'Constraints row 2', exact: true }).first().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Try' }).first().click();
    await proven(page);
    await page.goBack();
    await page.getByRole('button', { name: 'Take back', exact: true }).click();
    await expect.poll(() => chips(page).count()).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('tells the outcome once, when it has settled', async () => {
    const { page } = await openTab(browser, service, address());
    await page.evaluate(`
      globalThis.told = [];
      new MutationObserver(() => {
        const text = document.querySelector('[aria-label="The best plan with your changes"] [role=status]').textContent;
        if (text !== '' && text !== told.at(-1)) told.push(text);
      }).observe(document.body, { subtree: true, childList: true, characterData: true });
    `);
    await page.getByRole('list', { name: 'Initiatives' }).getByRole('radio', { name: 'Out' }).first().check();
    await proven(page);
    const told = (await page.evaluate('told')) as readonly string[];
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^New plan, proven best: Weighted KPIs [\d.]+, -[\d.]+\. [\d.]+ tokens\. \d+ enter, \d+ leave\.$/u);
  });

  it('says what is wrong with an address that was typed by hand', async () => {
    const { page } = await openTab(browser, service, address('?set=["Constraints!999.max_tokens=5"]'));
    await page.getByText(/Constraints!999 is no row of this run/u).waitFor();
    await page.getByRole('button', { name: 'Take back: Constraints row 999 max_tokens: 5' }).click();
    await verdict(page).getByText('Change something, and the best plan with it stands here.').waitFor();
  });

  it('goes on after a broken connection', async () => {
    const { page } = await openTab(browser, service, address());
    await page.getByRole('list', { name: 'Initiatives' }).waitFor();
    const asked = page.waitForRequest((it) => it.url().endsWith('/trade') && it.method() === 'POST');
    await page.getByRole('list', { name: 'Initiatives' }).getByRole('radio', { name: 'Out' }).first().check();
    await asked;
    service.cut();
    await proven(page);
  });

  it('fits a telephone, and what is right is left where people read so', async () => {
    const narrow = await openTab(browser, service, address('?capacity=500'), { viewport: { width: 390, height: 844 } });
    await proven(narrow.page);
    await expectAccessible(narrow.page);
    expect(await narrow.page.evaluate('document.documentElement.scrollWidth')).toBe(390);
    const rtl = await openTab(browser, service, address('?capacity=500'), { locale: 'ar-AE' });
    await proven(rtl.page);
    expect(await rtl.page.evaluate('document.documentElement.dir')).toBe('rtl');
    await rtl.page.getByRole('slider', { name: /^Capacity/u }).press('ArrowRight');
    await expect.poll(() => new URL(rtl.page.url()).searchParams.get('capacity')).not.toBe('"500"');
    expect([...narrow.complaints(), ...rtl.complaints()]).toEqual([]);
  });

  it('becomes a what-if, for those who may', async () => {
    const { page } = await openTab(browser, service, address('?capacity=500'));
    await proven(page);
    await page.getByRole('button', { name: 'Save as a what-if' }).click();
    await page.waitForURL((url) => /\/runs\/RUN-[^/]+$/u.test(url.pathname) && !url.pathname.endsWith(run));
    const viewer = { ...service, token: await service.tokenFor('vic', 'viewer') };
    const looking = await openTab(browser, viewer, address('?capacity=500'));
    await proven(looking.page);
    expect(await looking.page.getByRole('button', { name: 'Save as a what-if' }).isDisabled()).toBe(true);
    await looking.page.getByText('saving takes the role of a planner').waitFor();
  });
});
