import type { Reporter, TestModule } from 'vitest/node';

/**
 * A reporter that ends a run with `N passed, N failed, N skipped` alone on a line, for programs that read the output. A file that could
 * not be loaded counts as one that failed.
 */
export const closingLine = (): Reporter => ({
  onTestRunEnd: (modules: readonly TestModule[]): void => {
    const states = modules.flatMap((module) => [...module.children.allTests()].map((test) => test.result().state));
    const count = (state: string): number => states.filter((it) => it === state).length;
    const unloaded = modules.filter((module) => module.errors().length > 0).length;
    console.log(`${count('passed')} passed, ${count('failed') + unloaded} failed, ${count('skipped')} skipped`);
  },
});
