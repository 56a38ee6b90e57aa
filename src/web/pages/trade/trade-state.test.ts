import { describe, expect, it } from 'vitest';
import { readTradeSearch, type TradeSearch } from '../../shell/search.ts';
import {
  type Change,
  changesOf,
  lockOf,
  mayMeasureElse,
  rowOf,
  searchOf,
  type TradeBase,
  takeBack,
  weightsOf,
  withChange,
  withLock,
  withNumber,
  withRows,
} from './trade-state.ts';

const BASE: TradeBase = {
  capacity: 780,
  capacityRow: 'Scenario_Config!2',
  mode: 'weighted_kpis',
  weights: { gmv: 1, nps: 0.4 },
  firstWeights: { gmv: 1 },
  numbers: new Map([
    ['Constraints!3', { column: 'max_tokens', number: 240, rows: ['Constraints!3', 'Constraints!9'] }],
    ['Constraints!9', { column: 'max_tokens', number: 240, rows: ['Constraints!3', 'Constraints!9'] }],
    ['Targets!2', { column: 'target_value', number: 485, rows: ['Targets!2'] }],
  ]),
  measureRows: new Set(['Targets!2']),
  isOfSelected: false,
};

const EVERYTHING: TradeSearch = {
  include: ['INIT-1', 'INIT-2'],
  exclude: ['INIT-3'],
  set: ['Constraints!3.max_tokens=300.5'],
  drop: ['Constraints!12'],
  capacity: '500',
  weights: 'gmv=2, nps=0.4',
  mode: 'lexicographic',
};

describe('the changes of a trade', () => {
  it('are the same in the address and as things that were done', () => {
    const changes = changesOf(EVERYTHING, BASE);
    expect(changes.map(({ kind }) => kind)).toEqual(['capacity', 'mode', 'weight', 'set', 'drop', 'include', 'include', 'exclude']);
    expect(searchOf(changes, BASE)).toEqual(EVERYTHING);
    expect(readTradeSearch({ ...EVERYTHING })).toEqual(EVERYTHING);
  });

  it('can each be taken back, and then nothing is left', () => {
    const left = changesOf(EVERYTHING, BASE).reduce<TradeSearch>((now, change) => takeBack(now, BASE, change), EVERYTHING);
    expect(left).toEqual({});
  });

  it('are none where something is put to what the run has', () => {
    const changed = withNumber(withChange({}, BASE, { kind: 'capacity', to: 800 }), BASE, 'Constraints!9', 200);
    expect(changed).toEqual({ capacity: '800', set: ['Constraints!3.max_tokens=200'] });
    const back = withNumber(withChange(changed, BASE, { kind: 'capacity', to: 780 }), BASE, 'Constraints!3', 240);
    expect(back).toEqual({});
    expect(withChange({ weights: 'gmv=2, nps=0.4' }, BASE, { kind: 'weight', kpi: 'gmv', to: 1 })).toEqual({});
    expect(withChange({}, BASE, { kind: 'mode', to: 'weighted_kpis' })).toEqual({});
  });

  it('are never two of one thing', () => {
    expect(withLock(withLock({}, BASE, 'INIT-1', 'in'), BASE, 'INIT-1', 'out')).toEqual({ exclude: ['INIT-1'] });
    expect(withLock({ exclude: ['INIT-1'] }, BASE, 'INIT-1', 'free')).toEqual({});
    const dropped = withRows(withNumber({}, BASE, 'Constraints!3', 300), BASE, ['Constraints!3', 'Constraints!9'], false);
    expect(dropped).toEqual({ drop: ['Constraints!3', 'Constraints!9'] });
    expect(withNumber(dropped, BASE, 'Constraints!9', 300)).toEqual({ set: ['Constraints!3.max_tokens=300'] });
    expect(withRows(dropped, BASE, ['Constraints!3', 'Constraints!9'], true)).toEqual({});
  });

  it('know an initiative that is locked', () => {
    expect(['INIT-1', 'INIT-3', 'INIT-9'].map((key) => lockOf(EVERYTHING, key))).toEqual(['in', 'out', 'free']);
  });

  it('of the row of the scenario are those of the capacity', () => {
    expect(changesOf({ set: ['Scenario_Config!2.capacity_total_tokens=900'] }, BASE)).toEqual([{ kind: 'capacity', to: 900 }]);
    expect(changesOf({ drop: ['Scenario_Config!2'] }, BASE)).toEqual([{ kind: 'capacity', to: null }]);
    expect(withChange({ drop: ['Scenario_Config!2'] }, BASE, { kind: 'capacity', to: 900 })).toEqual({ capacity: '900' });
  });

  it('that nobody can read stay, so that the server says what is wrong, and can be taken back', () => {
    const odd: TradeSearch = { set: ['Constraints!3=5'], capacity: '1.200,5', weights: 'gmv=much' };
    const changes = changesOf(odd, BASE);
    expect(changes.map(({ kind }) => kind)).toEqual(['odd', 'odd', 'odd']);
    expect(searchOf(changes, BASE)).toEqual(odd);
    expect(withChange(odd, BASE, { kind: 'capacity', to: 900 })).toEqual({ ...odd, capacity: '900' });
    expect(changes.reduce((now, change) => takeBack(now, BASE, change), odd)).toEqual({});
  });

  it('of weights keep those of the other KPIs, whatever they are named', () => {
    const named: TradeBase = { ...BASE, weights: { 'profit, net': 1, nps: 0.1 } };
    const changed = withChange({}, named, { kind: 'weight', kpi: 'nps', to: 0.3 });
    expect(changed.weights).toBe('{"nps":0.3,"profit, net":1}');
    expect(weightsOf(changed, named)).toEqual({ 'profit, net': 1, nps: 0.3 });
  });

  it('of the objective bring the weights that it needs along, and none that it does not use', () => {
    const star: TradeBase = { ...BASE, mode: 'north_star', weights: {} };
    expect(withChange({}, star, { kind: 'mode', to: 'weighted_kpis' })).toEqual({ mode: 'weighted_kpis', weights: 'gmv=1' });
    expect(withChange({ weights: 'gmv=2, nps=0.4' }, BASE, { kind: 'mode', to: 'north_star' })).toEqual({ mode: 'north_star' });
  });

  it('know the row that they are made to', () => {
    const changes = changesOf(EVERYTHING, BASE);
    expect(changes.map((it) => rowOf(it, EVERYTHING, BASE, 4))).toEqual([
      'Scenario_Config!2',
      null,
      null,
      'Constraints!3',
      'Constraints!12',
      'What-if!4',
      'What-if!5',
      'What-if!6',
    ]);
  });

  it('know whether they change what plans are worth', () => {
    const worth: readonly Change[] = [
      { kind: 'weight', kpi: 'gmv', to: 2 },
      { kind: 'mode', to: 'north_star' },
      { kind: 'set', row: 'Targets!2', column: 'target_value', to: 480 },
      { kind: 'set', row: 'Candidates!12', column: 'kpi.gmv', to: 5 },
      { kind: 'drop', row: 'Targets!2' },
    ];
    const other: readonly Change[] = [
      { kind: 'include', initiative: 'INIT-1' },
      { kind: 'capacity', to: null },
      { kind: 'set', row: 'Constraints!3', column: 'max_tokens', to: 300 },
      { kind: 'drop', row: 'Constraints!3' },
    ];
    expect(worth.every((it) => mayMeasureElse(it, BASE))).toBe(true);
    expect(other.some((it) => mayMeasureElse(it, BASE))).toBe(false);
  });
});
