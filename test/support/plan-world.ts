import { bestPlan } from './best-plan.ts';
import type { Edit, World } from './conflict-judge.ts';
import { KPIS, type PlanRule, type RandomPlan } from './random-plan.ts';

const CAPACITY = 'Scenario_Config!2';
/** Tokens are in hundredths, everything here in thousandths. */
const TOKENS = 10;

/** A random plan, with scopes and candidates outside, whose rows can be edited; every selection is tried by the brute force of the spine. */
export const planWorld = (plan: RandomPlan): World => {
  const rules = new Map<string, PlanRule>();
  for (const isTarget of [false, true]) {
    const onTab = plan.rules.filter((rule) => (rule.type === 'target') === isTarget);
    for (const [at, rule] of onTab.entries()) rules.set(`${isTarget ? 'Targets' : 'Constraints'}!${at + 2}`, rule);
  }
  const numberOf = (row: string): number | null => {
    if (row === CAPACITY) return plan.capacity === null ? null : plan.capacity * TOKENS;
    const rule = rules.get(row);
    if (rule?.type === 'floor' || rule?.type === 'cap') return rule.tokens * TOKENS;
    return rule?.type === 'target' && rule.kind === 'floor' ? rule.value : null;
  };
  const edited = ({ dropped, numbers }: Edit): RandomPlan => {
    const capacity = numbers.get(CAPACITY);
    return {
      ...plan,
      mode: 'north_star',
      capacity: dropped.has(CAPACITY) ? null : capacity === undefined ? plan.capacity : capacity / TOKENS,
      rules: [...rules].flatMap(([row, rule]) => (dropped.has(row) ? [] : [withNumber(rule, numbers.get(row))])),
    };
  };
  const askedBy = (row: string): number => {
    const rule = rules.get(row);
    if (rule?.type !== 'target') return numberOf(row) ?? 0;
    return (KPIS[rule.kpi]?.direction ?? 1) * (rule.value - (rule.baseline ?? 0));
  };
  return {
    rows: [...rules.keys(), ...(plan.capacity === null ? [] : [CAPACITY])],
    isPolicy: () => false,
    numberOf,
    isPossible: (edit) => bestPlan(edited(edit)).result === 'optimal',
    sizeOf: (row, number) => Math.abs(number - (numberOf(row) ?? 0)) / (Math.abs(askedBy(row)) || 1000),
    leastChange: null,
  };
};

const withNumber = (rule: PlanRule, number: number | undefined): PlanRule => {
  if (number === undefined) return rule;
  if (rule.type === 'target') return { ...rule, value: number };
  return rule.type === 'floor' || rule.type === 'cap' ? { ...rule, tokens: number / TOKENS } : rule;
};
