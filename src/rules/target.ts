import { add, isDecimal, isLess, isNegative, negate, sum, toPlain, ZERO } from '../base/decimal.ts';
import { byCodeUnit, record } from '../base/json.ts';
import { excerpt, fold, listInShort } from '../base/text.ts';
import { type Finding, finding, type RuleReading, type Scene } from '../compile/compile-slot.ts';
import type { CompiledSet, TargetEntry } from '../compile/compiled-set.ts';
import { goalUnreachable, targetSign, typeUnknown } from '../compile/issues.ts';
import { groupTogether, meaningsIn, type RowMeaning } from '../compile/meaning.ts';
import { requiredGain } from '../compile/required.ts';
import { valueConflict, valueMissing } from '../rows/issues.ts';
import { inSlice, type Slice, sliceWords } from '../rows/slices.ts';
import type { Rule } from './rule.ts';
import { rowsOf, withSlice } from './slice-bounds.ts';

/**
 * In words: a KPI should improve by so much in a slice. A floor binds; a goal is aimed at and reported.
 * Reads: rows of Targets, or `target` on Constraints · `dimension` and `dimension_key` (the slice) · `kpi_key` · `target_type` ·
 *   `target_value` and `baseline_value`, in the unit of the KPI: with a baseline the value is the level to reach, without one the change.
 * Stores: `targets_json`, dimension → key → KPI → type, value, baseline, goal. A floor and a goal on one slice and KPI are one entry.
 * Adds: floor: Σ dir · contribution of the chosen initiatives in the slice ≥ dir · (value − baseline). Goal: nothing; it sets the scale of the KPI.
 * When broken: the KPI gains too little in the slice.
 */
export const target: Rule = {
  compile: {
    types: [
      {
        word: 'target',
        aliases: [],
        uses: ['dimension', 'dimension_key', 'kpi_key', 'target_type', 'target_value', 'baseline_value'],
      },
    ],
    read: (reading) => {
      const type = readType(reading);
      const slice = reading.slice(type === 'goal' ? 'warning' : 'error');
      const kpi = reading.kpi();
      const value = reading.amount('target_value', 'A target needs its value.');
      const baseline = reading.row.baselineValue;
      if (!type || !slice || kpi === undefined || !value || baseline === 'invalid') return [];
      return [{ bucket: 'targets_json', slice, kpi, type, value, baseline: isDecimal(baseline) ? baseline : null }];
    },
    review: (rows, scene) => [...baselines(rows), ...signs(rows, scene), ...goals(rows, scene)],
  },
  problem: {
    build: (set, ground) =>
      targetFloors(set).map(({ slice, kpi, entry }) => {
        const required = requiredGain(ground.directionOf(kpi), entry.value, entry.baseline ?? null);
        const terms = ground.inSlice(slice).map((candidate) => [candidate.key, ground.gainOf(candidate, kpi)] as const);
        const rows = ground.rowsOf('targets_json', [slice.dimension, slice.key, kpi, 'floor']);
        return { kind: 'linear', name: `target: ${kpi} in ${sliceWords(slice)}`, terms, min: required, rows: [...rows] };
      }),
  },
  loosen: {
    bucket: 'targets_json',
    column: 'target_value',
    typed: ([dimension = '', key = '', kpi = '', type], { shapes }) => {
      const entry = shapes.targets_json[dimension]?.[key]?.[kpi];
      return type === 'goal' && entry?.goal ? entry.goal : entry?.value;
    },
    // required = dir · (value − baseline), turned round.
    typeFor: (bound, [dimension = '', key = '', kpi = ''], { shapes }, directionOf) =>
      add(shapes.targets_json[dimension]?.[key]?.[kpi]?.baseline ?? ZERO, directionOf(kpi) === 1 ? bound : negate(bound)),
    retype: (value, [dimension = '', key = '', kpi = '', type], set) => {
      const byKpi = set.shapes.targets_json[dimension]?.[key] ?? {};
      const entry = byKpi[kpi];
      if (!entry) return set;
      const isGoalOfBoth = type === 'goal' && entry.type === 'floor';
      const changed = record([...Object.entries(byKpi), [kpi, { ...entry, ...(isGoalOfBoth ? { goal: value } : { value }) }]]);
      return { ...set, shapes: { ...set.shapes, targets_json: withSlice(set.shapes.targets_json, { dimension, key }, changed) } };
    },
  },
  check: {
    check: (set, facts) =>
      targetFloors(set).flatMap(({ slice, kpi, entry }) => {
        const direction = facts.kpis.find((it) => it.key === kpi)?.direction === 'decrease' ? -1 : 1;
        const required = requiredGain(direction, entry.value, entry.baseline ?? null);
        const change = sum(
          inSlice(slice, facts.candidates)
            .filter((it) => facts.chosen.has(it.key))
            .map((it) => it.contributions[kpi] ?? ZERO),
        );
        const achieved = direction === 1 ? change : negate(change);
        if (!isLess(achieved, required)) return [];
        const words = `${kpi} gains ${toPlain(achieved)} in ${sliceWords(slice)}, below the ${toPlain(required)} its floor asks for`;
        return [{ words, rows: rowsOf(set, 'targets_json', [slice.dimension, slice.key, kpi, 'floor']) }];
      }),
  },
  report: {
    buckets: ['targets_json'],
    say: ([dimension = '', key = '', kpi = '', type = ''], set) => {
      const entry = set.shapes.targets_json[dimension]?.[key]?.[kpi];
      const value = type === 'goal' && entry?.goal ? entry.goal : entry?.value;
      const from = entry?.baseline ? ` from ${toPlain(entry.baseline)}` : '';
      return `${type === 'goal' ? 'aim for' : 'reach'} ${kpi} ${toPlain(value ?? ZERO)}${from} in ${sliceWords({ dimension, key })}`;
    },
    demand: ([[dimension = '', key = '', kpi = '', type = 'floor'] = []], { shapes }) => {
      const { value = ZERO, goal, baseline = null } = shapes.targets_json[dimension]?.[key]?.[kpi] ?? {};
      const number = type === 'goal' ? (goal ?? value) : value;
      const wish = baseline ? `reach ${toPlain(number)} or better, from ${toPlain(baseline)},` : `change by ${toPlain(number)} or better`;
      const words = `${type === 'goal' ? 'aims for' : 'wants'} ${kpi} to ${wish} in ${sliceWords({ dimension, key })}`;
      return { type, dimension, key, kpi, number, baseline, words };
    },
  },
};

