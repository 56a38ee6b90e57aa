import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { addressesBy } from '../meaning.ts';
import { type Contradiction, rowsInWords } from './contradiction.ts';

/** An initiative is mandatory and excluded. */
export const mandatoryExcluded: Contradiction = (rows) => {
  const excluded = addressesBy('exclusions_initiatives_json', rows, (it) => it.initiative);
  return [...addressesBy('mandatory_initiatives_json', rows, (it) => it.initiative)].flatMap(([initiative, must]) => {
    const not = excluded.get(initiative);
    if (!not) return [];
    const facts = { initiative, must: rowsInWords(must), not: rowsInWords(not) };
    return [finding(issues.mandatoryExcluded, [...new Set([...must, ...not])], facts)];
  });
};
