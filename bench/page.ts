import type { Page } from 'playwright-core';
import { numberOption, openPageDesk, quantile } from './measure/page-desk.ts';

/**
 * The page in a real browser, on a server of its own: how fast a plan of `--size N` (usually 5,000) initiatives opens, scrolls, is sorted and
 * searched. A recorder looks at every frame: is there a row at each height of the table, and how long did the frame before stand?
 */

const size = numberOption('--size', 5_000);
const SOLVE_SECONDS = 20;

interface Scrolled {
  readonly frames: number;
  /** Without a row at some height: the longest time in a row. */
  readonly blankMs: number;
  readonly frameMs: readonly number[];
}

/** In the page: scrolls, and records what is seen in each frame. */
const RECORDER = `async (steps, pixels, isJump) => {
  const box = document.querySelector('[role=grid]').parentElement;
  const [head, foot] = ['thead', 'tfoot'].map((it) => box.querySelector(it).offsetHeight);
  const frameMs = [];
  let blankMs = 0, blankSince = null, before = performance.now();
  box.scrollTop = 0;
  await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
  before = performance.now();
  for (let step = 0; step < steps; step++) {
    box.scrollTop = isJump ? (step * 7919 * pixels) % (box.scrollHeight - box.clientHeight) : box.scrollTop + pixels;
    const now = await new Promise(requestAnimationFrame);
    const { left, top, bottom } = box.getBoundingClientRect();
    let isBlank = false;
    for (let y = top + head + 2; y < Math.min(bottom - foot, innerHeight) - 2; y += 19)
      isBlank ||= !document.elementFromPoint(left + 30, y)?.closest('tr[data-index]');
    frameMs.push(now - before);
    blankSince = isBlank ? (blankSince ?? before) : null;
    if (blankSince !== null) blankMs = Math.max(blankMs, now - blankSince);
    before = now;
  }
  return { frames: frameMs.length, blankMs, frameMs };
}`;

const scroll = async (page: Page, steps: number, pixels: number, isJump: boolean): Promise<Scrolled> =>
  page.evaluate(`(${RECORDER})(${steps}, ${pixels}, ${isJump})`);

const told = ({ frames, blankMs, frameMs }: Scrolled): string =>
  `${frames} frames, p50 ${quantile(frameMs, 0.5)}, p95 ${quantile(frameMs, 0.95)}, longest ${quantile(frameMs, 1)}; longest blank ${blankMs.toFixed(0)} ms`;

/** From a press to the frame in which the table has changed. */
const untilChanged = (page: Page, press: string): Promise<number> =>
  page.evaluate(`new Promise((done) => {
    const began = performance.now();
    const look = document.querySelector('[role=grid] tbody');
    const observer = new MutationObserver(() => { observer.disconnect(); requestAnimationFrame(() => done(performance.now() - began)); });
    observer.observe(look, { childList: true, subtree: true, characterData: true, attributes: true });
    ${press};
  })`);

const SORT = (column: string): string =>
  `[...document.querySelectorAll('[role=grid] thead button')].find((it) => it.textContent.startsWith(${JSON.stringify(column)})).click()`;

const { url, run, browser, close } = await openPageDesk(size, SOLVE_SECONDS);
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage();
  const began = performance.now();
  await page.goto(`${url}/w/Bench/runs/${run}?show=all`);
  await page.locator('tr[data-index="0"]').first().waitFor();
  const columns = await page.locator('[role=grid] thead th').count();
  console.log(`opened    ${size} initiatives × ${columns} columns in ${(performance.now() - began).toFixed(0)} ms, from nothing`);
  await page.waitForLoadState('networkidle');
  console.log(`wheel     ${told(await scroll(page, 300, 400, false))}`);
  console.log(`fast      ${told(await scroll(page, 150, 1_200, false))}`);
  console.log(`jumps     ${told(await scroll(page, 60, 13, true))}`);
  const sorts: number[] = [];
  for (const column of ['Tokens', 'Initiative', 'country', 'Why', 'Tokens', 'Adds', 'Initiative', 'department'])
    sorts.push(await untilChanged(page, SORT(column)));
  console.log(`sorted    ${sorts.length} times, p50 ${quantile(sorts, 0.5)}, p95 ${quantile(sorts, 0.95)}`);
  const searches: number[] = [];
  for (const words of ['uk refunds', 'search', 'in work', 'INIT-1047', '']) {
    const start = performance.now();
    const before = await page.locator('[role=grid]').getAttribute('aria-rowcount');
    await page.getByLabel('Search').fill(words);
    while ((await page.locator('[role=grid]').getAttribute('aria-rowcount')) === before)
      await page.evaluate('new Promise(requestAnimationFrame)');
    searches.push(performance.now() - start);
  }
  console.log(
    `searched  ${searches.length} times, p50 ${quantile(searches, 0.5)}, p95 ${quantile(searches, 0.95)}, 150 ms of them the rest of the keys`,
  );
} finally {
  await close();
}
