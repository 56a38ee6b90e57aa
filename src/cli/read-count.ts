import { InvalidArgumentError } from 'commander';

/** A whole number above 0, as an option's value. */
export const readCount = (text: string): number => {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Give a whole number above 0.');
  return count;
};
