import { add, type Decimal, isEqual, isLess, isPositive, ONE, subtract, sum, toPlain, ZERO } from '../base/decimal.ts';
import type { Bound } from './bounds.ts';
import { inBrackets, someInWords } from './rows-in-words.ts';
import type { RunFacts } from './run-facts.ts';

/** What stands between an initiative and the plan at hand, and what the plan would lack without one: exact sums, nothing guessed. */
export interface FitFacts {
  /** Bounds that adding the initiative, with all it cannot do without, would break; in words, most telling first. */
  whyNotAdded(key: string): readonly string[];
  /** Floors that the plan would miss without the initiative; in words. */
  whyNotDropped(key: string): readonly string[];
  /** Floors that it counts towards, in words. */
  floorsOf(key: string): readonly string[];
  /** Does a rule keep it out of every plan, or one that is chosen exclude it? */
  isForbidden(key: string): boolean;
}

const MOST_BOUNDS = 3;
/** Of an initiative that needs more than so many others, what would not fit is not looked for: for long chains that would take forever. */
const MOST_NEEDS = 200;

export const fitFacts = (facts: RunFacts, bounds: readonly Bound[]): FitFacts => {
  const ties = tiesOf(facts);
  const forbidden = new Set([...facts.barred, ...rivalsOfChosen(facts)]);
  const boundsBy = new Map<string, Bound[]>();
  for (const bound of bounds) {
    for (const key of bound.weights.keys()) {
      const list = boundsBy.get(key) ?? [];
      list.push(bound);
      boundsBy.set(key, list);
    }
  }
  const order = new Map(bounds.map((bound, at) => [bound, at]));
  return {
    floorsOf: (key) =>
      (boundsBy.get(key) ?? [])
        .filter(({ min, weights }) => min !== null && isPositive(weights.get(key) ?? ZERO))
        .map(({ words, rows }) => `${words}${inBrackets(rows)}`),
    isForbidden: (key) => forbidden.has(key),
    whyNotAdded: (key) => {
      const group = withNeeds(key, ties, facts.chosen);
      if (group === null || group.some((it) => forbidden.has(it) || !facts.inside.has(it))) return [];
      const touched = [...new Set(group.flatMap((it) => boundsBy.get(it) ?? []))].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
      return touched.flatMap((bound) => notAddedWords(bound, group) ?? []).slice(0, MOST_BOUNDS);
    },
    whyNotDropped: (key) => (boundsBy.get(key) ?? []).flatMap((bound) => notDroppedWords(bound, key) ?? []).slice(0, MOST_BOUNDS),
  };
};

// Numbers stand to the last digit: rounded, what is left might read as if it were enough.
const notAddedWords = (bound: Bound, group: readonly string[]): string | undefined => {
  const { used, min, max, weights } = bound;
  const more = sum(group.map((key) => weights.get(key) ?? ZERO));
  const total = add(used, more);
  const [, ...needs] = group;
  const company = needs.length === 0 ? '' : ` with what it needs (${someInWords(needs)})`;
  if (max !== null && isLess(max, total)) {
    const takes = `${needs.length === 0 ? 'it costs' : 'together they take'} ${toPlain(more)} token${isEqual(more, ONE) ? '' : 's'}`;
    return `does not fit${company}: ${takes}, ${leftWords(max, used)} of ${bound.words}${inBrackets(bound.rows)}`;
  }
  // A floor that the plan misses already says nothing about this one.
  if (min !== null && isLess(total, min) && !isLess(used, min)) {
    return `would break ${bound.words}${company}: it takes away ${toPlain(more.abs())}, ${spareWords(used, min)}${inBrackets(bound.rows)}`;
  }
  return undefined;
};

const leftWords = (max: Decimal, used: Decimal): string => {
  const left = subtract(max, used);
  return isPositive(left) ? `only ${toPlain(left)} ${isEqual(left, ONE) ? 'is' : 'are'} left` : 'none is left';
};

const spareWords = (used: Decimal, min: Decimal): string => {
  const spare = subtract(used, min);
  return isPositive(spare) ? `only ${toPlain(spare)} is to spare` : 'nothing is to spare';
};

const notDroppedWords = (bound: Bound, key: string): string | undefined => {
  const { min, used, weights } = bound;
  const rest = subtract(used, weights.get(key) ?? ZERO);
  return min !== null && isLess(rest, min) && !isLess(used, min)
    ? `without it the plan would miss ${bound.words}${inBrackets(bound.rows)}`
    : undefined;
};

/** Initiative → groups of initiatives that must be chosen when it is. */
const tiesOf = ({ built }: RunFacts): ReadonlyMap<string, readonly (readonly string[])[]> => {
  const ties = new Map<string, (readonly string[])[]>();
  const tie = (key: string, others: readonly string[]): void => {
    const list = ties.get(key) ?? [];
    list.push(others);
    ties.set(key, list);
  };
  for (const constraint of built.problem.constraints) {
    if (constraint.kind === 'implies') tie(constraint.if, [constraint.then]);
    if (constraint.kind === 'equal') for (const key of constraint.members) tie(key, constraint.members);
  }
  return ties;
};

/** The initiative first, then everything that is not chosen and that it cannot do without; `null` where that is too much to look at. */
const withNeeds = (
  key: string,
  ties: ReadonlyMap<string, readonly (readonly string[])[]>,
  chosen: ReadonlySet<string>,
): readonly string[] | null => {
  const group = new Set([key]);
  // A set may grow while it is walked: what is added is walked, too.
  for (const it of group) {
    for (const others of ties.get(it) ?? []) for (const other of others) if (!chosen.has(other)) group.add(other);
    if (group.size > MOST_NEEDS) return null;
  }
  return [...group];
};

const rivalsOfChosen = ({ built, chosen }: RunFacts): readonly string[] =>
  built.problem.constraints.flatMap((constraint) => {
    if (constraint.kind !== 'conflict') return [];
    const [a, b] = constraint.members;
    return [...(chosen.has(a) ? [b] : []), ...(chosen.has(b) ? [a] : [])];
  });
