import type { Schemas } from '../../api/client.ts';

type Rule = Schemas['RuleInWords'];

/** One rule as the sets have it, side by side. */
export interface AlignedRule {
  readonly id: string;
  /** One for each set; `null`: it has no such rule. */
  readonly cells: readonly (Rule | null)[];
  readonly differs: boolean;
}

export interface RuleGroup {
  readonly title: string;
  readonly rules: readonly AlignedRule[];
}

const TITLES: readonly (readonly [string, RegExp])[] = [
  ['Capacity', /^capacity$/u],
  ['At least so many tokens', /^capacity_floor$/u],
  ['At most so many tokens', /^capacity_cap$/u],
  ['Must be chosen', /^mandatory$/u],
  ['All or none', /^bundle$/u],
  ['Must not be chosen, or not together', /^exclu/u],
  ['Needs another one first', /^prerequisite$/u],
  ['Worth more together', /^synergy$/u],
  ['Targets that bind', /^floor$/u],
  ['Goals: reported, never in the way', /^goal$/u],
];

const titleOf = (type: string): string => TITLES.find(([, pattern]) => pattern.test(type))?.[0] ?? 'Other rules';

/** Two sets with other numbers for one thing have the same rule, differently. */
const identityOf = ({ type, dimension, key, kpi, number, words }: Rule): string =>
  JSON.stringify(number === null ? [type, words] : [type, dimension, key, kpi]);

/** The rules of some sets beside each other, by kind. */
export const alignRules = (sets: readonly (readonly Rule[])[]): readonly RuleGroup[] => {
  const found = new Map<string, (Rule | null)[]>();
  for (const [at, rules] of sets.entries())
    for (const rule of rules) {
      const id = identityOf(rule);
      const cells = found.get(id) ?? sets.map(() => null);
      cells[at] = rule;
      found.set(id, cells);
    }
  const aligned = [...found].map(([id, cells]): AlignedRule & { readonly title: string } => ({
    id,
    cells,
    differs: new Set(cells.map((it) => it?.words)).size > 1,
    title: titleOf(cells.find((it) => it !== null)?.type ?? ''),
  }));
  const groups = Map.groupBy(aligned, ({ title }) => title);
  return [...TITLES.map(([title]) => title), 'Other rules'].flatMap((title) => {
    const rules = groups.get(title);
    return rules ? [{ title, rules }] : [];
  });
};
