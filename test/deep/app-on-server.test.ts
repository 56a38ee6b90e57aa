import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '../..');
const url = process.env.PLANWRIGHT_TEST_POSTGRES_URL;

test.skipIf(!url)(
  url
    ? 'every suite of app/ that needs a store runs on a server, too'
    : 'the suites of app/ on a server (skipped: PLANWRIGHT_TEST_POSTGRES_URL names no PostgreSQL server)',
  () => {
    const suites = ['app', 'deep'].flatMap((folder) => readdirSync(join(ROOT, 'test', folder)).map((name) => `test/${folder}/${name}`));
    const config = readFileSync(join(ROOT, 'vitest.config.ts'), 'utf8');
    const missing = suites
      .filter((file) => /await appStore\(/u.test(readFileSync(join(ROOT, file), 'utf8')))
      .filter((file) => !config.includes(`'${file.replace(/^test\/deep\/(.+)\.test\.ts$/u, '$1')}'`));
    expect(missing).toEqual([]);
  },
);
