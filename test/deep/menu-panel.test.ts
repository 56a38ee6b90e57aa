import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { workbookBytes } from '../server/open-service.ts';
import { openScript, type Script, type ScriptState } from '../support/apps-script.ts';
import { hardPlanTabs } from '../support/hard-plan.ts';
import { openPanel, type Panel } from '../support/menu-panel.ts';
import { expectAccessible, noBrowser, openBrowser, seed } from '../support/page.ts';
import { planSheet } from '../support/plan-sheet.ts';
import { openService, type Service } from '../support/service.ts';
import { edited, SMALL_PLAN, type Tabs } from '../support/small-plan.ts';

// The panel beside the sheet in a real browser, with the script behind it at work on a spreadsheet in memory, and a whole server.

const HOSTILE = '<img src=x onerror=document.title=1>';
/** The small plan with a title that would be a picture if it were read as HTML, and a set that has an error. */
const PLAN: Tabs = {
  ...edited(SMALL_PLAN, 'Candidates', 'A,Search', `A,${HOSTILE}`),
  Constraints: `${SMALL_PLAN.Constraints}Q1,<b>Odd</b>,floor,country,UK,many,,\n`,
};
const ID = 'abc';
const ACCOUNT = 'planwright@example.iam.gserviceaccount.com';

