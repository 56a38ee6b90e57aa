import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Engine } from '../../src/engine/engine.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { changesOf, conflictOf, rowsOf, smallInputs } from './conflict-of.ts';

// Candidates (test/support/judge.ts): UK: A 10, B 20, D 0.3; DE: C 40; E without a cost. gmv: A 100, B 50, C −5, D 1; wait (to decrease): A −1, B 2, C −3.

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

const floor = (dimension_key: string, min_tokens: string) => ({
  constraint_type: 'floor',
  dimension: 'country',
  dimension_key,
  min_tokens,
});
const cap = (dimension: string, dimension_key: string, max_tokens: string) => ({
  constraint_type: 'cap',
  dimension,
  dimension_key,
  max_tokens,
});
const rule = (constraint_type: string, dimension_key: string, member_keys = '') => ({ constraint_type, dimension_key, member_keys });

describe('rows and what they say', () => {
  it('a row that repeats another is no conflict of its own, and both numbers change together', async () => {
    const found = await conflictOf(
      smallInputs({ constraints: [floor('UK', '30.3'), rule('exclude_pair', 'A|B'), floor('uk', '30.3')] }),
      engine,
    );
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Constraints!3']]);
    expect(changesOf(found)).toEqual(['Constraints!3 dropped']);
    const both = await conflictOf(
      smallInputs({
        constraints: [floor('UK', '30.3'), rule('must', 'C'), rule('exclude_pair', 'B|C'), floor('UK', '30.3'), rule('must', 'C')],
      }),
      engine,
    );
    expect(rowsOf(both)).toEqual([['Constraints!2', 'Constraints!3', 'Constraints!4']]);
    expect(changesOf(both)).toEqual(['Constraints!4 dropped']);
    expect(both.cannotAlone).toEqual([]);
  });

  it('rows that repeat each other are changed together where nothing else helps', async () => {
    const found = await conflictOf(
      smallInputs({
        constraints: [floor('UK', '30.3'), floor('UK', '30.3'), rule('exclude_pair', 'A|B'), rule('exclude_pair', 'B|D')],
      }),
      engine,
    );
    expect(changesOf(found)).toEqual(['Constraints!2 30.3→20 + Constraints!3 30.3→20']);
    expect(found.relaxations[0]).toMatchObject({ alone: false, provenLeast: true });
    expect(found.cannotAlone).toEqual(['Constraints!4']);
  });

  it('a key that two lists hold goes only when both rows do', async () => {
    const constraints = [rule('exclude_initiative', 'A|B'), rule('exclude_initiative', 'B|D'), floor('UK', '20')];
    const found = await conflictOf(smallInputs({ constraints }), engine);
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Constraints!4']]);
    expect(changesOf(found)).toEqual(['Constraints!4 20→0']);
    expect(found.cannotAlone).toEqual(['Constraints!2']);
  });

  it('rows of one bundle are united, and each can go alone', async () => {
    const constraints = [rule('bundle', 'T', 'A|B'), rule('bundle', 'T', 'B|C'), cap('country', 'DE', '39'), floor('UK', '10.1')];
    const found = await conflictOf(smallInputs({ constraints }), engine);
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Constraints!3', 'Constraints!4', 'Constraints!5']]);
    expect(changesOf(found)).toEqual(['Constraints!4 39→40', 'Constraints!5 10.1→0.3', 'Constraints!2 dropped', 'Constraints!3 dropped']);
  });

  it('the capacity is a row, too', async () => {
    const found = await conflictOf(
      smallInputs({
        scenarios: [{ scenario_name: 'Q1', objective_mode: 'north_star', capacity_total_tokens: '59' }],
        constraints: [rule('must', 'A|C'), rule('prerequisite', 'A', 'D'), floor('UK', '11')],
      }),
      engine,
    );
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Constraints!4', 'Scenario_Config!2']]);
    expect(changesOf(found)).toEqual(['Constraints!4 11→10.3', 'Scenario_Config!2 59→70.3', 'Constraints!2 dropped']);
  });

  it('targets change in their own unit, from their baseline, in their direction; goals bind nothing', async () => {
    const targets = [
      { dimension: 'country', dimension_key: 'DE', kpi_key: 'wait', target_type: 'floor', target_value: '27', baseline_value: '30' },
      { dimension: 'country', dimension_key: 'DE', kpi_key: 'wait', target_type: 'goal', target_value: '20', baseline_value: '30' },
      { dimension: 'all', dimension_key: 'all', kpi_key: 'gmv', target_type: 'floor', target_value: '146' },
    ];
    const found = await conflictOf(smallInputs({ constraints: [rule('exclude_pair', 'B|C')], targets }), engine);
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Targets!2', 'Targets!4']]);
    // Without B: 100 + 1 − 5 = 96 gmv. Without C: wait in DE stays at 30.
    expect(changesOf(found)).toEqual(['Targets!4 146→96', 'Targets!2 27→30', 'Constraints!2 dropped']);
  });

  it('policy rows come first, whatever the size of the change', async () => {
    const found = await conflictOf(
      smallInputs({
        constraints: [floor('UK', '10.1'), { ...cap('product', 'Pay', '1'), strength: 'policy' }, cap('product', 'Search', '5')],
      }),
      engine,
    );
    expect(changesOf(found)[0]).toBe('Constraints!3 1→10.3');
    expect(changesOf(found)).toHaveLength(3);
  });

  it('conflicts that share nothing are all told, and need a change each', async () => {
    const constraints = [
      floor('UK', '25'),
      rule('exclude_pair', 'A|B'),
      floor('DE', '1'),
      { ...rule('exclude_initiative', 'C'), strength: 'policy' },
    ];
    const found = await conflictOf(smallInputs({ constraints }), engine);
    expect(rowsOf(found)).toEqual([
      ['Constraints!2', 'Constraints!3'],
      ['Constraints!4', 'Constraints!5'],
    ]);
    expect(found.cannotAlone).toEqual(['Constraints!2', 'Constraints!3']);
    expect(changesOf(found)).toEqual(['Constraints!2 25→20.3 + Constraints!5 dropped']);
  });

  it('what the scope leaves out counts', async () => {
    const candidates = [
      { initiative_key: 'A', country: 'UK', engineering_tokens: '10', 'kpi.gmv': '1', is_selected_for_run: 'x' },
      { initiative_key: 'B', country: 'UK', engineering_tokens: '20', 'kpi.gmv': '1', is_selected_for_run: '' },
      { initiative_key: 'C', country: 'UK', engineering_tokens: '5', 'kpi.gmv': '1', is_selected_for_run: 'x' },
    ];
    const constraints = [floor('UK', '12'), rule('prerequisite', 'A', 'B'), rule('must', 'B')];
    const found = await conflictOf(smallInputs({ candidates, constraints }, 'selected'), engine);
    // B is outside, so its mandatory row asks for nothing, and A is barred.
    expect(rowsOf(found)).toEqual([['Constraints!2', 'Constraints!3']]);
    expect(changesOf(found)).toEqual(['Constraints!2 12→5', 'Constraints!3 dropped']);
  });
});
