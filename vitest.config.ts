import { defineConfig } from 'vitest/config';

/** Those of the deep suites that measure memory or time: nothing runs beside them. */
const ALONE = ['test/deep/large-runs.test.ts', 'test/deep/large-workbook.test.ts', 'test/deep/sheet-large.test.ts'];

const deep = { globalSetup: ['test/support/store-home.ts'], testTimeout: 1_200_000, hookTimeout: 120_000 };

/** `fast` is what `npm test` runs; `deep` and `deep-alone` are the long random, chaos and office suites, one project after the other. */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'fast',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: ['test/deep/**'],
          globalSetup: ['test/support/store-home.ts'],
          testTimeout: 120_000,
        },
      },
      { test: { ...deep, name: 'deep', include: ['test/deep/**/*.test.ts'], exclude: ALONE } },
      { test: { ...deep, name: 'deep-alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
    maxWorkers: 2,
  },
});
