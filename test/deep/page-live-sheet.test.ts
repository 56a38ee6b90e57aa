import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { NO_PROGRAMS } from '../../src/engine/programs/programs.ts';
import type { GoogleAccess } from '../../src/sheet/google/google-access.ts';
import { openGoogleAccess } from '../../src/sheet/google/open-google-access.ts';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { HOSTILE_TITLES } from '../support/faulty-plan.ts';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, type Tab } from '../support/page.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { openService, type Service } from '../support/service.ts';
import { type SheetsServer, startSheetsServer } from '../support/sheets-server.ts';
import { edited, SMALL_PLAN, smallSheets } from '../support/small-plan.ts';

// A Google Sheet as a workbook, in a real browser against a real server: linked, checked, synced, run and unlinked from the page. Google is played by
// a Sheets server on loopback. Each test goes on where the one before ended.

const ACCOUNT = 'planwright@example.iam.gserviceaccount.com';
const KEY = 'planwright-workspace';
const TITLE = `Roadmap ${HOSTILE_TITLES.html} ${HOSTILE_TITLES.long}`;
const MODES = [{ colorScheme: 'dark' }, { viewport: { width: 400, height: 844 } }, { locale: 'ar-AE' }] as const;

/** Row 3 of Candidates has no number of tokens. */
const sheet = planSheet(edited(SMALL_PLAN, 'Candidates', 'B,Pay,UK,20', 'B,Pay,UK,abc'));
sheet.title = TITLE;
const app = openApp({ store: { kind: 'embedded', folder: '' }, actor: 'mia', colour: 'never', programs: NO_PROGRAMS });

