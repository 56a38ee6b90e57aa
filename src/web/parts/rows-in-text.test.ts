import { describe, expect, it } from 'vitest';
import { rowsInText } from './rows-in-text.ts';

const shown = (text: string): readonly string[] => rowsInText(text).map((it) => (typeof it === 'string' ? it : `[${it.words}|${it.row}]`));

describe('rows that a sentence names', () => {
  it.each([
    ['no row at all', ['no row at all']],
    ['', []],
    ['Targets row 5', ['[Targets row 5|Targets!5]']],
    [
      'is out (Constraints rows 3, 12 and 7 and Targets row 5).',
      [
        'is out (',
        '[Constraints rows 3|Constraints!3]',
        ', ',
        '[12|Constraints!12]',
        ' and ',
        '[7|Constraints!7]',
        ' and ',
        '[Targets row 5|Targets!5]',
        ').',
      ],
    ],
    ['of 780 (Scenario_Config row 2); 3 left', ['of 780 (', '[Scenario_Config row 2|Scenario_Config!2]', '); 3 left']],
  ])('%j', (text, parts) => {
    expect(shown(text)).toEqual(parts);
    expect(
      rowsInText(text)
        .map((it) => (typeof it === 'string' ? it : it.words))
        .join(''),
    ).toBe(text);
  });
});
