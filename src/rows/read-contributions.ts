import { type Decimal, isDecimal, toPlain } from '../base/decimal.ts';
import { isJsonObject, type Json } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { didYouMean, excerpt } from '../base/text.ts';
import * as issues from './issues.ts';
import type { RowReader } from './row-reader.ts';
import { findKpi, type Kpi } from './row-set.ts';

/** One contribution as some cell gives it. */
export interface Contribution {
  readonly kpi: string;
  readonly value: Decimal;
  /** Where it stands, for people: `kpi.gmv`, `KPI_Contributions row 4`. */
  readonly source: string;
  /** The row it stands on. */
  readonly reader: RowReader;
}

/** The members of a contributions cell, as typed; `null` when blank or unreadable (its issue is reported). */
export const readContributionCell = (reader: RowReader, column: string): Readonly<Record<string, Decimal>> | null => {
  const text = reader.text(column);
  if (text === '') return null;
  const parsed = parseJson(text);
  if (!parsed.ok) {
    reader.report(issues.jsonInvalid, column, {
      column,
      found: excerpt(text.slice(Math.max(0, parsed.offset - 20)), 40),
      why: parsed.reason,
    });
    return null;
  }
  const why = notNumbers(parsed.value);
  if (why === null && isNumbers(parsed.value)) return parsed.value;
  reader.report(issues.contributionsInvalid, column, { column, why: why ?? 'it is not an object' });
  return null;
};

const isNumbers = (value: Json): value is Readonly<Record<string, Decimal>> => isJsonObject(value) && Object.values(value).every(isDecimal);

const notNumbers = (value: Json): string | null => {
  if (!isJsonObject(value)) return 'it is not an object';
  const wrong = Object.keys(value).find((key) => !isDecimal(value[key]));
  return wrong === undefined ? null : `the value of "${excerpt(wrong)}" is not a number`;
};

/** The cell's members as contributions; keys that name no KPI are left out with a warning at the cell. */
export const toContributions = (
  members: Readonly<Record<string, Decimal>>,
  reader: RowReader,
  column: string,
  source: string,
  known: { readonly kpis: readonly Kpi[]; readonly northStar: string | null },
): readonly Contribution[] =>
  Object.keys(members).flatMap((key) => {
    const value = members[key];
    const kpi = findKpi(key, known.kpis, known.northStar);
    if (value !== undefined && kpi !== undefined) return [{ kpi, value, source, reader }];
    const suggestion = didYouMean(
      key,
      known.kpis.map((it) => it.key),
    );
    reader.report(issues.kpiUnknown, column, { found: excerpt(key), suggestion, effect: ' It does not count.' }, 'warning');
    return [];
  });

/** `value-conflict` at every row that gives a KPI of one initiative another value than the rest. */
export const reportDisagreements = (contributions: readonly Contribution[]): void => {
  const byKpi = new Map<string, Contribution[]>();
  for (const it of contributions) byKpi.set(it.kpi, [...(byKpi.get(it.kpi) ?? []), it]);
  for (const [kpi, given] of byKpi) {
    const first = given[0];
    if (!first || given.every((it) => it.value.eq(first.value))) continue;
    const values = given.map((it) => `${toPlain(it.value)} (${it.source})`).join(', ');
    for (const reader of new Set(given.map((it) => it.reader))) {
      reader.report(issues.valueConflict, null, { what: `The contribution to ${kpi}`, values });
    }
  }
};
