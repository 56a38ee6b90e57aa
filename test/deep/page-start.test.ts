import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, noBrowser, openBrowser, openTab, seed } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';

// The start page in a real browser, against a real server.

describe.skipIf(noBrowser)(`the start page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  it('shows the workspaces, and can be used by everybody', async () => {
    await seed(service, 'Roadmap');
    const { page, complaints } = await openTab(browser, service, '/');
    await page.getByRole('link', { name: 'Roadmap' }).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });
});
