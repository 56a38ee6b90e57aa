import { UsageError } from '../../src/base/errors.ts';

/** Several words of an option, each one of those known. Throws `UsageError` for any other. */
export const readChoices = <T extends string | number>(text: string, known: readonly T[], what: string): readonly T[] =>
  text.split(',').map((word) => {
    const found = known.find((it) => String(it) === word.trim());
    if (found === undefined)
      throw new UsageError(`There is no ${what} "${word}". There are: ${known.join(', ')}.`, { code: 'bench-usage' });
    return found;
  });

/** A whole number from 1. Throws `UsageError` for anything else. */
export const readWhole = (text: string, option: string): number => {
  if (/^[1-9]\d{0,5}$/.test(text)) return Number(text);
  throw new UsageError(`--${option} must be a whole number from 1, not "${text}".`, { code: 'bench-usage' });
};
