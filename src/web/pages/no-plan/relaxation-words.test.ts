import { expect, it } from 'vitest';
import { otherMessages, relaxationTitle, sentenceParts } from './relaxation-words.ts';

const list = (words: readonly string[]): string => words.join(' and ');

it('says what a button tries', () => {
  const lower = { row: 'Constraints!3', column: 'min_tokens', from: 66, to: 65 };
  expect(relaxationTitle([lower], String, list)).toBe('Lower Constraints row 3 to 65');
  expect(
    relaxationTitle(
      [
        { ...lower, to: 70 },
        { row: 'Constraints!9', drop: true },
      ],
      String,
      list,
    ),
  ).toBe('Raise Constraints row 3 to 70 and do without Constraints row 9');
});

it('finds the rows of a conflict in its sentence, and no other numbers', () => {
  const sentence = 'Constraints row 3 asks for 66, but row 4 forbids row 7, and Scenario_Config row 3 has 60.';
  const parts = sentenceParts(sentence, ['Constraints!3', 'Constraints!4', 'Scenario_Config!3']);
  expect(parts.map(({ words }) => words).join('')).toBe(sentence);
  expect(parts.flatMap(({ row }) => row ?? [])).toEqual(['Constraints!3', 'Constraints!4', 'Scenario_Config!3']);
});

it('does not say twice what stands above', () => {
  const relaxation = { changes: [], alone: true, proven_least: true, words: 'drop Constraints row 4', what_if: { set: [], drop: [] } };
  const messages = ['No plan.', 'What if, on the inputs of X: y.', 'A but B.', 'Drop Constraints row 4, or z.', 'INIT-1 is not eligible.'];
  expect(otherMessages(messages, { sentences: ['A but B.'], relaxations: [relaxation] })).toEqual(['INIT-1 is not eligible.']);
});
