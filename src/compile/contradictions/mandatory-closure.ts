import { isLess, isPositive, sum, toPlain, ZERO } from '../../base/decimal.ts';
import { byCodeUnit } from '../../base/json.ts';
import { inWords } from '../../base/text.ts';
import { sliceWords } from '../../rows/slices.ts';
import { type Finding, finding, type Scene } from '../compile-slot.ts';
import * as issues from '../issues.ts';
import { addressesBy, meaningsIn, type RowMeaning } from '../meaning.ts';
import { type Closure, closeMandatory } from './closure.ts';
import { type Contradiction, rowsInWords } from './contradiction.ts';

/**
 * What is mandatory, closed over bundles and prerequisites, hits an exclusion, holds both of an excluded pair, holds a candidate
 * that cannot be chosen, or exceeds a cap or the capacity.
 */
export const mandatoryClosure: Contradiction = (rows, scene) => {
  const closure = closeMandatory(rows);
  if (closure.members.size === 0) return [];
  return [
    ...hitsExclusion(rows, closure),
    ...holdsPair(rows, closure),
    ...holdsUnchoosable(closure, scene),
    ...exceedsCap(rows, closure, scene),
    ...exceedsCapacity(closure, scene),
  ];
};

const clash = (closure: Closure, members: readonly string[], others: readonly string[], words: string): Finding => {
  const chain = closure.chain(members);
  const names = members.length > 4 ? `${members.slice(0, 4).join(', ')} and ${members.length - 4} more` : inWords(members);
  return finding(issues.mandatoryClosure, [...new Set([...chain, ...others])], {
    chain: `${names} must be chosen (${rowsInWords(chain)})`,
    clash: others.length === 0 ? words : `${words} (${rowsInWords(others)})`,
  });
};

const hitsExclusion = (rows: readonly RowMeaning[], closure: Closure): readonly Finding[] => {
  const excluded = addressesBy('exclusions_initiatives_json', rows, (it) => it.initiative);
  return sorted(closure).flatMap((member) => {
    const others = excluded.get(member);
    return others ? [clash(closure, [member], others, `${member} must not be chosen`)] : [];
  });
};

const holdsPair = (rows: readonly RowMeaning[], closure: Closure): readonly Finding[] =>
  meaningsIn('exclusions_pairs_json', rows)
    .filter(({ meaning }) => meaning.pair.every((member) => closure.members.has(member)))
    .map(({ meaning, address }) => clash(closure, [...meaning.pair], [address], `${inWords(meaning.pair)} exclude each other`));

const holdsUnchoosable = (closure: Closure, scene: Scene): readonly Finding[] =>
  sorted(closure)
    .filter((member) => scene.tokensOf(member) === null)
    .map((member) =>
      clash(closure, [member], [], `${member} cannot be chosen: it has no token cost, or its row on Candidates has an error`),
    );

const exceedsCap = (rows: readonly RowMeaning[], closure: Closure, scene: Scene): readonly Finding[] => {
  const costly = sorted(closure).filter((member) => isPositive(scene.tokensOf(member) ?? ZERO));
  return meaningsIn('caps_json', rows).flatMap(({ meaning, address }) => {
    const members = costly.filter((member) => scene.isIn(member, meaning.slice));
    const cost = sum(members.map((member) => scene.tokensOf(member) ?? ZERO));
    if (!isLess(meaning.tokens, cost)) return [];
    return [
      clash(
        closure,
        members,
        [address],
        `together they cost ${toPlain(cost)}, above the cap of ${toPlain(meaning.tokens)} for ${sliceWords(meaning.slice)}`,
      ),
    ];
  });
};

const exceedsCapacity = (closure: Closure, scene: Scene): readonly Finding[] => {
  const capacity = scene.scenario.capacityTokens;
  const members = sorted(closure).filter((member) => isPositive(scene.tokensOf(member) ?? ZERO));
  const cost = sum(members.map((member) => scene.tokensOf(member) ?? ZERO));
  if (capacity === null || !isLess(capacity, cost)) return [];
  const words = `together they cost ${toPlain(cost)}, above the capacity of ${toPlain(capacity)} (Scenario_Config row ${scene.scenario.row})`;
  return [clash(closure, members, [], words)];
};

const sorted = (closure: Closure): readonly string[] => [...closure.members].sort(byCodeUnit);
