import { type Decimal, isDecimal, isNegative, isPositive, toPlain } from '../base/decimal.ts';
import type { Issue } from '../base/issue.ts';
import { byCodeUnit, isJsonObject, record } from '../base/json.ts';
import { parseJson } from '../base/parse-json.ts';
import { didYouMean, excerpt, fold, normalise } from '../base/text.ts';
import { findWord, readNumber } from './cells.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import * as issues from './issues.ts';
import { parsePeriod } from './period.ts';
import type { RawRow, RawTable } from './read-table.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { findKpi, isNorthStarWord, type Kpi, type ObjectiveMode, type Scenario, stripKpi } from './row-set.ts';

const MODES: readonly ObjectiveMode[] = ['north_star', 'weighted_kpis', 'lexicographic'];

interface Known {
  readonly kpis: readonly Kpi[];
  readonly northStar: string | null;
}

/** The scenarios among these (active) rows, sorted by name. */
export const readScenarios = (
  table: Pick<RawTable, 'headers'>,
  rows: readonly RawRow[],
  known: Known,
): { readonly scenarios: readonly Scenario[]; readonly issues: readonly Issue[] } => {
  const readings = rows.map((row) => readScenario(row, table, known));
  const found = [
    ...readings.flatMap((it) => it.reader.issues),
    ...duplicateKeys(readings.map(({ scenario, reader }) => ({ key: scenario.name, place: reader.place('scenario_name') }))),
  ];
  const broken = new Set(found.filter((it) => it.severity === 'error').map((it) => it.place.row));
  const scenarios = new Map<string, Scenario>();
  // Where a name stands twice (an error on both rows), the order of rows still decides nothing.
  const inOrder = [...readings].sort((a, b) => byCodeUnit(a.scenario.name, b.scenario.name));
  for (const { scenario } of inOrder) {
    const folded = fold(scenario.name);
    const blocked = broken.has(scenario.row) || usesBrokenKpi(scenario, known);
    if (folded !== '' && !scenarios.has(folded)) scenarios.set(folded, { ...scenario, broken: blocked });
  }
  return { scenarios: [...scenarios.values()].sort((a, b) => byCodeUnit(a.name, b.name)), issues: found };
};

const usesBrokenKpi = (scenario: Scenario, known: Known): boolean => {
  const used = scenario.mode === 'north_star' && known.northStar !== null ? [known.northStar] : [];
  return known.kpis.some((kpi) => kpi.broken && (used.includes(kpi.key) || kpi.key in scenario.weights));
};

const readScenario = (
  row: RawRow,
  table: Pick<RawTable, 'headers'>,
  known: Known,
): { readonly scenario: Scenario; readonly reader: RowReader } => {
  const reader = rowReader(row, table);
  reader.boolean('is_active', true);
  const name = reader.requiredText('scenario_name', 'Every scenario needs a name; rules refer to it.');
  const mode = readMode(reader);
  const capacity = reader.number('capacity_total_tokens', { atLeastZero: true });
  const bonus = reader.number('synergy_bonus_pct', { atLeastZero: true });
  if (mode === 'north_star' && known.northStar === null)
    reader.report(issues.northStarMissing, 'objective_mode', { column: 'objective_mode' });
  return {
    reader,
    scenario: {
      name,
      periodKey: readPeriod(reader),
      capacityTokens: capacity === 'invalid' ? null : capacity,
      mode: mode ?? 'north_star',
      weights: readWeights(reader, mode, known),
      synergyBonusPct: bonus === 'invalid' ? null : bonus,
      notes: reader.text('notes'),
      row: row.at.row,
      broken: false,
    },
  };
};

const readMode = (reader: RowReader): ObjectiveMode | undefined => {
  const text = reader.requiredText('objective_mode', 'Write north_star, weighted_kpis or lexicographic.');
  const mode = text === '' ? undefined : findWord(text, MODES);
  if (text !== '' && mode === undefined) {
    reader.report(issues.modeUnknown, 'objective_mode', { found: excerpt(text), suggestion: didYouMean(text, MODES) });
  }
  return mode;
};

