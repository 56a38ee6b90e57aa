import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { hashBytes } from '../src/base/hash.ts';

/** Builds the page into `dist/web` where it is older than what it is made from. */

const ROOT = join(import.meta.dirname, '..');
const STAMP = join(ROOT, 'dist/web/.made-from');

/** A hash over every file that the page is made from. */
const sourcesHash = (): string => {
  const web = readdirSync(join(ROOT, 'src/web'), { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile())
    .map((it) => join(it.parentPath, it.name))
    .sort();
  const files = [...web, import.meta.filename, join(ROOT, 'vite.config.ts'), join(ROOT, 'package-lock.json')];
  return hashBytes(new TextEncoder().encode(files.map((it) => `${it.slice(ROOT.length)} ${hashBytes(readFileSync(it))}`).join('\n')));
};

export const makePage = async (): Promise<void> => {
  const hash = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  await inProduction(() => build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' }));
  writeFileSync(STAMP, hash);
};

/** Whoever needs the page first, a test perhaps: it is the one that planners get, not the larger and slower one for developers. */
const inProduction = async (work: () => Promise<unknown>): Promise<void> => {
  const { NODE_ENV } = process.env;
  process.env.NODE_ENV = 'production';
  try {
    await work();
  } finally {
    if (NODE_ENV === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = NODE_ENV;
  }
};

if (import.meta.main) await makePage();
