import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { changeInputs } from '../../src/app/change-inputs.ts';
import type { InputChanges } from '../../src/app/what-if-change.ts';
import { decimal } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { smallInputs } from '../conflict/conflict-of.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { CANDIDATES } from '../support/judge.ts';
import { agreeOnCeilings, agreeOnChanges, agreeOnNoChange, NO_CHANGES } from '../support/what-if-agreement.ts';

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

describe('a change of what a run was asked', () => {
  it('poses what the workbook with that change poses, and without a row no plan is worth less: 200 random workbooks', () =>
    agreeOnChanges(engine, 200));
  it('and the change back pose the same, and what is so anyway changes no plan: 40 random workbooks', () => agreeOnNoChange(engine, 40));
  it('are answered under what the run before proves as from nothing: 60 random workbooks', () => agreeOnCeilings(engine, 60));
});

// Constraints: 2 and 3 say the same of A (the second as a policy), 4 is about A and B, 5 a cap, 6 a bonus. Targets: 2 a goal.
const GIVEN = smallInputs({
  constraints: [
    { constraint_type: 'mandatory', dimension_key: 'A', strength: 'policy' },
    { constraint_type: 'mandatory', dimension_key: 'A', strength: 'policy' },
    { constraint_type: 'exclude_initiative', dimension_key: 'B|C' },
    { constraint_type: 'cap', dimension: 'country', dimension_key: 'UK', max_tokens: '25' },
    { constraint_type: 'synergy', dimension_key: 'A|D' },
  ],
  targets: [{ kpi_key: 'gmv', target_type: 'goal', target_value: '250' }],
});
const ask = (changes: Partial<InputChanges>, given: RunInputs = GIVEN) => changeInputs(given, { ...NO_CHANGES, ...changes });
const wordsOf = (changes: Partial<InputChanges>, given: RunInputs = GIVEN): readonly string[] => ask(changes, given).words;
const faultsOf = (changes: Partial<InputChanges>, given: RunInputs = GIVEN): unknown => {
  try {
    return ask(changes, given).words;
  } catch (thrown) {
    return thrown instanceof Error ? thrown.message : thrown;
  }
};

describe('a wish', () => {
  it('is a row of its own; those of a what-if of a what-if count on', () => {
    const first = ask({ include: ['D'], exclude: ['C'] });
    expect(first.words).toEqual(['D included (What-if row 1)', 'C excluded (What-if row 2), which changes nothing']);
    const second = ask({ include: ['B'] }, first.inputs);
    expect(second.words).toEqual(['B included (What-if row 3)']);
    const third = ask({ drop: ['What-if!1'] }, second.inputs);
    expect(third.words).toEqual(['What-if!1 dropped']);
    expect(third.inputs.set.shapes.mandatory_initiatives_json).toEqual(['A', 'B']);
    expect(ask({ exclude: ['D'] }, third.inputs).words).toEqual(['D excluded (What-if row 4)']);
  });

  it('is hard, whatever strength the sheet gives the same rule', () => {
    const { set } = ask({ include: ['A'] }).inputs;
    expect(set.provenance.find(({ bucket, entry }) => bucket === 'mandatory_initiatives_json' && entry[0] === 'A')).toMatchObject({
      strength: 'hard',
      rows: ['Constraints!2', 'Constraints!3', 'What-if!1'],
    });
    expect(set.hash).not.toBe(GIVEN.set.hash);
  });

  it('brings a candidate into the scope, and says so; one that cannot be chosen at all is refused', () => {
    const candidates = CANDIDATES.map((it) => ({ ...it, is_selected_for_run: it.initiative_key === 'B' ? '' : 'x' }));
    const given = smallInputs({ candidates, constraints: [{ constraint_type: 'mandatory', dimension_key: 'A' }] }, 'selected');
    const { inputs, words } = ask({ include: ['b'] }, given);
    expect(words).toEqual(['B included (What-if row 1), and marked is_selected_for_run: it was outside the scope']);
    expect(inputs.candidates.find(({ key }) => key === 'B')?.isSelectedForRun).toBe(true);
    expect(faultsOf({ include: ['E'] }, given)).toBe('E cannot be chosen in this run: it has no token cost.');
    expect(wordsOf({ exclude: ['B'] }, given)).toEqual(['B excluded (What-if row 1), which changes nothing']);
  });
});

describe('a row', () => {
  it('can be dropped when it does not bind, too; what changes nothing is said', () => {
    expect(wordsOf({ drop: ['constraints!6', 'Targets!2'] })).toEqual([
      'Constraints!6 dropped',
      'Targets!2 dropped, which changes nothing',
    ]);
    expect(ask({ drop: ['Constraints!6'] }).inputs.set.shapes.synergy_bonuses_json).toEqual([]);
  });

  it('that another one repeats is still said by that one', () => {
    expect(wordsOf({ drop: ['Constraints!2'] })).toEqual([
      'Constraints!2 dropped, which changes nothing: the same stands in Constraints row 3',
    ]);
    expect(wordsOf({ drop: ['Constraints!2', 'Constraints!3'] })).toEqual(['Constraints!2 dropped', 'Constraints!3 dropped']);
    expect(wordsOf({ drop: ['Constraints!4'] }, ask({ exclude: ['B'] }).inputs)).toEqual([
      'Constraints!4 dropped, though some of it stands in What-if row 1, too',
    ]);
  });

  it('has its number read as the sheet reads it, bonuses and goals too', () => {
    expect(wordsOf({ set: ['Constraints!5.max_tokens=1,200.5', 'Constraints!6.bonus_pct = 25 %', 'Targets!2.target_value=-3'] })).toEqual([
      'Constraints!5.max_tokens 25 -> 1200.5',
      'Constraints!6.bonus_pct blank -> 25',
      'Targets!2.target_value 250 -> -3, which changes nothing',
    ]);
  });
});

