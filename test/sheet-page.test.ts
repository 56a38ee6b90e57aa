import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sheetPage } from '../src/rows/sheet-page.ts';

it('docs/sheet.md says what the program reads (npm run docs renews it)', () => {
  expect(readFileSync(join(import.meta.dirname, '../docs/sheet.md'), 'utf8')).toBe(sheetPage());
});
