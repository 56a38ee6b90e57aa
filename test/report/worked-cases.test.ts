import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { compare, sum, toNumber, ZERO } from '../../src/base/decimal.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { toShown } from '../../src/report/exact-values.ts';
import { toRunJson } from '../../src/report/to-json.ts';
import { toOutputRows } from '../../src/report/to-tabs.ts';
import { toText } from '../../src/report/to-text.ts';
import { readCsvTabs } from '../support/csv-workbook.ts';
import { reportOf } from './report-of.ts';

const FOLDER = join(import.meta.dirname, '../vectors');
const cases = readdirSync(FOLDER).filter((it) => it === 'seed-shapes' || it.startsWith('solved-'));
const plain = (_style: string, text: string): string => text;

interface Expected {
  readonly scenario_name: string;
  readonly constraint_set_name: string;
  readonly result: string;
  readonly selected: readonly string[];
  readonly objective: readonly number[];
  readonly kpis: Readonly<Record<string, number>>;
  readonly scales: Readonly<Record<string, number>>;
  readonly capacity_used: number;
}

describe('the published plans of the worked cases, reported', () => {
  for (const name of cases) {
    const tabs = readCsvTabs(join(FOLDER, name));
    const expected: readonly Expected[] = JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
    for (const known of expected.filter((one) => one.result === 'optimal')) {
      it(`${name} ${known.scenario_name} / ${known.constraint_set_name}: objective, KPIs, tokens and scales as published, floors met`, () => {
        const { report, inputs } = reportOf(tabs, {
          scenario: known.scenario_name,
          set: known.constraint_set_name,
          selected: known.selected,
        });
        const json = JSON.parse(canonicalJson(toRunJson(report, [])));
        expect(json.objective).toHaveLength(known.objective.length);
        known.objective.forEach((value, at) => {
          expect(json.objective[at]).toBeCloseTo(value, 9);
        });
        expect(json.capacity_used).toBeCloseTo(known.capacity_used, 9);
        expect(Object.keys(json.kpis)).toEqual(Object.keys(known.kpis).sort());
        for (const [kpi, value] of Object.entries(known.kpis)) expect(json.kpis[kpi]).toBeCloseTo(value, 9);
        expect(json.scales ?? {}).toEqual(known.scales);
        expect(report.gaps.filter((gap) => gap.targetType === 'floor' && gap.severity !== 'ok')).toEqual([]);
        const shares = report.initiatives.map((one) => toShown(one.objectiveContribution, 30));
        expect(toNumber(sum(shares))).toBeCloseTo(known.objective[0] ?? 0, 9);
        expect(report.initiatives.every((one) => one.reason !== '')).toBe(true);
        for (const slice of report.slices) {
          expect(slice.floor === null || compare(slice.used, slice.floor) >= 0).toBe(true);
          expect(slice.cap === null || compare(slice.used, slice.cap) <= 0).toBe(true);
        }
        const rows = toOutputRows(report, inputs.kpis);
        expect(rows.results).toHaveLength(report.initiatives.length);
        expect(toText(report, { colour: plain, width: 100 })).not.toMatch(/undefined|NaN|\[object/);
        expect(report.gapPct).toEqual(ZERO);
      });
    }
  }
});
