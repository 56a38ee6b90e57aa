import { type CandidateDraft, isInSlice, type RuleDraft, thousandths, type WorkbookDraft } from './random-workbook.ts';

/**
 * The meaning of the rules (§3), told a second time and as plainly as can be: is a selection allowed? Whole thousandths, no code of the
 * program. For small workbooks with the one scenario `S` and the one set `Base`.
 */
export const isAllowed = (draft: WorkbookDraft, chosen: ReadonlySet<string>): boolean => {
  const plan = draft.candidates.filter((it) => chosen.has(it.key));
  if (plan.some((it) => it.tokens === '')) return false;
  const capacity = draft.scenarios[0]?.capacity ?? '';
  if (capacity !== '' && costOf(plan) > thousandths(capacity)) return false;
  return draft.rules.every((rule) => holds(rule, draft, plan, chosen)) && bundlesHold(draft, chosen);
};

/** Every allowed selection, found by trying all. */
export const allowedSelections = (draft: WorkbookDraft): readonly ReadonlySet<string>[] => {
  const keys = draft.candidates.map((it) => it.key);
  return Array.from({ length: 2 ** keys.length }, (_, mask) => new Set(keys.filter((_key, at) => (mask >> at) % 2 === 1))).filter(
    (chosen) => isAllowed(draft, chosen),
  );
};

const costOf = (plan: readonly CandidateDraft[]): number => plan.reduce((total, it) => total + thousandths(it.tokens || '0'), 0);

const holds = (rule: RuleDraft, draft: WorkbookDraft, plan: readonly CandidateDraft[], chosen: ReadonlySet<string>): boolean => {
  switch (rule.type) {
    case 'capacity_floor':
      return costOf(plan.filter((it) => isInSlice(it, rule.slice))) >= thousandths(rule.tokens);
    case 'capacity_cap':
      return costOf(plan.filter((it) => isInSlice(it, rule.slice))) <= thousandths(rule.tokens);
    case 'mandatory':
      return rule.initiatives.every((it) => chosen.has(it));
    case 'exclude_initiative':
      return !rule.initiatives.some((it) => chosen.has(it));
    case 'exclude_pair':
      return !rule.initiatives.every((it) => chosen.has(it));
    case 'prerequisite':
      return rule.dependents.every((it) => !chosen.has(it)) || rule.needs.every((it) => chosen.has(it));
    case 'target': {
      if (rule.targetType === 'goal') return true;
      const inside = plan.filter((it) => isInSlice(it, rule.slice));
      return inside.reduce((total, it) => total + gainOf(draft, it, rule.kpi), 0) >= requiredBy(draft, rule);
    }
    default:
      return true;
  }
};

/** `dir · contribution`, in thousandths. */
export const gainOf = (draft: WorkbookDraft, candidate: CandidateDraft, kpi: string): number =>
  directionOf(draft, kpi) * thousandths(candidate.contributions[kpi] ?? '0');

export const requiredBy = (draft: WorkbookDraft, rule: Extract<RuleDraft, { type: 'target' }>): number =>
  directionOf(draft, rule.kpi) * (thousandths(rule.value) - thousandths(rule.baseline || '0'));

const directionOf = (draft: WorkbookDraft, kpi: string): number =>
  draft.kpis?.find((it) => it.key === kpi)?.direction === 'decrease' ? -1 : 1;

/** The members of every bundle, rows of one name united. */
export const bundlesOf = (draft: WorkbookDraft): readonly (readonly string[])[] => {
  const names = new Set(draft.rules.flatMap((rule) => (rule.type === 'bundle' ? [rule.bundle] : [])));
  return [...names].map((name) => draft.rules.flatMap((rule) => (rule.type === 'bundle' && rule.bundle === name ? rule.members : [])));
};

const bundlesHold = (draft: WorkbookDraft, chosen: ReadonlySet<string>): boolean =>
  bundlesOf(draft).every((members) => members.every((it) => chosen.has(it)) || !members.some((it) => chosen.has(it)));
