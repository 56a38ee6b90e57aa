import { type Decimal, isEqual, toPlain } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import { didYouMean, foldName } from '../base/text.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { type Candidate, findKpi, type Range } from '../rows/row-set.ts';
import type { Asked } from './what-if-change.ts';

const TOKEN_WORDS = new Set(['engineeringtokens', 'tokens']);

/** Another estimate: the tokens of a candidate, or what it contributes to a KPI. */
export const readCandidateNumber = (
  asked: string,
  { row, key }: Candidate,
  column: string,
  to: Decimal | undefined,
  inputs: RunInputs,
): Asked => {
  const place = `Candidates!${row}`;
  const kpi = /^\s*kpi\./iu.test(column) ? findKpi(column, inputs.kpis, inputs.northStar) : undefined;
  const isTokens = TOKEN_WORDS.has(foldName(column));
  if (!isTokens && kpi === undefined) {
    const columns = ['engineering_tokens', ...inputs.kpis.map((it) => `kpi.${it.key}`)];
    return { fault: `${place} has no ${column} to set; engineering_tokens and kpi.<key> can be set.${didYouMean(column, columns)}` };
  }
  if (!to) return { fault: `What ${asked} sets is not a number.` };
  if (isTokens && to.lt('0')) return { fault: `engineering_tokens of ${place} cannot be negative.` };
  const from = numberOf(inputs, key, kpi);
  if (from && isEqual(from, to)) return { fault: `${place} has ${toPlain(from)} there already.` };
  const name = kpi === undefined ? 'engineering_tokens' : `kpi.${kpi}`;
  const range = outgrownRange(inputs, key, kpi, to);
  const lost = range ? `, and so without its range from ${toPlain(range.low)} to ${toPlain(range.high)}` : '';
  return {
    asked,
    words: `${place}.${name} of ${key} ${from ? toPlain(from) : 'blank'} -> ${toPlain(to)}${lost}`,
    touches: [`${place}.${name}`],
    apply: (now) => ({
      ...now,
      candidates: now.candidates.map((it) => (it.key === key ? withNumber(range ? withoutRange(it, kpi) : it, kpi, to) : it)),
    }),
  };
};

const find = ({ candidates }: RunInputs, key: string): Candidate | undefined => candidates.find((it) => it.key === key);

const numberOf = (inputs: RunInputs, key: string, kpi: string | undefined): Decimal | null | undefined => {
  const candidate = find(inputs, key);
  return kpi === undefined ? candidate?.tokens : candidate?.contributions[kpi];
};

/** The range of a number, where it does not hold the new one. */
const outgrownRange = (inputs: RunInputs, key: string, kpi: string | undefined, to: Decimal): Range | undefined => {
  const ranges = find(inputs, key)?.ranges;
  const range = kpi === undefined ? ranges?.tokens : ranges?.contributions[kpi];
  return range && (to.lt(range.low) || to.gt(range.high)) ? range : undefined;
};

const withoutRange = (candidate: Candidate, kpi: string | undefined): Candidate => {
  const { ranges } = candidate;
  if (!ranges) return candidate;
  if (kpi === undefined) return { ...candidate, ranges: { ...ranges, tokens: null } };
  const contributions = record(Object.entries(ranges.contributions).filter(([name]) => name !== kpi));
  return { ...candidate, ranges: { ...ranges, contributions } };
};

const withNumber = (candidate: Candidate, kpi: string | undefined, to: Decimal): Candidate =>
  kpi === undefined
    ? { ...candidate, tokens: to }
    : { ...candidate, contributions: record([...Object.entries(candidate.contributions), [kpi, to] as const]) };
