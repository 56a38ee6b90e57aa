import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { faultyPlan, HOSTILE_TITLES, longPlan } from '../support/faulty-plan.ts';
import { chooseFile, expectAccessible, noBrowser, openBrowser, openTab, seed } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// The sheet page in a real browser, against a real server: what is wrong in which cell, what a sync would change, and the next version.

const ROWS = 10_000;

/** What becomes so, also on a slow machine. */
const soon = <T>(look: () => Promise<T>) => expect.poll(look, { timeout: 60_000 });

describe.skipIf(noBrowser)(`the sheet page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let folder: string;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-page-'));
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Faulty', faultyPlan());
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const grid = (page: Page) => page.getByRole('grid', { name: /rows$/u });
  const issues = (page: Page) => page.getByRole('grid', { name: 'Issues' });
  /** The cell that the arrow keys have led to, as it is read out. */
  const here = (page: Page): Promise<string> =>
    grid(page).evaluate((it) => it.ownerDocument.getElementById(it.getAttribute('aria-activedescendant') ?? '')?.textContent ?? '');
  const bring = async (page: Page, bytes: Uint8Array): Promise<void> => {
    writeFileSync(join(folder, 'next.xlsx'), bytes);
    await chooseFile(page, 'Upload the next version', join(folder, 'next.xlsx'));
  };

  it('checks by itself, and can be read by everybody in every light', async () => {
    const modes = [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }, { locale: 'ar-AE' }] as const;
    for (const mode of modes) {
      const { page, complaints } = await openTab(browser, service, '/w/Faulty/sheet', mode);
      await page.getByText('3 errors and 1 warning to look at.').waitFor();
      await grid(page).getByText('INIT-000101').waitFor();
      await expectAccessible(page);
      expect(await page.locator('html').evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
      expect(complaints()).toEqual([]);
      await page.context().close();
    }
  });

  it('shows what planners write as text and as nothing else', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Faulty/sheet?tab=Candidates');
    let dialogs = 0;
    page.on('dialog', (dialog) => {
      dialogs++;
      void dialog.dismiss();
    });
    for (const title of Object.values(HOSTILE_TITLES)) {
      await grid(page).getByText(title, { exact: true }).click();
      // The bar above has all of it.
      expect(await page.getByText(title, { exact: true }).count()).toBe(2);
    }
    expect(await page.locator('main img, main a[href^="http://127.0.0.1:1"]').count()).toBe(0);
    expect(dialogs).toBe(0);
    expect(complaints()).toEqual([]);
  });

  it('leads from an issue to its cell, and by keys through the cells', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Faulty/sheet');
    await issues(page).getByRole('row').first().focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/tab=Candidates.*row=%2222%22.*column=kpi\.gmv/u);
    await soon(() => here(page)).toContain('1,5 Error: kpi.gmv is "1,5"');
    await grid(page).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Home');
    await soon(() => here(page)).toBe('23');
    await page.keyboard.press('Control+Home');
    await page.keyboard.press('ArrowRight');
    await soon(() => here(page)).toBe('A initiative_key');
    await page.keyboard.press('Control+End');
    await soon(() => grid(page).evaluate((it) => it.scrollTop > 0 && it.scrollLeft > 0)).toBe(true);

    await page.getByRole('button', { name: /How grave/u }).click();
    await page.getByRole('option', { name: /Warnings/u }).click();
    await soon(() => issues(page).getByRole('row').count()).toBe(1);
    await page.reload();
    await soon(() => issues(page).getByRole('row').count()).toBe(1);
    expect(complaints()).toEqual([]);
  });

  it('is where every link to a row leads', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Faulty/sheet?tab=Constraints&row=3');
    await soon(() => here(page)).toBe('3');
    await page.getByRole('tab', { name: /Constraints/u, selected: true }).waitFor();
    await page.goto(`${service.url}/w/Faulty/sheet?tab=Constraints&row=900`);
    await page.getByText('Row 900 of Constraints is blank, or not there any more.').waitFor();
    await page.goto(`${service.url}/w/Faulty/sheet?tab=Nowhere`);
    await page.getByText('There is no tab Nowhere in this version of the workbook.').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('says what became better in the corrected workbook, and never overwrites what somebody else did', async () => {
    await seed(service, 'Team', faultyPlan());
    const mine = await openTab(browser, service, '/w/Team/sheet');
    const other = await openTab(browser, service, '/w/Team/sheet');
    for (const { page } of [mine, other]) await page.getByText('3 errors and 1 warning to look at.').waitFor();

    await bring(mine.page, faultyPlan({ isMended: true }));
    await mine.page.getByText('Since the version before: 2 gone, 0 new, 2 still there.').waitFor();
    await mine.page.getByRole('button', { name: 'What is gone' }).press('Enter');
    await mine.page.getByText(/Candidates 5 engineering_tokens/u).waitFor();
    await expectAccessible(mine.page);

    await bring(other.page, faultyPlan());
    const dialog = other.page.getByRole('dialog', { name: /Somebody was faster/u });
    await dialog.getByText(/Version 2, .*: uploaded by mia/u).waitFor();
    await expectAccessible(other.page);
    const taken = other.page.waitForEvent('download');
    await dialog.getByRole('button', { name: 'Download version 2' }).press('Enter');
    const newest = readFileSync(await (await taken).path());
    expect(newest.equals(faultyPlan({ isMended: true }))).toBe(true);
    await dialog.waitFor({ state: 'detached' });
    await bring(other.page, faultyPlan());
    await other.page.getByText(/version 3, by mia/u).waitFor();
    expect([...mine.complaints(), ...other.complaints()]).toEqual([]);
  });

  it('says what a sync would change, and does it', async () => {
    const { page, complaints } = await openTab(browser, service, '/w/Faulty/sheet');
    await page.getByRole('button', { name: 'What would change?' }).press('Enter');
    await page.getByText('A sync would do this; nothing is done yet:').waitFor();
    await page.getByRole('button', { name: '59 initiatives are new' }).press('Enter');
    await page.getByText('INIT-000102').last().waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Sync', exact: true }).press('Enter');
    await page.getByText('Synced:').waitFor();
    await page.getByText(/now hold the status of their row, in a new version/u).waitFor();
    await page.getByText(/version 2, with what Planwright wrote/u).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('has room for ten thousand rows', async () => {
    await seed(service, 'Long', longPlan(ROWS));
    const { page, complaints } = await openTab(browser, service, `/w/Long/sheet?tab=Candidates&row=${ROWS - 10}`);
    await soon(() => here(page)).toBe(String(ROWS - 10));
    await grid(page).focus();
    await page.keyboard.press('ArrowRight');
    await soon(() => here(page)).toBe(`BIG-${ROWS - 12}`);
    await page.keyboard.press('Control+ArrowDown');
    await soon(() => here(page)).toBe(`BIG-${ROWS - 1}`);
    // Only what is seen is drawn.
    expect(await grid(page).getByRole('row').count()).toBeLessThan(80);
    expect(complaints()).toEqual([]);
  });

  it('lets a viewer look, and says why no more', async () => {
    const token = await service.tokenFor('vera', 'viewer');
    const { page, complaints } = await openTab(browser, { ...service, token }, '/w/Faulty/sheet');
    await page.getByText('You may look at this workspace.').waitFor();
    expect(await page.getByRole('button', { name: 'Sync', exact: true }).isDisabled()).toBe(true);
    expect(await page.getByRole('button', { name: 'Check again' }).count()).toBe(0);
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