describe.skipIf(noBrowser)(`a live Google Sheet on the page${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let google: SheetsServer;
  /** `null`: Google is not set up. */
  let access: GoogleAccess | null = null;
  let service: Service;
  let planner: Service;
  let browser: Browser;
  beforeAll(async () => {
    google = await startSheetsServer({ sheets: sheet, quota: 10_000 });
    service = await openService({}, { openGoogle: () => access ?? app.openGoogle() });
    browser = await openBrowser();
    await ask(service, '', { workspace: 'Alpha' });
    planner = { ...service, token: await service.tokenFor('ada', 'planner') };
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
    await google.close();
  });

  const open = (path: string, options = {}, as = planner): Promise<Tab> => openTab(browser, as, path, options);
  const field = (page: Page) => page.getByRole('textbox', { name: 'Paste the address of the sheet' });
  const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
  /** What is folded has a mark before its name. */
  const unfold = (page: Page, name: string) => page.getByRole('button', { name }).press('Enter');
  const fits = (page: Page): Promise<boolean> => page.locator('html').evaluate((it) => it.scrollWidth <= it.clientWidth);
  const inEveryLight = async (path: string, words: string): Promise<void> => {
    for (const mode of MODES) {
      const { page, complaints } = await open(path, mode);
      await page.getByText(words).first().waitFor();
      await expectAccessible(page);
      expect(await fits(page)).toBe(true);
      expect(complaints()).toEqual([]);
      await page.context().close();
    }
  };

  it('is no dead form where Google is not set up', async () => {
    const { page } = await open('/w/Alpha/sheet');
    await page.getByText(/Google Sheets is not set up on this server. Whoever runs the server can change that/u).waitFor();
    expect(await field(page).count()).toBe(0);
    await expectAccessible(page);
    access = { ...openGoogleAccess({ keyFile: null, apiUrl: google.url }, sheet.access.pace), account: ACCOUNT };
    await page.context().close();
  });

  it('is linked once it says that it is for the workspace', async () => {
    const { page, complaints } = await open('/w/Alpha');
    await unfold(page, 'Link a Google Sheet');
    await page.getByText(ACCOUNT).waitFor();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await press(page, 'Copy the address');
    await page.getByRole('button', { name: 'Copied' }).waitFor();
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(ACCOUNT);
    await field(page).fill('https://example.org/plan');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    await field(page).fill(`https://docs.google.com/spreadsheets/d/${google.id}/edit?gid=0#gid=0`);
    await page.keyboard.press('Enter');
    await page.getByText(/does not say that it is for the workspace "Alpha"/u).waitFor();
    await page.getByText(/in the menu Planwright > Settings > Link this sheet, with the workspace "Alpha"/u).waitFor();
    await expectAccessible(page);
    sheet.mark(KEY, 'Alpha');
    await press(page, 'Link the sheet');
    await page.waitForURL(/\/w\/Alpha\/sheet/u);
    await page.getByText('a live Google Sheet, linked by ada').waitFor();
    const out = page.getByRole('link', { name: /^Open in Google Sheets/u });
    expect([await out.getAttribute('href'), await out.getAttribute('rel')]).toEqual([
      `https://docs.google.com/spreadsheets/d/${google.id}/edit`,
      'noopener noreferrer',
    ]);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is checked by itself when it is first looked at; each finding has its place and its remedy', async () => {
    const { page, complaints } = await open('/w/Alpha/sheet');
    await page
      .getByText(/error.* to look at\./u)
      .first()
      .waitFor();
    const findings = page.getByRole('list', { name: 'Issues' });
    await findings.getByText('Candidates!3', { exact: true }).first().waitFor();
    await findings
      .getByText(/engineering_tokens is "abc"/u)
      .first()
      .waitFor();
    // Nothing that a file has.
    for (const name of ['Download', 'Upload the next version']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('grid').count()).toBe(0);
    expect(await page.locator('main img').count()).toBe(0);
    await expectAccessible(page);
    await inEveryLight('/w/Alpha/sheet', 'Candidates!3');
    await inEveryLight('/w/Alpha', 'See what was found in it');

    await press(page, 'Write the statuses');
    await page.getByText('The statuses stand in the sheet.').waitFor();
    expect(sheet.content('Candidates')[2]?.join(' ')).toContain('ERROR');
    sheet.type('Candidates', 3, 4, 20);
    await press(page, 'Check again');
    await page.getByText('Since the check before: 3 gone, 1 new, 0 still there.').waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('says what a sync would change, and does it', async () => {
    const { page, complaints } = await open('/w/Alpha/sheet');
    await press(page, 'What would change?');
    await page.getByText('A sync would do this; nothing is done yet:').waitFor();
    await page.getByRole('button', { name: '4 initiatives are new' }).waitFor();
    await press(page, 'Sync');
    await page.getByText('Synced:').waitFor();
    await page.getByText(/of the sheet now hold the status of their row\./u).waitFor();
    await page.getByText(TITLE).first().waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is run, and holds the results', async () => {
    const { page, complaints } = await open('/w/Alpha/scenarios/Q1');
    await page.getByText(/is read as it is now, synced and solved, and the results are written into it\./u).waitFor();
    await press(page, 'Find the best plan');
    await page.waitForURL(/\/runs\/RUN/u);
    await press(page, 'The workbook with the results');
    await page.getByText(/is a live Google Sheet: the results of runs stand in it/u).waitFor();
    expect(sheet.content('Results').length).toBeGreaterThan(3);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is where links to rows lead, with a way to the sheet itself', async () => {
    const { page, complaints } = await open('/w/Alpha/sheet?tab=Constraints&row=2');
    await page.getByText('Constraints!2 stands in the sheet itself.').waitFor();
    await page.getByText(/and go to row 2 of the tab Constraints/u).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('offers a viewer nothing that would be refused', async () => {
    const viewer = { ...service, token: await service.tokenFor('vera', 'viewer') };
    const { page, complaints } = await open('/w/Alpha/sheet', {}, viewer);
    await page.getByText('You may look at this workspace.').waitFor();
    await page.getByText('No errors. 1 warning to look at').waitFor();
    for (const name of ['Check again', 'Unlink', 'Write the statuses']) expect(await page.getByRole('button', { name }).count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Sync', exact: true }).isDisabled()).toBe(true);
    await page.goto(`${service.url}/w/Alpha`);
    await page.getByText('See what was found in it').waitFor();
    expect(await page.getByRole('button', { name: 'Link a Google Sheet' }).count()).toBe(0);
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('is unlinked after a question, and can be linked again', async () => {
    const { page, complaints } = await open('/w/Alpha/sheet');
    await press(page, 'Unlink');
    const dialog = page.getByRole('dialog', { name: `Unlink “${TITLE}”?` });
    await dialog.getByText(/Everything stays that came of it/u).waitFor();
    await expectAccessible(page);
    await dialog.getByRole('button', { name: 'Leave it linked' }).press('Enter');
    await dialog.waitFor({ state: 'detached' });
    await press(page, 'Unlink');
    await dialog.getByRole('button', { name: 'Unlink it' }).press('Enter');
    await page.getByText('This Google Sheet is not linked with this workspace any more.').waitFor();
    await expectAccessible(page);
    await inEveryLight('/w/Alpha', 'What stays, and how to link it again');
    await field(page).fill(google.id);
    await press(page, 'Link the sheet');
    await page.getByText('a live Google Sheet, linked by ada').waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('has a file put beside it, and says what runs read then', async () => {
    const { page, complaints } = await open('/', {}, service);
    await page.getByText(/a live Google Sheet, linked by ada/u).waitFor();
    const chooser = page.waitForEvent('filechooser');
    await press(page, 'Choose a workbook');
    const buffer = Buffer.from(newWorkbookBytes(smallSheets(SMALL_PLAN)));
    await (await chooser).setFiles({ name: 'Alpha.xlsx', mimeType: 'application/octet-stream', buffer });
    const dialog = page.getByRole('dialog');
    await dialog
      .getByText(/works with a live Google Sheet.*A file becomes a workbook beside it, and runs read whichever came last\./u)
      .waitFor();
    await expectAccessible(page);
    await press(page, 'Put Alpha.xlsx into it');
    await page.getByText(/Alpha\.xlsx, version 1, by mia/u).waitFor();
    await page.goto(`${service.url}/w/Alpha`);
    await page.getByText('See its cells').waitFor();
    await page.getByText('See what was found in it').click();
    await page.getByText('a live Google Sheet, linked by ada').waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();
  });

  it('can begin a workspace of its own', async () => {
    const { page, complaints } = await open('/', {}, service);
    await unfold(page, 'Begin with a Google Sheet');
    await page.getByRole('textbox', { name: 'Name of the workspace' }).fill('alpha');
    await page.getByText(/This name is taken/u).waitFor();
    await expectAccessible(page);
    await page.getByRole('textbox', { name: 'Name of the workspace' }).fill('Beta');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/w\/Beta\/sheet/u);
    await page.getByText('As an admin of all workspaces you can do without.').waitFor();
    await field(page).fill(google.id);
    await page.keyboard.press('Enter');
    await page.getByText('The sheet is linked with the workspace "Alpha", and can be linked with one at a time.').waitFor();
    expect(complaints()).toEqual([]);
    await page.context().close();
  });
});
