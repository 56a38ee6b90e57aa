import { type Decimal, isEqual, isLess, isNegative, isPositive, isZero, multiply, negate, subtract, sum, ZERO } from '../base/decimal.ts';
import { byCodeUnit } from '../base/json.ts';
import { inWords } from '../base/text.ts';
import type { Candidate } from '../rows/row-set.ts';
import { type Slice, sliceWords } from '../rows/slices.ts';
import { inDigits, inTokens, percentWords, signed } from './exact-values.ts';

/** One target with all that is said about it. Gains are `dir · contribution`; everything is exact. */
export interface GapFacts {
  readonly slice: Slice;
  readonly kpi: string;
  readonly type: 'floor' | 'goal';
  readonly target: Decimal;
  readonly achieved: Decimal;
  /** Positive is short. */
  readonly gap: Decimal;
  readonly required: Decimal;
  readonly gained: Decimal;
  readonly direction: 1 | -1;
  /** Candidates of the slice that the plan leaves out and that could be chosen. */
  readonly leftOut: readonly Candidate[];
}

/** How a target stands, and what would bring it nearer: facts only. */
export const explainGap = (facts: GapFacts): string => {
  if (!isPositive(facts.required)) return guardrailWords(facts);
  if (!isPositive(facts.gap)) return `Reached${spareWords(facts)}.`;
  return `${shortWords(facts)} ${helpWords(facts)}`;
};

const spareWords = ({ gap }: GapFacts): string => (isZero(gap) ? ', exactly' : `, with ${inDigits(negate(gap))} to spare`);

const shortWords = ({ type, target, achieved, gap, required, gained }: GapFacts): string => {
  const share = isNegative(gained) ? 'the plan moves it the wrong way' : `${percentWords(gained, required)} of the way`;
  return `Short by ${inDigits(gap)}: ${inDigits(achieved)} where the ${type} is ${inDigits(target)} (${share}).`;
};

// A target at or behind where the KPI stands: it may get worse, but only so far (§3).
const guardrailWords = (facts: GapFacts): string => {
  const { required, gained, gap, kpi } = facts;
  const allowed = isZero(required) ? 'must not get worse' : `may get worse by at most ${inDigits(negate(required))}`;
  const moved = isZero(gained)
    ? 'does not change'
    : isNegative(gained)
      ? `gets worse by ${inDigits(negate(gained))}`
      : `gets better by ${inDigits(gained)}`;
  if (!isPositive(gap)) return `Kept: ${kpi} ${allowed} and ${moved}.`;
  return `Crossed by ${inDigits(gap)}: ${kpi} ${allowed} and ${moved}. ${helpWords(facts)}`;
};

const MOST_NAMED = 3;

/** Which of the candidates left out gain most per token, and whether all of them together would do. */
const helpWords = (facts: GapFacts): string => {
  const { slice, kpi, leftOut, gap, direction } = facts;
  const gainOf = (it: Candidate): Decimal => toGain(it.contributions[kpi] ?? ZERO, direction);
  const helpful = leftOut.filter((it) => isPositive(gainOf(it)));
  const where = sliceWords(slice);
  if (helpful.length === 0) return `Nothing left out in ${where} would help: it takes candidates that move ${kpi} more, or another target.`;
  const best = [...helpful].sort((a, b) => byGainPerToken(a, b, gainOf)).slice(0, MOST_NAMED);
  const named = best.map((it) => `${it.key} (${signed(it.contributions[kpi] ?? ZERO)} for ${inTokens(it.tokens ?? ZERO)})`);
  const all = sum(helpful.map(gainOf));
  const crowd = helpful.length === 1 ? 'It' : `All ${helpful.length} that would help together`;
  const together = isLess(all, gap)
    ? ` ${crowd} would close ${inDigits(all)} of it.`
    : isEqual(all, gap)
      ? ` ${crowd} would just close it.`
      : '';
  return `Left out in ${where}, most gain per token first: ${inWords(named)}.${together}`;
};

const toGain = (contribution: Decimal, direction: 1 | -1): Decimal => (direction === 1 ? contribution : negate(contribution));

/** Falling gain per token, compared without dividing; what costs nothing first; ties by gain, then key. */
const byGainPerToken = (a: Candidate, b: Candidate, gainOf: (it: Candidate) => Decimal): number => {
  const [left, right] = [multiply(gainOf(a), b.tokens ?? ZERO), multiply(gainOf(b), a.tokens ?? ZERO)];
  if (!isEqual(left, right)) return isLess(right, left) ? -1 : 1;
  const more = subtract(gainOf(b), gainOf(a));
  return isPositive(more) ? 1 : isNegative(more) ? -1 : byCodeUnit(a.key, b.key);
};
