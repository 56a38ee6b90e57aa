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
  const files = [...web, join(ROOT, 'vite.config.ts'), join(ROOT, 'package-lock.json')];
  return hashBytes(new TextEncoder().encode(files.map((it) => `${it.slice(ROOT.length)} ${hashBytes(readFileSync(it))}`).join('\n')));
};

export const makePage = async (): Promise<void> => {
  const hash = sourcesHash();
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === hash) return;
  await build({ configFile: join(ROOT, 'vite.config.ts'), logLevel: 'warn' });
  writeFileSync(STAMP, hash);
};

if (import.meta.main) await makePage();