describe.skipIf(noBrowser)(`the panel beside the sheet${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let workbooks: Readonly<Record<string, string>>;
  let script: Script;
  let panel: Panel;
  const sheets = planSheet(PLAN);
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    workbooks = {
      Live: await seed(service, 'Live', workbookBytes(PLAN)),
      Hard: await seed(service, 'Hard', workbookBytes(hardPlanTabs())),
    };
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });
  beforeEach(async () => {
    away = () => false;
    script = await openScript(sheets, ID, { hosts: { 'planwright.example.org': service.url }, before: ofGoogle });
  });
  afterEach(async () => {
    await panel.close();
    await script.close();
  });

  const json = (body: unknown) => ({ status: 200, body: JSON.stringify(body) });
  let away: (url: string) => boolean;
  const ofGoogle = ({ method, url }: ScriptState['requests'][number]) => {
    if (away(url)) throw new Error(`Address unavailable: ${url}`);
    const workspace = /workspaces\/(\w+)\//u.exec(url)?.[1] ?? '';
    const linked = { workbook_id: workbooks[workspace], live: { spreadsheet_id: ID } };
    if (url.endsWith('/v1/google')) return json({ is_set_up: true, account: ACCOUNT });
    if (method === 'GET' && url.endsWith('/workbooks')) return json({ items: [linked] });
    return url.endsWith('/sheets') ? json(linked) : null;
  };
  const enter = async (workspace = 'Live'): Promise<void> => {
    await script.ask('save', { server: 'https://planwright.example.org', workspace, token: service.token });
  };
  const open = async (entry: string): Promise<Panel['page']> => {
    panel = await openPanel(browser, script, entry);
    return panel.page;
  };
  const isFine = async (): Promise<void> => {
    await expectAccessible(panel.page);
    expect(await panel.page.title()).toBe('Planwright');
    expect(await panel.page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(300);
    expect(panel.complaints()).toEqual([]);
  };

  it('takes the settings, says who one is, and links the sheet', async () => {
    const page = await open('planwrightCheck');
    await page.getByRole('heading', { name: 'No server is set' }).waitFor();
    await page.getByRole('button', { name: 'Open Settings' }).click();
    await page.getByLabel('Server').fill('http://localhost:8080');
    await page.getByLabel('Workspace').fill('Live');
    await page.getByLabel('Your token').fill(service.token);
    await page.getByRole('button', { name: 'Save and test' }).click();
    await page.getByRole('heading', { name: 'The address must begin with https://' }).waitFor();
    await page.getByLabel('Server').fill('https://planwright.example.org');
    await page.getByRole('button', { name: 'Save and test' }).click();
    await page.getByRole('heading', { name: 'You are mia' }).waitFor();
    await isFine();
    expect(await page.content()).not.toContain(service.token);
    expect(await page.getByLabel('Your token').inputValue()).toBe('');
    await page.getByRole('button', { name: 'Copy' }).click();
    await page.getByRole('button', { name: 'Link this sheet' }).click();
    await page.getByRole('heading', { name: 'Linked' }).waitFor();
    expect(script.state.editors).toEqual([ACCOUNT]);
    await isFine();
  });

  it('checks at once, jumps to the first error, and goes to each', async () => {
    await enter();
    const page = await open('planwrightCheck');
    await page.getByRole('heading', { name: '1 error to mend' }).waitFor();
    await expect.poll(() => script.state.selected).toEqual({ tab: 'Constraints', row: 6, column: 6 });
    await isFine();
    Object.assign(script.state.selected, { tab: 'Candidates', row: 1, column: 1 });
    await page.getByRole('button', { name: 'Go to Constraints row 6' }).first().click();
    await expect.poll(() => script.state.selected.row).toBe(6);
    script.state.hidden.add('Constraints');
    await page.getByRole('button', { name: 'Go to Constraints row 6' }).first().click();
    await page.getByRole('heading', { name: 'The tab Constraints is hidden' }).waitFor();
    await isFine();
  });

  it('runs, shows the plan with whatever stands in a title, and finds the run again', async () => {
    await enter();
    const page = await open('planwrightRunAll');
    await page.getByLabel('Constraint set').selectOption('Base');
    await page.getByRole('button', { name: 'Run all candidates' }).click();
    await page.getByText('Proven best plan.').waitFor();
    await page.getByText('Chosen (2)').click();
    await page.getByText(HOSTILE).first().waitFor();
    await isFine();
    await panel.close();
    const again = await open('planwrightRunSelected');
    await again.getByText('Proven best plan.').waitFor();
    expect(await again.getByLabel('Constraint set').inputValue()).toBe('Base');
    await again.getByLabel('Constraint set').selectOption('Tight');
    await again.getByRole('button', { name: 'Sync' }).click();
    await again.getByRole('heading', { name: /Nothing had changed|taken over/u }).waitFor();
    await isFine();
  });

  it('tells which rows cannot hold together, with the way to each', async () => {
    await enter();
    const page = await open('planwrightRunAll');
    await page.getByLabel('Constraint set').selectOption('Tight');
    await page.getByRole('button', { name: 'Run all candidates' }).click();
    await page.getByRole('heading', { name: 'These rows cannot hold together' }).waitFor();
    await isFine();
    await page.getByRole('button', { name: 'Go to Constraints row 4' }).first().click();
    await expect.poll(() => script.state.selected).toMatchObject({ tab: 'Constraints', row: 4 });
  });

  it('stops a long run, also when the panel was closed meanwhile, and claims no proof', async () => {
    await enter('Hard');
    const hard = planSheet(hardPlanTabs());
    await script.close();
    script = await openScript(hard, ID, { hosts: { 'planwright.example.org': service.url }, before: ofGoogle });
    await enter('Hard');
    const page = await open('planwrightRunAll');
    await page.getByRole('button', { name: 'Run all candidates' }).click();
    await page.getByText(/best [\d,]+/u).waitFor();
    await isFine();
    await panel.close();
    const check = await open('planwrightCheck');
    await check.getByRole('heading', { name: 'Run is under way (asked for by mia)' }).waitFor();
    await check.getByText('Something else is under way in this sheet').waitFor();
    await isFine();
    await panel.close();
    const again = await open('planwrightRunAll');
    await again.getByText(/best [\d,]+/u).waitFor();
    await again.getByRole('button', { name: 'Stop' }).click();
    await again.getByText('not proven best: the run was canceled before the proof').waitFor();
    expect(await again.getByRole('row', { name: /^Gap / }).innerText()).toMatch(/Gap\s+\d+\.\d{10,} %/u);
    await isFine();
  });

  it('waits out a network that comes back, and says so where it does not answer', async () => {
    await enter();
    let isAway = false;
    away = () => isAway;
    const page = await open('planwrightCheck');
    await page.getByRole('heading', { name: 'to mend' }).waitFor();
    isAway = true;
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByRole('heading', { name: 'The server cannot be reached' }).waitFor();
    isAway = false;
    away = (url) => isAway && url.includes('/events');
    isAway = true;
    await page.getByRole('button', { name: 'Check again' }).click();
    await page.getByText('The server cannot be reached. Trying again …').waitFor();
    isAway = false;
    await page.getByRole('heading', { name: 'to mend' }).waitFor();
    await isFine();
  });

  it('explains the selected row, and lays runs side by side', async () => {
    await enter();
    const runs = await script.ask('runs', null);
    const newest = runs.isGood ? runs.value.find(({ name }) => name === 'Q1 / Base') : undefined;
    sheets.add('Runs', [
      ['run_id', 'result'],
      [newest?.runId ?? '', 'optimal'],
    ]);
    Object.assign(script.state.selected, { tab: 'Candidates', row: 3, column: 1 });
    const page = await open('planwrightExplain');
    await page.getByRole('heading', { name: 'B is left out' }).waitFor();
    await isFine();
    Object.assign(script.state.selected, { tab: 'Constraints', row: 2, column: 1 });
    await page.getByRole('button', { name: 'Explain the selected row' }).click();
    await page.getByRole('heading', { name: 'Constraints row 2' }).waitFor();
    await page.getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('checkbox').first().waitFor();
    for (const box of (await page.getByRole('checkbox').all()).slice(0, 2)) await box.check();
    await page.getByRole('main').getByRole('button', { name: 'Compare', exact: true }).click();
    await page.getByRole('heading', { name: 'Figures' }).waitFor();
    await isFine();
    await page.getByRole('button', { name: 'Write the tab Compare' }).click();
    await page.getByRole('heading', { name: 'The tab Compare is written' }).waitFor();
    await isFine();
  });
});
