import { InvalidArgumentError } from 'commander';
import { type Decimal, decimal, isLess, isPositive, parseDecimal } from '../base/decimal.ts';

const HUNDRED = decimal('100');

/** How far numbers may lie from the sheet's, above 0 and below 100 percent: `20`, `20%`, `±20 %`, `+-20%`. */
export const readSpread = (text: string): Decimal => {
  const percent = parseDecimal(
    text
      .trim()
      .replace(/^(?:±|\+\/?-)\s*/u, '')
      .replace(/\s*%$/u, ''),
  );
  if (!percent || !isPositive(percent) || !isLess(percent, HUNDRED))
    throw new InvalidArgumentError('Give a percentage above 0 and below 100, like ±20%.');
  return percent;
};