describe('another objective', () => {
  it('is read as the cells of the scenario are', () => {
    expect(wordsOf({ mode: 'Weighted KPIs', weights: '{"north_star": 2.0, "kpi.wait": 0.5}' })).toEqual([
      'mode north_star -> weighted_kpis, weights none -> gmv=2, wait=0.5',
    ]);
    const weighted = ask({ mode: 'lexicographic', weights: 'wait=2; gmv=1' }).inputs;
    expect(ask({ mode: 'weighted_kpis' }, weighted).words).toEqual(['mode lexicographic -> weighted_kpis']);
    expect(ask({ mode: 'north-star' }, weighted).words).toEqual(['mode lexicographic -> north_star']);
    expect(wordsOf({ weights: 'gmv=3, wait=1' }, weighted)).toEqual(['weights gmv=1, wait=2 -> gmv=3, wait=1']);
  });

  it('that cannot be is refused', () => {
    expect(faultsOf({ weights: 'gmv=1' })).toBe(
      '--weights gmv=1: the mode north_star uses no weights. Give --mode weighted_kpis or lexicographic, too.',
    );
    expect(faultsOf({ mode: 'lexicographic' })).toMatch(/^--mode lexicographic: .*needs weights/u);
    expect(faultsOf({ mode: 'best' })).toMatch(/objective_mode is "best"; expected north_star/u);
    expect(faultsOf({ mode: 'weighted_kpis', weights: 'gmw=1, wait=-1' })).toMatch(/Did you mean gmv\?.*the weight of "wait" is -1/u);
    expect(faultsOf({ mode: 'north_star' })).toBe('--mode north_star: that is what the run maximised already.');
  });
});

describe('an estimate', () => {
  it('can be another one: tokens, also where the cell is blank, and contributions', () => {
    const { inputs, words } = ask({
      set: ['Candidates!6.tokens=5', 'Candidates!2.kpi.wait=-2', 'Candidates!4.KPI.north_star=7'],
      include: ['E'],
    });
    expect(words).toEqual([
      'Candidates!6.engineering_tokens of E blank -> 5',
      'Candidates!2.kpi.wait of A -1 -> -2, which changes nothing',
      'Candidates!4.kpi.gmv of C -5 -> 7',
      'E included (What-if row 1)',
    ]);
    expect(inputs.candidates.map(({ tokens }) => tokens?.toString())).toEqual(['10', '20', '40', '0.3', '5']);
    const ranges = {
      tokens: { low: decimal('8'), high: decimal('12') },
      contributions: { gmv: { low: decimal('90'), high: decimal('130') } },
    };
    const ranged: RunInputs = { ...GIVEN, candidates: GIVEN.candidates.map((it) => (it.key === 'A' ? { ...it, ranges } : it)) };
    const outgrown = ask({ set: ['Candidates!2.tokens=12.5', 'Candidates!2.kpi.gmv=120'] }, ranged);
    expect(outgrown.words).toEqual([
      'Candidates!2.engineering_tokens of A 10 -> 12.5, and so without its range from 8 to 12',
      'Candidates!2.kpi.gmv of A 100 -> 120',
    ]);
    expect(outgrown.inputs.candidates[0]?.ranges).toEqual({ ...ranges, tokens: null });
    expect(
      faultsOf({
        set: ['Candidates!2.titel=5', 'Candidates!2.engineering_tokens=-5', 'Candidates!2.kpi.gmv=100', 'Candidates!2.kpi.gmv=x'],
      }),
    ).toBe(
      [
        'Candidates!2 has no titel to set; engineering_tokens and kpi.<key> can be set.',
        'engineering_tokens of Candidates!2 cannot be negative.',
        'Candidates!2 has 100 there already.',
        'What --set Candidates!2.kpi.gmv=x sets is not a number.',
      ].join(' '),
    );
  });
});

describe('changes that do not go together or are none', () => {
  it('are refused, all at once', () => {
    expect(
      faultsOf({
        capacity: '70',
        set: ['Scenario_Config!2.capacity_total_tokens=80', 'Constraints!5.max_tokens=7', 'Constraints!4.max_tokens=7'],
        drop: ['Scenario_Config!2', 'Constraints!5', 'Candidates!3', 'Constraints!77'],
        include: ['A'],
        exclude: ['a'],
      }),
    ).toBe(
      [
        "Candidates!3 is no row of this run's rules. To do without B: --exclude B.",
        "Constraints!77 is no row of this run's rules. Did you mean Constraints!2?",
        'Constraints!4 has no number to set: it can only be dropped.',
        '--drop Scenario_Config!2, --set Scenario_Config!2.capacity_total_tokens=80 and --capacity 70 do not go together: give one of them.',
        '--drop Constraints!5 and --set Constraints!5.max_tokens=7 do not go together: give one of them.',
        '--include A and --exclude A do not go together: give one of them.',
      ].join(' '),
    );
    expect(faultsOf({ capacity: '100.0' })).toBe('The capacity is 100 already.');
    expect(faultsOf({ set: ['Scenario_Config!2.objective_mode=3'] })).toBe(
      'Scenario_Config!2 has no objective_mode to set; it has capacity_total_tokens.',
    );
    expect(faultsOf({ set: ['Constraints!5.max_tokens=-7', 'Constraints!5.min_tokens=7', 'Constraints!5.max_tokens=1.200,5'] })).toBe(
      [
        'max_tokens of Constraints!5 cannot be negative.',
        'Constraints!5 has no min_tokens to set; it has max_tokens.',
        '"1.200,5" for Constraints!5 is not a number.',
      ].join(' '),
    );
  });
});
