import { isNegative, isPositive, isZero } from '../base/decimal.ts';
import type { CompiledSet } from '../compile/compiled-set.ts';
import type { Adjustment } from '../problem/built-problem.ts';
import type { Candidate } from '../rows/row-set.ts';
import { inDigits, toShown } from './exact-values.ts';
import type { FitFacts } from './explain-fit.ts';
import { someInWords } from './rows-in-words.ts';
import type { RunFacts } from './run-facts.ts';
import type { SaySlot } from './say-slot.ts';
import type { Scores } from './scores.ts';

/** What reasons are given from. */
export interface ReasonSources {
  readonly facts: RunFacts;
  readonly rulebook: readonly SaySlot[];
  readonly fit: FitFacts;
  readonly scores: Scores;
  /** Of each initiative that a rule names, what names it: the rulebook is asked about no others. */
  readonly rules: ReadonlyMap<string, CompiledSet>;
  /** What the problem's builder says about initiatives, by initiative. */
  readonly adjustments: ReadonlyMap<string, readonly Adjustment[]>;
  /** What the first stage maximises: `gmv`, or `the objective`. */
  readonly aim: string;
  /** Every stage but the tie-break is proven: no plan is worth more. */
  readonly isProvenBest: boolean;
}

/** Why an initiative in scope is chosen or left out, in one line. Reasons stand in a fixed order; nothing unproven is claimed. */
export const explainInitiative = (candidate: Candidate, sources: ReasonSources): string =>
  (sources.facts.chosen.has(candidate.key) ? whyChosen(candidate.key, sources) : whyLeftOut(candidate.key, sources)).join('; ');

const whyChosen = (key: string, sources: ReasonSources): readonly string[] => {
  const { fit, scores, aim, isProvenBest } = sources;
  const said = ruleReasons(key, sources);
  if (said.length > 0) return said;
  const score = scores.scoreOf(key);
  const partners = scores.partnersOf(key);
  const plan = isProvenBest ? 'in the best plan' : 'in the best plan found so far';
  const worth = isPositive(score.sum)
    ? `${plan}: adds ${inDigits(toShown(score, 6))} to ${aim}`
    : `${plan}, though by itself it ${isZero(score.sum) ? 'adds nothing to' : 'lowers'} ${aim}`;
  const bonus = partners.length === 0 ? [] : [`earns a bonus together with ${someInWords(partners)}`];
  const needed = fit.whyNotDropped(key);
  const floors = needed.length === 0 && !isPositive(score.sum) ? fit.floorsOf(key) : [];
  const counts = floors.length === 0 ? [] : [`counts towards ${someInWords(floors)}`];
  return [...needed, worth, ...bonus, ...counts];
};

const whyLeftOut = (key: string, sources: ReasonSources): readonly string[] => {
  const { facts, fit } = sources;
  const adjusted = (sources.adjustments.get(key) ?? []).map((it) => withoutSubject(it.words, key));
  if (adjusted.length === 0 && !facts.inside.has(key)) return ['cannot be chosen in this run'];
  if (adjusted.length > 0) return [...adjusted, ...ruleReasons(key, sources, IMPLIED)];
  const said = ruleReasons(key, sources);
  const fits = fit.isForbidden(key) ? [] : fit.whyNotAdded(key);
  return said.length + fits.length > 0 ? [...said, ...fits] : [merit(key, sources)];
};

/** Buckets whose reasons an adjustment has already given in its own words. */
const IMPLIED: ReadonlySet<string> = new Set(['bundles_json', 'prerequisites_json']);

const NONE: ReadonlySet<string> = new Set();

const ruleReasons = (key: string, { facts, rulebook, rules }: ReasonSources, without: ReadonlySet<string> = NONE): readonly string[] => {
  const set = rules.get(key);
  if (!set) return [];
  const ground = { set, chosen: facts.chosen, rowsInWords: facts.rowsInWords };
  return rulebook.flatMap((slot) => (slot.buckets.some((bucket) => without.has(bucket)) ? [] : (slot.reason?.(key, ground) ?? [])));
};

/** Nothing but its worth kept it out: said as far as it is proven. */
const merit = (key: string, { scores, aim, isProvenBest }: ReasonSources): string => {
  const { sum } = scores.scoreOf(key);
  const alone = isZero(sum) ? ` (by itself it adds nothing to ${aim})` : isNegative(sum) ? ` (by itself it lowers ${aim})` : '';
  return `${isProvenBest ? 'no plan that holds it is worth more' : 'not in the best plan found so far'}${alone}`;
};

/** `INIT-5 is not eligible: …` → `is not eligible: …`: the row says whose reason it is. */
const withoutSubject = (words: string, key: string): string => (words.startsWith(`${key} `) ? words.slice(key.length + 1) : words);
