import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium } from 'playwright-core';
import { EXAMPLE } from '../src/app/example/example.ts';
import { templateSheets } from '../src/rows/template.ts';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { type Answer, type OwnServer, startOwnServer } from './own-server.ts';

/**
 * Pictures of every page, in light, dark and narrow, of the example on a server of their own: `npm run screenshots [FOLDER]`. It needs
 * Debian's Chromium. The README shows three of them.
 */

const ROOT = join(import.meta.dirname, '..');
const FOLDER = process.argv[2] ?? join(ROOT, 'screenshots');

const LOOKS: Readonly<Record<string, BrowserContextOptions>> = {
  light: { viewport: { width: 1360, height: 900 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 900 }, colorScheme: 'dark' },
  narrow: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
};

/** Asks everything once, and says where each answer is shown. */
const seed = async ({ post }: OwnServer): Promise<Readonly<Record<string, string>>> => {
  await post('', { workspace: 'Roadmap' });
  const { workbook_id: workbook } = await post(
    '/Roadmap/workbooks?file_name=roadmap.xlsx',
    newWorkbookBytes(templateSheets({ example: EXAMPLE })),
  );
  const check = await post(`/Roadmap/workbooks/${workbook}/check`, {});
  const { run_id: run } = await post('/Roadmap/runs', { scenario: '2027-Q1 growth', constraint_set: 'Baseline' });
  const about = (kind: string, body: object): Promise<Answer> => post(`/Roadmap/runs/${run}/${kind}`, body);
  const prices = await about('explain', {});
  const whatIf = await about('whatif', { capacity: '700' });
  const conflict = await about('whatif', { capacity: '200' });
  const curve = await about('curve', {});
  const others = await about('alternatives', {});
  const futures = await about('robustness', { tokens_pct: 20, contributions_pct: 30, samples: 60 });
  const ofRun = `/w/Roadmap/runs/${run}`;
  return {
    start: '/',
    overview: '/w/Roadmap',
    sheet: `/w/Roadmap/sheet?job=${check.job_id}`,
    scenario: `/w/Roadmap/scenarios/${encodeURIComponent('2027-Q1 growth')}`,
    plan: `${ofRun}?job=${prices.job_id}`,
    initiative: `${ofRun}?initiative=INIT-000103`,
    trade: `${ofRun}/trade?capacity=700&include=${encodeURIComponent('["INIT-000103"]')}`,
    curve: `${ofRun}/curve?job=${curve.job_id}`,
    alternatives: `${ofRun}/alternatives?job=${others.job_id}`,
    robustness: `${ofRun}/robustness?job=${futures.job_id}`,
    memo: `${ofRun}/memo`,
    compare: `/w/Roadmap/compare?run=${encodeURIComponent(JSON.stringify([run, whatIf.run_id]))}`,
    'no-plan': `/w/Roadmap/runs/${conflict.run_id}`,
  };
};

const shoot = async (browser: Browser, url: string, pages: Readonly<Record<string, string>>): Promise<void> => {
  for (const [look, options] of Object.entries(LOOKS)) {
    const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', ...options });
    const page = await context.newPage();
    for (const [name, path] of Object.entries(pages)) {
      await page.goto(url + path, { waitUntil: 'networkidle' });
      await page.screenshot({ path: join(FOLDER, `${name}-${look}.png`), fullPage: look === 'narrow' });
    }
    await context.close();
  }
};

mkdirSync(FOLDER, { recursive: true });
const server = await startOwnServer();
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-background-networking'] });
try {
  await shoot(browser, server.url, await seed(server));
  console.log(`Pictures are in ${FOLDER}`);
} finally {
  await browser.close();
  await server.stop();
}
