import { readFileSync } from 'node:fs';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newWorkbookBytes } from '../../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { bigPlanTabs } from '../support/big-plan.ts';
import { ask, expectAccessible, noBrowser, openBrowser, openTab, seed, seedRun } from '../support/page.ts';
import { openService, type Service } from '../support/service.ts';
import { SMALL_PLAN, smallSheets } from '../support/small-plan.ts';

// The plan of a run, its memo and its files in a real browser, against a real server.

interface Reported {
  readonly initiatives: readonly {
    readonly key: string;
    readonly selected: boolean;
    readonly tokens: number | null;
    readonly dimensions: Readonly<Record<string, string>>;
  }[];
}

const BIG = 500;
const EVIL = '<img src=x onerror=alert(1)>';
const LONG = 'Donaudampfschifffahrt'.repeat(15);

describe.skipIf(noBrowser)(`the plan of a run${noBrowser ? ` (${noBrowser})` : ''}`, () => {
  let service: Service;
  let browser: Browser;
  let run = '';
  let place = '';
  beforeAll(async () => {
    service = await openService();
    browser = await openBrowser();
    await seed(service, 'Roadmap');
    run = await seedRun(service, 'Roadmap');
    place = `/w/Roadmap/runs/${run}`;
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await service.close();
  });

  const read = async (path: string, accept = 'application/json'): Promise<Response> =>
    fetch(`${service.url}/v1/workspaces/Roadmap${path}`, { headers: { authorization: `Bearer ${service.token}`, accept } });

  it('is sorted, searched, filtered and grouped, and its address keeps how it is looked at', async () => {
    const { initiatives } = (await (await read(`/runs/${run}/report`)).json()) as Reported;
    const chosen = initiatives.filter(({ selected }) => selected);
    const { page, complaints } = await openTab(browser, service, place);
    const grid = page.getByRole('grid', { name: 'Chosen initiatives' });
    await grid.waitFor();
    expect(await page.getByRole('status').filter({ hasText: 'initiatives' }).textContent()).toBe(`${chosen.length} initiatives`);
    await expectAccessible(page);

    await grid.getByRole('button', { name: 'Tokens', exact: true }).click();
    expect(await grid.getByRole('columnheader', { name: 'Tokens' }).getAttribute('aria-sort')).toBe('descending');
    const [most] = chosen.toSorted((a, b) => (b.tokens ?? 0) - (a.tokens ?? 0));
    expect(await firstRow(page)).toContain(most?.key);
    await grid.getByRole('button', { name: 'Why it is in' }).click({ modifiers: ['Shift'] });
    expect(new URL(page.url()).searchParams.get('sort')).toBe('["-tokens","reason"]');
    await page.reload();
    await grid.waitFor();
    expect(await firstRow(page)).toContain(most?.key);

    const uk = chosen.filter(({ dimensions }) => dimensions.country === 'UK');
    await page.getByRole('button', { name: 'Filter', exact: true }).click();
    await grid.getByLabel('Filter by country').selectOption('UK');
    await page.getByText(`${uk.length} of ${chosen.length} initiatives`).waitFor();
    await grid.getByLabel('Filter by Tokens').fill('> 30');
    await page.getByText(`${uk.filter(({ tokens }) => (tokens ?? 0) > 30).length} of ${chosen.length} initiatives`).waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Show all' }).click();

    await page.getByRole('button', { name: /Group by/u }).click();
    await page.getByRole('option', { name: 'country' }).click();
    const grouped = page.getByRole('treegrid', { name: 'Chosen initiatives' });
    const group = grouped.getByRole('row', { name: `UK ${uk.length}` });
    const sum = uk.reduce((all, { tokens }) => all + (tokens ?? 0), 0);
    expect(await group.getByRole('gridcell').first().textContent()).toBe(new Intl.NumberFormat('en-GB').format(sum));
    await group.click();
    expect(await group.getAttribute('aria-expanded')).toBe('false');
    await expectAccessible(page);

    await page.getByRole('button', { name: 'Columns' }).click();
    await page.getByRole('checkbox', { name: 'Worth per token' }).click({ force: true });
    await page.keyboard.press('Escape');
    await grouped.getByRole('columnheader', { name: 'Worth per token' }).waitFor();
    await page.getByLabel('Search').fill('no such words');
    await page.getByText(`0 of ${chosen.length} initiatives`).waitFor();
    expect(complaints()).toEqual([]);
  });

  it('is gone through by keys, and says everything of one initiative', async () => {
    const { page, complaints } = await openTab(browser, service, `${place}?show=left-out`);
    const grid = page.getByRole('grid', { name: 'Initiatives left out' });
    await grid.locator('tr[data-index="0"]').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowUp');
    expect(await focused(page)).toBe('1');
    await page.keyboard.press('End');
    await page.waitForFunction(`document.activeElement?.dataset.index === '26'`);
    await page.keyboard.press('Home');
    await page.waitForFunction(`document.activeElement?.dataset.index === '0'`);
    await page.keyboard.press('Enter');
    const key = new URL(page.url()).searchParams.get('initiative') ?? '';
    expect(key).toMatch(/^INIT-/u);
    const panel = page.getByRole('region').filter({ hasText: 'Why it is out' }).filter({ hasText: key }).last();
    await panel.waitFor();
    await expectAccessible(page);
    await page.keyboard.press('Escape');
    await page.waitForFunction(`document.activeElement?.dataset.index === '0'`);
    expect(new URL(page.url()).searchParams.get('initiative')).toBeNull();

    // INIT-000139 needs two others (Constraints row 10).
    await page.goto(`${service.url}${place}?initiative=INIT-000139`);
    await page.getByRole('link', { name: 'INIT-000137' }).click();
    expect(new URL(page.url()).searchParams.get('initiative')).toBe('INIT-000137');
    await page.getByRole('link', { name: 'Try without it' }).click();
    expect(page.url()).toContain(`/trade?exclude=`);
    await page.goto(`${service.url}${place}?initiative=NOBODY`);
    await page.getByText('This run has no initiative of this key in its scope.').waitFor();
    expect(complaints()).toEqual([]);
  });

  it('gets its prices as they are found, and keeps them', async () => {
    const { page, complaints } = await openTab(browser, service, `${place}?show=left-out&initiative=INIT-000139`);
    await page.getByRole('button', { name: 'Price them' }).click();
    await page.getByText(/is known so far/u).waitFor();
    await expectAccessible(page);
    await page.getByText(/^To take INIT-000139 you/u).waitFor({ timeout: 300_000 });
    await page.getByRole('button', { name: 'Stop, and keep the prices' }).waitFor({ state: 'hidden', timeout: 300_000 });
    const job = new URL(page.url()).searchParams.get('job') ?? '';
    const { answer } = (await (await read(`/jobs/${job}`)).json()) as {
      answer: { initiatives: { initiative: string; price: { words: string; sentences: string[] } | null }[] };
    };
    const price = answer.initiatives.find(({ initiative }) => initiative === 'INIT-000139')?.price;
    expect(price?.words).toMatch(/^taking it costs /u);
    await page
      .getByRole('gridcell', { name: (price?.words ?? '').replace('taking it costs ', '') })
      .first()
      .waitFor();
    const [first = ''] = price?.sentences ?? [];
    await page.getByText(first, { exact: true }).waitFor();
    // They are found again without anybody asking.
    await page.goto(`${service.url}${place}?show=left-out&initiative=INIT-000139`);
    await page.getByText(first, { exact: true }).waitFor();
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('draws pictures that have their numbers beside them, and can be saved', async () => {
    const { page, complaints } = await openTab(browser, service, place);
    for (const title of ['KPIs against floors and goals', 'Capacity by slice', 'Worth against tokens']) {
      const figure = page.getByRole('figure', { name: title });
      await figure.getByRole('img').waitFor();
      const svg = readFileSync(await (await saved(page, () => figure.getByRole('button', { name: 'SVG' }).click())).path(), 'utf8');
      expect(svg).toMatch(/^<svg [\s\S]*<\/svg>$/u);
      expect(svg).not.toContain('var(');
      const png = readFileSync(await (await saved(page, () => figure.getByRole('button', { name: 'PNG' }).click())).path());
      expect(png.subarray(1, 4).toString()).toBe('PNG');
      expect(png.readUInt32BE(16)).toBeGreaterThan(600);
      await figure.getByRole('button', { name: 'Show the numbers' }).click();
      await figure.getByRole('table', { name: title }).waitFor();
    }
    await expectAccessible(page);
    expect(complaints()).toEqual([]);
  });

  it('is taken along as the workbook that the run wrote, and as CSV', async () => {
    const { page, complaints } = await openTab(browser, service, place);
    const workbook = await saved(page, () => page.getByRole('button', { name: 'The workbook with the results' }).click());
    const { items } = (await (await read('/workbooks')).json()) as { items: { workbook_id: string }[] };
    const content = await read(`/workbooks/${items[0]?.workbook_id}/content?version=2`);
    expect(readFileSync(await workbook.path()).equals(Buffer.from(await content.arrayBuffer()))).toBe(true);
    expect(workbook.suggestedFilename()).toBe('roadmap.xlsx');
    await page.getByText('Version 2, into which this run was written.').waitFor();
    const csv = await saved(page, () => page.getByRole('button', { name: 'The results as CSV' }).click());
    expect(readFileSync(await csv.path(), 'utf8')).toBe(await (await read(`/runs/${run}/report`, 'text/csv')).text());
    expect(complaints()).toEqual([]);
  });

  it('has a memo for paper', async () => {
    const { page, complaints } = await openTab(browser, service, `${place}/memo`, { colorScheme: 'dark' });
    await page.getByRole('heading', { name: 'The rules in force' }).waitFor();
    await expectAccessible(page);
    await page.emulateMedia({ media: 'print' });
    for (const hidden of ['Print, or save as PDF', 'How to read this page'])
      expect(await page.getByRole('button', { name: hidden }).isVisible(), hidden).toBe(false);
    expect(await page.evaluate('getComputedStyle(document.documentElement).colorScheme')).toBe('light');
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1');
    expect(pdf).toMatch(/\/MediaBox \[0 0 59[45]\S* 84[12]\S*\]/u);
    expect(complaints()).toEqual([]);
  });

  it.each([
    ['dark', { colorScheme: 'dark' as const }],
    ['on a telephone', { viewport: { width: 390, height: 844 } }],
    ['from right to left', { locale: 'ar-AE' }],
  ])('can be used by everybody %s', async (_, options) => {
    const { page, complaints } = await openTab(browser, service, `${place}?initiative=INIT-000139`, options);
    await page.getByRole('grid').waitFor();
    for (const figure of await page.getByRole('figure').all()) await figure.getByRole('img').first().waitFor();
    await expectAccessible(page);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints()).toEqual([]);
  });

  it('shows what is written in a sheet as text, whatever it is', async () => {
    const tabs = {
      ...SMALL_PLAN,
      Candidates: SMALL_PLAN.Candidates?.replace('Search', EVIL).replace('Ship', LONG).replace('Pay', '=1+1') ?? '',
    };
    await seed(service, 'Hostile', newWorkbookBytes(smallSheets(tabs)));
    const { run_id } = await ask(service, '/Hostile/runs', { scenario: 'Q1', constraint_set: 'Base' });
    const { page, complaints } = await openTab(browser, service, `/w/Hostile/runs/${run_id}?show=all&initiative=A`, {
      viewport: { width: 390, height: 844 },
    });
    await page.getByRole('heading', { name: EVIL }).waitFor();
    await page.goto(`${service.url}/w/Hostile/runs/${run_id}/memo`);
    await page.getByText(LONG).first().waitFor();
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    expect(complaints()).toEqual([]);
  });

  it(`goes through ${BIG} initiatives without a gap`, async () => {
    await seed(service, 'Big', newWorkbookBytes(smallSheets(bigPlanTabs(BIG))));
    const asked = { scenario: 'Q1 growth', constraint_set: 'Baseline', scope: 'all', time_limit_seconds: 10 };
    const { run_id } = await ask(service, '/Big/runs', asked);
    const { page, complaints } = await openTab(browser, service, `/w/Big/runs/${run_id}?show=all`);
    const grid = page.getByRole('grid');
    await grid.waitFor();
    expect(await grid.getAttribute('aria-rowcount')).toBe(String(BIG + 2));
    for (const top of [5_000, 12_345, 800, 0]) {
      // Two frames later at most, what is seen is there.
      const seen = await page.evaluate(`new Promise((done) => {
        const box = document.querySelector('[role=grid]').parentElement;
        box.scrollTop = ${top};
        requestAnimationFrame(() => requestAnimationFrame(() => {
          const { left, top: y } = box.getBoundingClientRect();
          const head = box.querySelector('thead').offsetHeight;
          done(document.elementFromPoint(left + 30, y + head + 60)?.closest('tr')?.dataset.index ?? null);
        }));
      })`);
      expect(Number(seen)).toBe(Math.floor((top + 60) / 38));
    }
    expect(await page.locator('tr[data-index]').count()).toBeLessThan(60);

    // So many prices take a while on any machine: they can be stopped, and gone on with.
    await page.getByRole('button', { name: 'Price them' }).click();
    await page.getByText(/is known so far/u).waitFor();
    const stop = page.getByRole('button', { name: 'Stop, and keep the prices' });
    await stop.click();
    await page.getByRole('button', { name: 'Price the others, too' }).click();
    await stop.click();
    await page.getByRole('button', { name: 'Price the others, too' }).waitFor();
    expect(complaints()).toEqual([]);
  });
});

const firstRow = async (page: Page): Promise<string> => (await page.locator('tr[data-index="0"]').first().textContent()) ?? '';

const focused = (page: Page): Promise<unknown> => page.evaluate('document.activeElement?.dataset.index');

const saved = async (page: Page, press: () => Promise<void>): Promise<Download> => {
  const [download] = await Promise.all([page.waitForEvent('download'), press()]);
  return download;
};
