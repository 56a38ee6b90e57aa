import { isLess, isPositive, sum, toPlain } from '../../base/decimal.ts';
import { finding } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { type MeaningIn, meaningsIn } from '../meaning.ts';
import { type Contradiction, rowsInWords } from './contradiction.ts';

/** Floors of disjoint slices of one dimension (one floor alone, too) above the capacity. */
export const floorsAboveCapacity: Contradiction = (rows, scene) => {
  const { capacityTokens: capacity, row } = scene.scenario;
  if (capacity === null) return [];
  const floors = meaningsIn('floors_json', rows).filter(({ meaning }) => isPositive(meaning.tokens));
  return [...new Set(floors.map(({ meaning }) => meaning.slice.dimension))].flatMap((dimension) => {
    const here = floors.filter(({ meaning }) => meaning.slice.dimension === dimension);
    // A floor written twice counts once.
    const bySlice = new Map<string, MeaningIn<'floors_json'>>(here.map(({ meaning }) => [meaning.slice.key, meaning]));
    const total = sum([...bySlice.values()].map((meaning) => meaning.tokens));
    if (!isLess(capacity, total)) return [];
    const addresses = here.map(({ address }) => address);
    const facts = {
      dimension,
      sum: toPlain(total),
      rows: rowsInWords(addresses),
      capacity: toPlain(capacity),
      scenario: `Scenario_Config row ${row}`,
    };
    return [finding(issues.floorsAboveCapacity, addresses, facts)];
  });
};
