import { InvalidArgumentError } from 'commander';
import { type Decimal, isNegative, isWithinLimits, parseDecimal } from '../base/decimal.ts';

/** A number of tokens, as an option's value. */
export const readTokens = (text: string): Decimal => {
  const tokens = parseDecimal(text.trim());
  if (!tokens || isNegative(tokens) || !isWithinLimits(tokens)) throw new InvalidArgumentError('Give a number of tokens, like 620.5.');
  return tokens;
};
