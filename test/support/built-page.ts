import { makePage } from '../../scripts/make-page.ts';

/** Builds the page once for the whole test run, where it is older than its sources: suites that look at it run side by side. */
export const setup = (): Promise<void> => makePage();
