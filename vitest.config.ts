import { defineConfig } from 'vitest/config';

/** Two projects: `fast` is what `npm test` runs, `deep` is the long random, chaos and office suites. */
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
      {
        test: {
          name: 'deep',
          include: ['test/deep/**/*.test.ts'],
          globalSetup: ['test/support/store-home.ts'],
          testTimeout: 1_200_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
    maxWorkers: 2,
  },
});
