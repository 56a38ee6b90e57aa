import { InvalidArgumentError } from 'commander';

/** A number of seconds above 0, as an option's value. */
export const readSeconds = (text: string): number => {
  const seconds = Number(text);
  if (text.trim() === '' || !Number.isFinite(seconds) || seconds <= 0) throw new InvalidArgumentError('Give a number of seconds above 0.');
  return seconds;
};
