import { gainOf, isAllowed, requiredBy } from './brute-force-rules.ts';
import type { Edit, World } from './conflict-judge.ts';
import { type CandidateDraft, fromThousandths, isInSlice, type RuleDraft, thousandths, type WorkbookDraft } from './random-workbook.ts';

const CAPACITY = 'Scenario_Config!2';

/** A random workbook (one scenario, one set, written down plainly) whose rows can be edited, by the brute force's own reading of the rules. */
export const draftWorld = (draft: WorkbookDraft): World => {
  const rules = new Map<string, RuleDraft>();
  for (const isTarget of [false, true]) {
    const onTab = draft.rules.filter((rule) => (rule.type === 'target') === isTarget);
    for (const [at, rule] of onTab.entries()) rules.set(`${isTarget ? 'Targets' : 'Constraints'}!${at + 2}`, rule);
  }
  const capacity = draft.scenarios[0]?.capacity ?? '';
  const rows = [...rules.keys(), ...(capacity === '' ? [] : [CAPACITY])];
  const keys = draft.candidates.map((it) => it.key);
  const selections = Array.from({ length: 2 ** keys.length }, (_, mask) => new Set(keys.filter((_key, at) => (mask >> at) % 2 === 1)));
  const edited = ({ dropped, numbers }: Edit): WorkbookDraft => ({
    ...draft,
    scenarios: draft.scenarios.map((it) => ({
      ...it,
      capacity: dropped.has(CAPACITY) ? '' : numbers.has(CAPACITY) ? fromThousandths(numbers.get(CAPACITY) ?? 0) : it.capacity,
    })),
    rules: [...rules].flatMap(([row, rule]) => (dropped.has(row) ? [] : [withNumber(rule, numbers.get(row))])),
  });
  const measureOf = (row: string): number => {
    const rule = rules.get(row);
    const asked = rule?.type === 'target' ? requiredBy(draft, rule) : (numberOf(row) ?? 0);
    return Math.abs(asked) || 1000;
  };
  const numberOf = (row: string): number | null => (row === CAPACITY ? thousandths(capacity) : bindingNumber(rules.get(row)));
  return {
    rows,
    isPolicy: (row) => isPolicy(rules, row),
    numberOf,
    isPossible: (edit) => {
      const now = edited(edit);
      return selections.some((chosen) => isAllowed(now, chosen));
    },
    sizeOf: (row, number) => Math.abs(number - (numberOf(row) ?? 0)) / measureOf(row),
    leastChange: (dropped) => {
      const now = edited({ dropped: new Set(dropped), numbers: new Map() });
      const numbered = dropped.filter((row) => numberOf(row) !== null);
      const sizes = selections
        .filter((chosen) => isAllowed(now, chosen))
        .map((chosen) => numbered.reduce((sum, row) => sum + missing(draft, rules.get(row), chosen, capacity) / measureOf(row), 0));
      return Math.min(...sizes);
    },
  };
};

/** Something that the row says is said by policy rows only. */
const isPolicy = (rules: ReadonlyMap<string, RuleDraft>, row: string): boolean => {
  const said = rules.get(row);
  const all = [...rules.values()].map((rule) => ({ says: saidBy(rule), isHard: rule.strength !== 'policy' }));
  return said !== undefined && saidBy(said).some((it) => !all.some(({ says, isHard }) => isHard && says.includes(it)));
};

/** Each thing that a rule says, as text. */
const saidBy = (rule: RuleDraft): readonly string[] => {
  switch (rule.type) {
    case 'mandatory':
    case 'exclude_initiative':
      return rule.initiatives.map((it) => `${rule.type} ${it}`);
    case 'exclude_pair':
    case 'synergy':
      return [`${rule.type} ${[...rule.initiatives].sort()}`];
    case 'bundle':
      return rule.members.map((it) => `bundle ${rule.bundle} ${it}`);
    case 'prerequisite':
      return rule.dependents.flatMap((it) => rule.needs.map((needed) => `${it} needs ${needed}`));
    default: {
      const slice = rule.slice.dimensions.map((it, at) => `${it} ${rule.slice.keys[at]}`).sort();
      return [`${rule.type} ${slice} ${rule.type === 'target' ? `${rule.kpi} ${rule.targetType}` : ''}`];
    }
  }
};

const bindingNumber = (rule: RuleDraft | undefined): number | null => {
  if (rule?.type === 'capacity_floor' || rule?.type === 'capacity_cap') return thousandths(rule.tokens);
  return rule?.type === 'target' && rule.targetType === 'floor' ? thousandths(rule.value) : null;
};

const withNumber = (rule: RuleDraft, number: number | undefined): RuleDraft => {
  if (number === undefined) return rule;
  if (rule.type === 'target') return { ...rule, value: fromThousandths(number) };
  return rule.type === 'capacity_floor' || rule.type === 'capacity_cap' ? { ...rule, tokens: fromThousandths(number) } : rule;
};

/** By how much a selection misses the number of a rule, in thousandths. */
const missing = (draft: WorkbookDraft, rule: RuleDraft | undefined, chosen: ReadonlySet<string>, capacity: string): number => {
  const plan = draft.candidates.filter((it) => chosen.has(it.key));
  const cost = (of: readonly CandidateDraft[]): number => of.reduce((sum, it) => sum + thousandths(it.tokens || '0'), 0);
  if (!rule) return Math.max(0, cost(plan) - thousandths(capacity));
  const inside = 'slice' in rule ? plan.filter((it) => isInSlice(it, rule.slice)) : [];
  if (rule.type === 'capacity_floor') return Math.max(0, thousandths(rule.tokens) - cost(inside));
  if (rule.type === 'capacity_cap') return Math.max(0, cost(inside) - thousandths(rule.tokens));
  if (rule.type !== 'target') return 0;
  return Math.max(0, requiredBy(draft, rule) - inside.reduce((sum, it) => sum + gainOf(draft, it, rule.kpi), 0));
};
