import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { benchmarksPage } from '../bench/benchmarks-page.ts';
import { sheetPage } from '../src/rows/sheet-page.ts';
import { apiDescription } from './api-description.ts';
import { cliPage } from './cli-page.ts';
import { issuesPage } from './issues-page.ts';
import { rulesPage } from './rules-page.ts';

/** The pages of docs/ that are made from the code: path from the project's root, and text. */
export const docsPages = async (): Promise<readonly (readonly [path: string, text: string])[]> => [
  ['docs/benchmarks.md', benchmarksPage()],
  ['docs/cli.md', cliPage()],
  ['docs/issues.md', issuesPage()],
  ['docs/openapi.json', await apiDescription()],
  ['docs/rules.md', await rulesPage()],
  ['docs/sheet.md', sheetPage()],
];

const ROOT = join(import.meta.dirname, '..');

/** Writes the pages; with `--check` only says which are stale. */
const makeDocs = async (isCheck: boolean): Promise<void> => {
  for (const [path, text] of await docsPages()) {
    const file = join(ROOT, path);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    console.log(`${path} ${isCheck ? 'is stale: run npm run docs' : 'written'}`);
    if (isCheck) {
      process.exitCode = 1;
    } else {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  }
};

if (import.meta.main) await makeDocs(process.argv.includes('--check'));