/** Every entry that binds, sorted by dimension, key and KPI. */
const targetFloors = (set: CompiledSet): readonly { readonly slice: Slice; readonly kpi: string; readonly entry: TargetEntry }[] =>
  sorted(set.shapes.targets_json).flatMap(([dimension, byKey]) =>
    sorted(byKey).flatMap(([key, byKpi]) =>
      sorted(byKpi)
        .filter(([, entry]) => entry.type === 'floor')
        .map(([kpi, entry]) => ({ slice: { dimension, key }, kpi, entry })),
    ),
  );

const sorted = <T>(source: Readonly<Record<string, T>>): readonly (readonly [string, T])[] =>
  Object.entries(source).sort(([a], [b]) => byCodeUnit(a, b));

const readType = (reading: RuleReading): 'floor' | 'goal' | undefined => {
  const word = reading.row.targetType.toLowerCase();
  if (word === 'floor' || word === 'goal') return word;
  if (word !== '')
    reading.report(typeUnknown, 'target_type', { column: 'target_type', found: excerpt(word), expected: 'floor or goal', suggestion: '' });
  else reading.report(valueMissing, 'target_type', { column: 'target_type', hint: 'Write floor or goal.' });
  return undefined;
};

/** The baselines of a floor and a goal on one slice and KPI must be equal. */
const baselines = (rows: readonly RowMeaning[]): readonly Finding[] => {
  const bySubject = groupTogether(
    meaningsIn('targets_json', rows),
    ({ meaning: { slice, kpi } }) => JSON.stringify([slice.dimension, fold(slice.key), kpi]),
    (it) => it,
  );
  return [...bySubject.values()].flatMap((given) => {
    const [first] = given;
    if (!first || new Set(given.map(({ meaning }) => (meaning.baseline ? toPlain(meaning.baseline) : ''))).size < 2) return [];
    const words = given.map(
      ({ meaning, address }) => `${meaning.baseline ? toPlain(meaning.baseline) : 'blank'} (${address.replace('!', ' row ')})`,
    );
    const what = `The baseline of ${first.meaning.kpi} in ${sliceWords(first.meaning.slice)}`;
    return [finding(valueConflict, [...new Set(given.map(({ address }) => address))], { what, values: listInShort(words) })];
  });
};

const signs = (rows: readonly RowMeaning[], scene: Scene): readonly Finding[] =>
  meaningsIn('targets_json', rows).flatMap(({ meaning: { kpi, value, baseline }, address }) => {
    const direction = scene.directionOf(kpi);
    if (baseline !== null || !isNegative(requiredGain(direction, value, null))) return [];
    const reading = `lets it get worse by at most ${toPlain(value.abs())} (it should ${direction === 1 ? 'increase' : 'decrease'})`;
    return [finding(targetSign, [address], { kpi, value: toPlain(value), reading })];
  });

const goals = (rows: readonly RowMeaning[], scene: Scene): readonly Finding[] =>
  meaningsIn('targets_json', rows).flatMap(({ meaning: { slice, kpi, type, value, baseline }, address }) => {
    const required = requiredGain(scene.directionOf(kpi), value, baseline);
    const most = scene.gainsIn(slice, kpi);
    // An empty slice has its own finding.
    if (type !== 'goal' || !isLess(most, required) || !scene.hasMembers(slice)) return [];
    const hint = baseline === null ? ' Is the value a level? Then fill baseline_value.' : '';
    return [finding(goalUnreachable, [address], { kpi, slice: sliceWords(slice), required: toPlain(required), most: toPlain(most), hint })];
  });
