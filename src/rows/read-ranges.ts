import { type Decimal, isLess, toPlain } from '../base/decimal.ts';
import { record } from '../base/json.ts';
import { fold } from '../base/text.ts';
import * as issues from './issues.ts';
import type { RowReader } from './row-reader.ts';
import type { CandidateRanges, NumberCell, Range } from './row-set.ts';

/** A column that holds one bound of what another `kpi.` column holds. */
export interface BoundColumn {
  readonly column: string;
  /** The column it bounds, as it would be called. */
  readonly of: string;
  readonly end: 'low' | 'high';
}

const BOUND = /^(kpi\..*[^\s_-])[\s_-]+(low|high)$/iu;

/**
 * Which of the `kpi.` columns hold bounds: `kpi.gmv_low` where gmv is a KPI and gmv_low is none. Without Metrics_Config every column is a
 * KPI of its own, unless it stands beside `kpi.gmv` and both bounds are there.
 */
export const findBoundColumns = (columns: readonly string[], isKpi: ((column: string) => boolean) | null): readonly BoundColumn[] => {
  const bounds = columns.flatMap((column): readonly BoundColumn[] => {
    const [, of = '', end = ''] = BOUND.exec(column) ?? [];
    return of === '' ? [] : [{ column, of, end: end.toLowerCase() === 'low' ? 'low' : 'high' }];
  });
  if (isKpi) return bounds.filter(({ column, of }) => !isKpi(column) && isKpi(of));
  const folded = new Set(columns.map(fold));
  const isPaired = (it: BoundColumn): boolean => bounds.some(({ of, end }) => fold(of) === fold(it.of) && end !== it.end);
  return bounds.filter((it) => folded.has(fold(it.of)) && isPaired(it));
};

/** A bound as its cell gives it. */
export interface BoundCell {
  readonly column: string;
  readonly end: 'low' | 'high';
  readonly value: NumberCell;
}

export const readBounds = (reader: RowReader, columns: readonly BoundColumn[]): readonly BoundCell[] =>
  columns.map(({ column, of, end }) => ({ column, end, value: reader.number(column, { like: of }) }));

export const readTokenBounds = (reader: RowReader): readonly BoundCell[] =>
  (['low', 'high'] as const).map((end) => {
    const column = `tokens_${end}`;
    return { column, end, value: reader.number(column, { atLeastZero: true }) };
  });

/** A candidate's ranges; `undefined` where none is given, or one of its cells is wrong (its issue is raised). */
export const toRanges = (
  reader: RowReader,
  tokens: { readonly value: NumberCell; readonly bounds: readonly BoundCell[] },
  byKpi: ReadonlyMap<string, { readonly value: Decimal | null; readonly bounds: readonly BoundCell[] }>,
): CandidateRanges | undefined => {
  const ofTokens = tokens.value === 'invalid' ? null : toRange(reader, 'engineering_tokens', tokens.value, tokens.bounds);
  const contributions = record(
    [...byKpi].flatMap(([kpi, { value, bounds }]) => {
      const range = toRange(reader, `kpi.${kpi}`, value, bounds);
      return range ? [[kpi, range] as const] : [];
    }),
  );
  return ofTokens || Object.keys(contributions).length > 0 ? { tokens: ofTokens, contributions } : undefined;
};

/** A bound that is blank is the value itself. */
const toRange = (reader: RowReader, name: string, value: Decimal | null, bounds: readonly BoundCell[]): Range | null => {
  const given = bounds.flatMap(({ column, end, value: bound }) => (bound === null || bound === 'invalid' ? [] : [{ column, end, bound }]));
  const wrong = given.filter(({ end, bound }) => value === null || (end === 'low' ? isLess(value, bound) : isLess(bound, value)));
  for (const { column, bound } of wrong)
    reader.report(issues.rangeInvalid, column, { column, found: toPlain(bound), name, value: value === null ? 'blank' : toPlain(value) });
  if (value === null || wrong.length > 0 || given.length === 0) return null;
  const at = (wanted: 'low' | 'high'): Decimal => given.find(({ end }) => end === wanted)?.bound ?? value;
  return { low: at('low'), high: at('high') };
};
