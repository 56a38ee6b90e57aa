import { expect, it } from 'vitest';
import { judge } from '../../../test/support/judge.ts';

const floor = (target_value: string, more: Readonly<Record<string, string>> = {}) =>
  judge({ targets: [{ dimension: 'country', dimension_key: 'UK', kpi_key: 'gmv', target_type: 'floor', target_value, ...more }] }).found;

it('counts the positive gains of the slice only, of candidates that can be chosen', () => {
  expect(floor('151')).toEqual([]);
  expect(floor('151.01')).toEqual(['Targets!2 target-unreachable']);
  expect(floor('1', { dimension_key: 'FR' })).toEqual(['Targets!2 target-unreachable']);
  expect(floor('0', { dimension_key: 'DE' })).toEqual([]);
});

it('turns with the direction of the KPI, and reads a value with a baseline as a level', () => {
  expect(floor('-1', { kpi_key: 'wait' })).toEqual([]);
  expect(floor('-1.1', { kpi_key: 'wait' })).toEqual(['Targets!2 target-unreachable']);
  expect(floor('9', { kpi_key: 'wait', baseline_value: '10' })).toEqual([]);
  expect(floor('8', { kpi_key: 'wait', baseline_value: '10' })).toEqual(['Targets!2 target-unreachable']);
});
