import { describe, expect, it } from 'vitest';
import { judge } from '../../test/support/judge.ts';

const UK = { dimension: 'country', dimension_key: 'UK', kpi_key: 'gmv', target_type: 'floor', target_value: '10', baseline_value: '' };
const targets = (...rows: readonly Readonly<Record<string, string>>[]) => judge({ targets: rows.map((it) => ({ ...UK, ...it })) });

describe('a floor and a goal on one slice and KPI', () => {
  it('become one entry with both values; notes are the distinct ones, sorted', () => {
    const both = targets({ notes: 'b' }, { target_type: 'Goal', target_value: '120', notes: 'a' }, { notes: 'a' });
    expect(both.found).toEqual(['Targets!4 row-duplicate?']);
    expect(both.stored()).toEqual({ targets_json: { country: { UK: { gmv: { type: 'floor', value: 10, goal: 120, notes: 'a; b' } } } } });
  });

  it('need one baseline; blank is another one than 0', () => {
    expect(targets({ baseline_value: '0' }, { target_type: 'goal' }).found).toEqual([
      'Targets!2 value-conflict',
      'Targets!3 value-conflict',
    ]);
    expect(targets({ baseline_value: '5.0' }, { target_type: 'goal', baseline_value: '5' }).found).toEqual([]);
  });
});

it('with two values is a conflict on both rows; the same row on Constraints is a repeat', () => {
  expect(targets({}, { target_value: '11' }).found).toEqual(['Targets!2 value-conflict', 'Targets!3 value-conflict']);
  const { found } = judge({ targets: [UK], constraints: [{ constraint_type: 'target', ...UK }] });
  expect(found).toEqual(['Targets!2 row-duplicate?']);
});

it('in the slice and in all are two targets, never summed', () => {
  const { stored } = targets({}, { dimension: '', dimension_key: '' });
  expect(stored()).toEqual({
    targets_json: { all: { all: { gmv: { type: 'floor', value: 10 } } }, country: { UK: { gmv: { type: 'floor', value: 10 } } } },
  });
});

it('warns of a sign that may be a slip, by the direction of the KPI, and only without a baseline', () => {
  expect(targets({ kpi_key: 'wait', target_value: '2' }).found).toEqual(['Targets!2 target-sign?']);
  expect(targets({ target_value: '-2', target_type: 'goal' }).found).toEqual(['Targets!2 target-sign?']);
  expect(targets({ kpi_key: 'kpi.wait', target_value: '2', baseline_value: '2.5' }).found).toEqual([]);
});

it('warns of a goal above what its slice could give; an empty slice has its own warning', () => {
  expect(targets({ target_type: 'goal', target_value: '151' }).found).toEqual([]);
  expect(targets({ target_type: 'goal', target_value: '151.1' }).found).toEqual(['Targets!2 goal-unreachable?']);
  expect(targets({ target_type: 'goal', dimension_key: 'ZZ' }).found).toEqual(['Targets!2 slice-empty?']);
  expect(targets({ dimension_key: 'ZZ' }).found).toEqual(['Targets!2 slice-empty']);
});

it('needs a known KPI, a type and a value', () => {
  expect(targets({ kpi_key: '' }).found).toEqual(['Targets!2 value-missing']);
  expect(targets({ kpi_key: 'gvm' }).found).toEqual(['Targets!2 kpi-unknown']);
  expect(targets({ target_type: '' }).found).toEqual(['Targets!2 value-missing']);
  expect(targets({ target_type: 'minimum' }).found).toEqual(['Targets!2 type-unknown']);
  expect(targets({ target_value: '' }).found).toEqual(['Targets!2 value-missing']);
  expect(targets({ baseline_value: 'n/a' }).found).toEqual(['Targets!2 number-invalid']);
  expect(targets({ kpi_key: 'North Star' }).found).toEqual([]);
});
