import { fold } from '../../base/text.ts';
import { addressesWhere, groupTogether, meaningsIn, type RowMeaning } from '../meaning.ts';

/** One step of the closure: choosing `from` brings `to` along, because of a row. */
interface Step {
  readonly from: string;
  readonly to: string;
  readonly address: string;
}

/** The mandatory initiatives with all that bundles and prerequisites bring along. */
export interface Closure {
  readonly members: ReadonlySet<string>;
  /** Every row on some way from a mandatory initiative to one of these members. */
  chain(members: readonly string[]): readonly string[];
}

export const closeMandatory = (rows: readonly RowMeaning[]): Closure => {
  const steps = [...prerequisiteSteps(rows), ...bundleSteps(rows)];
  const mandatory = new Set(meaningsIn('mandatory_initiatives_json', rows).map(({ meaning }) => meaning.initiative));
  const members = reach(mandatory, index(steps, 'from'), 'to');
  const inside = steps.filter((step) => members.has(step.from));
  const backwards = index(inside, 'to');
  return {
    members,
    chain: (targets) => {
      const before = reach(targets, backwards, 'from');
      const used = new Set(inside.filter((step) => before.has(step.from) && before.has(step.to)).map((step) => step.address));
      const must = addressesWhere(rows, (it) => it.bucket === 'mandatory_initiatives_json' && before.has(it.initiative));
      return [...new Set([...must, ...rows.map((row) => row.address).filter((address) => used.has(address))])];
    },
  };
};

const prerequisiteSteps = (rows: readonly RowMeaning[]): readonly Step[] =>
  meaningsIn('prerequisites_json', rows).map(({ meaning, address }) => ({ from: meaning.dependent, to: meaning.prerequisite, address }));

// Rows of one bundle are united: each row of either end is needed for the tie. A ring through the members ties them all.
const bundleSteps = (rows: readonly RowMeaning[]): readonly Step[] => {
  const bundles = groupTogether(
    meaningsIn('bundles_json', rows),
    ({ meaning }) => fold(meaning.bundle),
    ({ meaning, address }) => ({ member: meaning.member, address }),
  );
  return [...bundles.values()].flatMap((given) =>
    given.flatMap((it, at) => {
      const next = given[(at + 1) % given.length];
      if (!next || next.member === it.member) return [];
      return [it.address, next.address].map((address) => ({ from: it.member, to: next.member, address }));
    }),
  );
};

const index = (steps: readonly Step[], by: 'from' | 'to'): ReadonlyMap<string, readonly Step[]> => {
  const result = new Map<string, Step[]>();
  for (const step of steps) {
    const list = result.get(step[by]) ?? [];
    list.push(step);
    result.set(step[by], list);
  }
  return result;
};

const reach = (from: Iterable<string>, steps: ReadonlyMap<string, readonly Step[]>, towards: 'from' | 'to'): ReadonlySet<string> => {
  const seen = new Set(from);
  const open = [...seen];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    for (const step of steps.get(at) ?? []) {
      if (seen.has(step[towards])) continue;
      seen.add(step[towards]);
      open.push(step[towards]);
    }
  }
  return seen;
};
