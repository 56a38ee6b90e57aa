import { InvalidArgumentError } from 'commander';
import { type Decimal, decimal, isLess, isPositive, parseDecimal } from '../base/decimal.ts';

const HUNDRED = decimal('100');

/** A percentage above 0 and below 100, as an option's value; a percent sign is allowed. */
export const readPercent = (text: string): Decimal => {
  const percent = parseDecimal(text.trim().replace(/\s*%$/u, ''));
  if (!percent || !isPositive(percent) || !isLess(percent, HUNDRED))
    throw new InvalidArgumentError('Give a percentage above 0 and below 100, like 0.5.');
  return percent;
};
