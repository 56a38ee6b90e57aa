import type { Page } from 'playwright-core';
import { random } from '../test/support/random.ts';
import { numberOption, openPageDesk, quantile } from './measure/page-desk.ts';

/**
 * Trading on the page in a real browser, on a server of its own: how long after a change of a plan of `--size N` (usually 200) initiatives
 * the first new plan stands on the page, and how long after it the proof. `--changes N` (usually 30) of all sorts, one on top of the other.
 */

const size = numberOption('--size', 200);
const count = numberOption('--changes', 30);
const SOLVE_SECONDS = 30;

/** In the page: from a change on, notes when a plan with it stands there, and when all is known of it. */
const WATCH = `async () => {
  const began = await new Promise((resolve) => {
    const onAct = ({ type, target }) => {
      if (type === 'focusout' && target.ariaLabel !== 'Capacity, exact') return;
      for (const it of ['click', 'focusout']) removeEventListener(it, onAct, true);
      resolve(performance.now());
    };
    for (const it of ['click', 'focusout']) addEventListener(it, onAct, true);
  });
  const state = () => document.querySelector('[data-trade]').dataset.trade;
  let firstMs = null, hasBegun = false;
  while (true) {
    await new Promise(requestAnimationFrame);
    const now = performance.now() - began;
    hasBegun ||= state() !== 'settled';
    if (hasBegun && firstMs === null && state() !== 'looking') firstMs = now;
    if (hasBegun && state() === 'settled') return { firstMs, endMs: now };
    if (now > 60_000) return { firstMs, endMs: null };
  }
}`;

interface Watched {
  readonly firstMs: number | null;
  readonly endMs: number | null;
}

const chance = random(7);

/** One more change; each leaves a plan possible, mostly. */
const change = async (page: Page, at: number): Promise<string> => {
  const kind = at % 3;
  if (kind === 0) {
    const field = page.getByRole('textbox', { name: 'Capacity, exact' });
    const tokens = Math.round(Number((await field.inputValue()).replaceAll(',', '')) * (0.93 + chance.whole(0, 12) / 100));
    await field.fill(String(tokens));
    await field.blur();
    return 'capacity';
  }
  const way = kind === 1 ? 'Out' : 'In';
  const radios = page.getByRole('list', { name: 'Initiatives' }).getByRole('radio', { name: way, checked: false, disabled: false });
  await radios.nth(chance.whole(0, Math.min(8, (await radios.count()) - 1))).dispatchEvent('click');
  return way === 'Out' ? 'lock out' : 'lock in';
};

const { url, run, browser, close } = await openPageDesk(size, SOLVE_SECONDS);
try {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 }, locale: 'en-GB' })).newPage();
  await page.goto(`${url}/w/Bench/runs/${run}/trade`);
  await page.getByRole('list', { name: 'Initiatives' }).waitFor();
  const firsts: number[] = [];
  const proofs: number[] = [];
  for (let at = 0; at < count; at++) {
    const watched: Promise<Watched> = page.evaluate(`(${WATCH})()`);
    const [what, { firstMs, endMs }] = await Promise.all([change(page, at), watched]);
    if (firstMs !== null) firsts.push(firstMs);
    if (endMs !== null) proofs.push(endMs);
    console.log(
      `${String(at + 1).padStart(3)} ${what.padEnd(9)} first ${firstMs?.toFixed(0) ?? '–'} ms, end ${endMs?.toFixed(0) ?? '–'} ms`,
    );
  }
  console.log(`${size} initiatives, ${count} changes`);
  console.log(`first answer on the page  p50 ${quantile(firsts, 0.5)}, p95 ${quantile(firsts, 0.95)}`);
  console.log(`the end (the proof)       p50 ${quantile(proofs, 0.5)}, p95 ${quantile(proofs, 0.95)}`);
} finally {
  await close();
}
