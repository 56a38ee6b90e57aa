import type { Browser, Page } from 'playwright-core';
import type { Script } from './apps-script.ts';

export interface Panel {
  readonly page: Page;
  readonly complaints: () => readonly string[];
  readonly close: () => Promise<void>;
}

/** As wide as Google makes it. */
const SIDEBAR = { width: 300, height: 900 };

/** The way from the page to the script, as Google puts it into the page: a new runner for each handler, answers later, errors to the other handler. */
const RUNNER = `window.google = { script: { run: (function runner(hear, fail) {
  return {
    withSuccessHandler: (next) => runner(next, fail),
    withFailureHandler: (next) => runner(hear, next),
    planwrightAsk: (...given) => { window.callScript(given).then(hear, fail); },
  };
})(() => {}, () => {}) } };`;

/** Clicks an entry of the menu, and gives the panel that it opens, in a browser of a planner whose screen reads from left to right in English. */
export const openPanel = async (browser: Browser, script: Script, entry: string): Promise<Panel> => {
  await script.call(entry);
  const html = script.state.sidebars.at(-1)?.html ?? '';
  const context = await browser.newContext({ locale: 'en-GB', reducedMotion: 'reduce', colorScheme: 'light', viewport: SIDEBAR });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  const heard: string[] = [];
  page.on('pageerror', (error) => heard.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') heard.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(PLACE)) heard.push(`asks ${request.url()}`);
  });
  await page.exposeFunction('callScript', (given: readonly unknown[]) => script.call('planwrightAsk', ...given));
  await page.addInitScript(RUNNER);
  await page.route(PLACE, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }));
  await page.goto(PLACE);
  return { page, complaints: () => heard, close: () => context.close() };
};

const PLACE = 'https://sidebar.example.org/';
