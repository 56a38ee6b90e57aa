import { defineConfig } from 'vitest/config';
import { closingLine } from './test/support/closing-line.ts';

/** Those of the deep suites that measure memory or time: nothing runs beside them. */
const ALONE = ['test/deep/large-runs.test.ts', 'test/deep/large-workbook.test.ts', 'test/deep/sheet-large.test.ts'];

/** What asks app/ of a store: on the embedded one among the others, and once more on a PostgreSQL server where there is one. */
const ON_SERVER = [
  'test/app/price-report.test.ts',
  ...[
    'compare-stored-runs',
    'kept-versions',
    'other-plans',
    'published-plan',
    'sample-futures',
    'stay-close',
    'verify-run',
    'what-if-runs',
  ].map((name) => `test/deep/${name}.test.ts`),
];

/** A busy machine takes its time: what is waited for is waited for. */
const deep = {
  globalSetup: ['test/support/store-home.ts', 'test/support/built-page.ts'],
  testTimeout: 1_200_000,
  hookTimeout: 300_000,
  expect: { poll: { timeout: 30_000 } },
};

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
      {
        test: {
          ...deep,
          name: 'deep-server',
          include: process.env.PLANWRIGHT_TEST_POSTGRES_URL ? ON_SERVER : [],
          env: { PLANWRIGHT_TEST_APP_STORE: 'server' },
          sequence: { groupOrder: 2 },
        },
      },
      { test: { ...deep, name: 'deep-alone', include: ALONE, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
    maxWorkers: 2,
    reporters: ['default', closingLine()],
  },
});
