import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { addressesWhere, meaningsIn } from '../meaning.ts';
import { type Contradiction, rowsInWords } from './contradiction.ts';

/** An initiative is mandatory and excluded. */
export const mandatoryExcluded: Contradiction = (rows) => {
  const excluded = new Set(meaningsIn('exclusions_initiatives_json', rows).map(({ meaning }) => meaning.initiative));
  const mandatory = new Set(meaningsIn('mandatory_initiatives_json', rows).map(({ meaning }) => meaning.initiative));
  return [...mandatory]
    .filter((initiative) => excluded.has(initiative))
    .map((initiative) => {
      const must = addressesWhere(rows, (it) => it.bucket === 'mandatory_initiatives_json' && it.initiative === initiative);
      const not = addressesWhere(rows, (it) => it.bucket === 'exclusions_initiatives_json' && it.initiative === initiative);
      return finding(issues.mandatoryExcluded, [...new Set([...must, ...not])], {
        initiative,
        must: rowsInWords(must),
        not: rowsInWords(not),
      });
    });
};
