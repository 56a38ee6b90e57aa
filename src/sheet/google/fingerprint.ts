import { hashJson } from '../../base/hash.ts';
import type { Json } from '../../base/json.ts';
import { type GoogleTab, type HeldCell, isFilledIn, isFormula } from './google-tab.ts';

/** Functions whose results change by themselves, from one look to the next. */
const RESTLESS = /\b(NOW|RAND|RANDBETWEEN|RANDARRAY|GOOGLEFINANCE|IMPORTRANGE|IMPORTDATA|IMPORTXML|IMPORTHTML|IMPORTFEED)\s*\(/iu;

/**
 * Tells whether tabs are what they were: their names, merged cells, what was typed and what formulas show. In a tab with a formula that changes by
 * itself (`NOW()`), what formulas show does not count: it would never be the same twice.
 */
export const fingerprintOf = (tabs: readonly GoogleTab[]): string => hashJson(tabs.map(tabJson));

const tabJson = ({ frame, cells }: GoogleTab): Json => {
  const isRestless = cells.some((cell) => isFormula(cell) && RESTLESS.test(cell.entered));
  return [
    frame.sheetId,
    frame.title,
    frame.hidden,
    frame.merged.map(({ top, left, bottom, right }) => [top, left, bottom, right]),
    // One text instead of a list each: sheets are large.
    cells.map((cell) => `${cell.row} ${cell.column} ${cell.entered}\n${shown(cell, isRestless)}`),
  ];
};

const shown = (cell: HeldCell, isRestless: boolean): string =>
  cell.value === undefined || (isRestless && (isFormula(cell) || isFilledIn(cell))) ? '' : JSON.stringify(cell.value);
