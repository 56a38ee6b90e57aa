import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

it('is reported on every row that demands or forbids the initiative, and on no other', () => {
  const { found, stored, messages } = judge({
    constraints: [
      { constraint_type: 'must', dimension_key: 'A|B' },
      { constraint_type: 'exclusion', dimension_key: 'a' },
      { constraint_type: 'must', dimension_key: 'A' },
      { constraint_type: 'must', dimension_key: 'D' },
    ],
  });
  expect(found).toEqual([2, 3, 4].map((row) => `Constraints!${row} mandatory-excluded`));
  expect(messages[0]).toBe(
    'A must be chosen (Constraints row 2 and Constraints row 4) and must not be chosen (Constraints row 3). Delete one of the rows.',
  );
  expect(stored()).toBeNull();
});
