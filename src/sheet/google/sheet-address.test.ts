import { expect, it } from 'vitest';
import { googleSheetId, isGoogleSheet } from './sheet-address.ts';

it.each([
  ['gsheet:1aB_-9', '1aB_-9'],
  ['GSheet:1aB', '1aB'],
  ['https://docs.google.com/spreadsheets/d/1aB_-9/edit?gid=0#gid=0', '1aB_-9'],
  ['https://docs.google.com/spreadsheets/u/1/d/1aB/edit', '1aB'],
  ['gsheet:https://docs.google.com/spreadsheets/d/1aB', '1aB'],
])('finds the id in %s', (text, id) => {
  expect(googleSheetId(text)).toBe(id);
  expect(isGoogleSheet(text)).toBe(true);
});

it.each([
  'gsheet:',
  'gsheet:a/b',
  'gsheet:a?key=b',
  'https://docs.google.com/spreadsheets/d/e/2PACX-1/pubhtml',
  'https://docs.google.com/spreadsheets/',
])('refuses %s', (text) => {
  expect(() => googleSheetId(text)).toThrow(expect.objectContaining({ code: 'sheet-address-invalid' }));
});

it.each(['roadmap.xlsx', './gsheet', 'https://example.org/spreadsheets/d/1aB'])('takes %s for something else', (text) => {
  expect(googleSheetId(text)).toBeUndefined();
});