/** A period cell: a known period in canonical spelling, a date on the first of a month as that month, else free text with a warning. */
export const readPeriod = (reader: RowReader): string | null => {
  const text = reader.text('period_key');
  if (text === '') return null;
  const firstOfMonth = /^(\d{4}-\d{2})-01(T00:00:00)?$/u.exec(text)?.[1];
  const period = parsePeriod(firstOfMonth ?? text);
  if (!period) reader.report(issues.periodUnknown, 'period_key', { found: excerpt(text) });
  return period?.key ?? text;
};

/** One named weight, as typed: `null` when its value is no number. */
interface NamedWeight {
  readonly name: string;
  readonly weight: Decimal | null;
}

const readWeights = (reader: RowReader, mode: ObjectiveMode | undefined, known: Known): Readonly<Record<string, Decimal>> => {
  const text = reader.text('objective_weights_json');
  if (text === '') {
    if (mode === 'weighted_kpis' || mode === 'lexicographic') {
      if (!reader.isUnreadable('objective_weights_json')) reader.report(issues.weightsMissing, 'objective_weights_json', { mode });
    }
    return record();
  }
  const named = text.startsWith('{') || text.startsWith('[') ? parseJsonWeights(reader, text) : parseSimpleWeights(text);
  return named === null ? record() : resolveWeights(reader, named, known);
};

const parseJsonWeights = (reader: RowReader, text: string): readonly NamedWeight[] | null => {
  const parsed = parseJson(text);
  const column = 'objective_weights_json';
  if (!parsed.ok) {
    if (parsed.reason.includes('given twice')) reader.report(issues.weightsInvalid, column, { why: parsed.reason });
    else
      reader.report(issues.jsonInvalid, column, {
        column,
        found: excerpt(text.slice(Math.max(0, parsed.offset - 20)), 40),
        why: parsed.reason,
      });
    return null;
  }
  if (!isJsonObject(parsed.value)) {
    reader.report(issues.weightsInvalid, column, { why: 'a list is not weights' });
    return null;
  }
  return Object.entries(parsed.value).map(([name, weight]) => ({ name, weight: isDecimal(weight) ? weight : null }));
};

/** `north_star=1, kpi.delivery_time=0.4`. */
const parseSimpleWeights = (text: string): readonly NamedWeight[] =>
  text
    .split(/[|;,\r\n]/u)
    .map(normalise)
    .filter((part) => part !== '')
    .map((part) => {
      const at = part.search(/[=:]/u);
      const name = at < 0 ? part : normalise(part.slice(0, at));
      const parsed = readNumber({ value: { kind: 'text', text: at < 0 ? '?' : part.slice(at + 1) }, place: { tab: '', row: null } });
      return { name, weight: parsed.kind === 'value' ? parsed.value : null };
    });

const resolveWeights = (reader: RowReader, named: readonly NamedWeight[], known: Known): Readonly<Record<string, Decimal>> => {
  const column = 'objective_weights_json';
  const weights = record<Decimal>();
  const complain = (why: string): void => reader.report(issues.weightsInvalid, column, { why });
  for (const { name, weight } of named) {
    const kpi = findKpi(name, known.kpis, known.northStar);
    if (kpi === undefined && isNorthStarWord(stripKpi(name))) reader.report(issues.northStarMissing, column, { column });
    else if (kpi === undefined)
      reader.report(issues.kpiUnknown, column, { found: excerpt(name), suggestion: suggestKpi(name, known), effect: '' });
    if (weight === null) complain(`the weight of "${excerpt(name)}" is not a number`);
    else if (isNegative(weight)) complain(`the weight of "${excerpt(name)}" is ${toPlain(weight)}`);
    if (kpi === undefined || weight === null) continue;
    if (kpi in weights) complain(`${kpi} is named twice`);
    weights[kpi] = weight;
  }
  if (!reader.isBroken() && !Object.values(weights).some(isPositive)) complain('no weight is above 0');
  return weights;
};

const suggestKpi = (name: string, known: Known): string =>
  didYouMean(
    stripKpi(name),
    known.kpis.map((kpi) => kpi.key),
  );
