import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { EXAMPLE } from '../../src/app/example/example.ts';
import { templateSheets } from '../../src/rows/template.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { chooseFile, expectAccessible, noBrowser, openBrowser, openTab } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// The start page in a real browser, against a real server: from a file to its sheet page.

describe.skipIf(noBrowser)(`the start page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let folder: string;
  const file = (name: string, bytes: Uint8Array = newWorkbookBytes(templateSheets({ example: EXAMPLE }))): string => {
    writeFileSync(join(folder, name), bytes);
    return join(folder, name);
  };
  const bring = (page: Page, path: string): Promise<void> => chooseFile(page, 'Choose a workbook', path);
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'planwright-page-'));
    service = await openService();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('says what to do to somebody who has nothing yet, in every light', async () => {
    const modes = [{}, { colorScheme: 'dark' }, { viewport: { width: 390, height: 844 } }, { locale: 'ar-AE' }] as const;
    for (const mode of modes) {
      const { page, complaints } = await openTab(browser, service, '/', mode);
      await page.getByText('No workspace yet.').waitFor();
      await expectAccessible(page);
      expect(complaints()).toEqual([]);
      await page.context().close();
    }
  });

  it('is there with less than 250 KB, compressed by gzip', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await page.getByText('No workspace yet.').waitFor();
    const asked = new Set<string>();
    page.on('request', (it) => {
      if (!it.url().includes('/v1/')) asked.add(it.url());
    });
    await page.reload();
    await page.getByText('No workspace yet.').waitFor();
    expect(asked.size).toBeGreaterThan(5);
    const sizes = await Promise.all([...asked].map(async (url) => gzipSync(await (await fetch(url)).bytes()).length));
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(250_000);
    expect(complaints()).toEqual([]);
  });

  it('says in the server’s words what is no workbook, and leaves nothing behind', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await bring(page, file('notes.xlsx', new TextEncoder().encode('not a workbook')));
    await page.getByText('This workbook is damaged').waitFor();
    await expectAccessible(page);
    await page.reload();
    await page.getByText('No workspace yet.').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('goes from a file to its checked sheet, in a workspace of its name', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await bring(page, file('Roadmap.xlsx'));
    await page.waitForURL(/\/w\/Roadmap\/sheet\?job=JOB-/u);
    await page.getByRole('link', { name: 'Planwright, start' }).click();
    await page.getByRole('link', { name: 'Roadmap' }).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('opens the example, and says how it stands in each workspace', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await page.getByRole('button', { name: 'Open the example' }).press('Enter');
    await page.waitForURL(/\/w\/example\/sheet\?job=JOB-/u);
    await page.getByText('No errors. 1 warning to look at: it stops nothing.').waitFor();
    await page.getByRole('link', { name: 'Planwright, start' }).click();
    await page.getByText('Nothing has been run yet.').first().waitFor();
    await page.getByText(/example.xlsx, version 1 by mia/u).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('asks where a file goes whose name is taken: the next version, or a workspace of its own', async () => {
    const { page, complaints } = await openTab(browser, service, '/');
    await bring(page, file('roadmap.xlsx'));
    const dialog = page.getByRole('dialog');
    await dialog.getByText('A new version of Roadmap.xlsx.').waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });

    await bring(page, file('Roadmap.xlsx'));
    await dialog.getByRole('button', { name: 'Make it version 2' }).press('Enter');
    await page.waitForURL(/\/w\/Roadmap\/sheet\?job=JOB-/u);

    await page.goto(`${service.url}/`);
    await bring(page, file('Roadmap.xlsx'));
    const name = dialog.getByLabel('Its name');
    expect(await name.inputValue()).toBe('Roadmap 2');
    await name.fill('ROADMAP');
    await dialog.getByText('This name is taken.').waitFor();
    await name.fill('Next year');
    await name.press('Enter');
    await page.waitForURL(/\/w\/Next%20year\/sheet\?job=JOB-/u);
    expect(complaints()).toEqual([]);
  });

  it('shows no more than it may be used for: a viewer brings nothing', async () => {
    const token = await service.tokenFor('vera', 'viewer');
    const { page, complaints } = await openTab(browser, { ...service, token }, '/');
    await page.getByRole('link', { name: 'Roadmap' }).waitFor();
    await bring(page, file('mine.xlsx'));
    await page.getByText('You may look at workspaces here, and change none.').waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
