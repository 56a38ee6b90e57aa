import { expect, it } from 'vitest';
import { findTaken, freeName, nameFromFile } from './name-workspace.ts';

it('names a workspace after its file', () => {
  expect(nameFromFile('Roadmap 2027.XLSX')).toBe('Roadmap 2027');
  expect(nameFromFile('  plan.v2.xlsm')).toBe('plan.v2');
  expect(nameFromFile('.xlsx')).toBe('Workbook');
});

it('finds a name that is free', () => {
  expect(findTaken('roadmap', ['Roadmap'])).toBe('Roadmap');
  expect(freeName('Roadmap', ['roadmap', 'ROADMAP 2'])).toBe('Roadmap 3');
});
