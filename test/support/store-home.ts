import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { openStore } from '../../src/store/open-store.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** A folder with a new embedded store, to be copied: making one takes seconds. */
    readonly storeHome: string;
  }
}

/** Makes one empty store for the whole test run. */
export const setup = async (project: TestProject): Promise<() => void> => {
  const folder = mkdtempSync(join(tmpdir(), 'planwright-store-home-'));
  await (await openStore({ kind: 'embedded', folder })).close();
  project.provide('storeHome', folder);
  return () => rmSync(folder, { recursive: true, force: true });
};
