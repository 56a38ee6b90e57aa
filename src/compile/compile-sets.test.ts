import { describe, expect, it } from 'vitest';
import { CANDIDATES, judge, judgeWorkbook, smallWorkbook } from '../../test/support/judge.ts';
import type { CellValue, Workbook } from '../sheet/workbook.ts';

const scenario = (scenario_name: string, is_active = '') => ({
  scenario_name,
  objective_mode: 'north_star',
  capacity_total_tokens: '',
  is_active,
});
const must = { constraint_type: 'must', dimension_key: 'A' };
const names = (verdict: ReturnType<typeof judge>) =>
  verdict.compilation.sets.map((it) => `${it.scenarioName}/${it.constraintSetName}${it.set ? '' : ' blocked'}`);

describe('the scenario cell', () => {
  const scenarios = [scenario('Q1'), scenario('Q2'), scenario('Q1|Q2'), scenario('Old', 'FALSE')];
  const sets = (scenario_name: string) => {
    const verdict = judge({ scenarios, constraints: [{ ...must, scenario_name }] });
    return [
      ...names(verdict),
      ...verdict.found,
      ...verdict.compilation.strays.map((it) => `stray ${it}`),
      ...verdict.compilation.skipped.map((it) => `skipped ${it}`),
    ];
  };

  it('names one scenario, several, or every active one; a cell that equals a known name is that one', () => {
    expect(sets('q1')).toEqual(['Q1/Base']);
    expect(sets('q2; Q1')).toEqual(['Q1/Base', 'Q2/Base']);
    expect(sets('q1|q2')).toEqual(['Q1|Q2/Base']);
    expect(sets('*')).toEqual(['Q1/Base', 'Q1|Q2/Base', 'Q2/Base']);
  });

  it('skips rows of inactive scenarios, and counts a list for the active ones of it', () => {
    expect(sets('old')).toEqual(['skipped Constraints!2']);
    expect(sets('Old|Q1')).toEqual(['Q1/Base']);
  });

  it('makes a row of unknown scenarios a stray that blocks nothing, and one of a known and an unknown an error in its set', () => {
    expect(sets('Q9')).toEqual(['Constraints!2 scenario-unknown', 'stray Constraints!2']);
    expect(sets('|')).toEqual(['Constraints!2 scenario-unknown', 'stray Constraints!2']);
    expect(sets('Q1;Q9')).toEqual(['Q1/Base blocked', 'Constraints!2 scenario-unknown']);
  });

  it('says nothing about the cells of rows that are skipped with their scenario', () => {
    const { found } = judge({ scenarios, constraints: [{ constraint_type: 'cap', scenario_name: 'Old', max_tokens: 'lots' }] });
    expect(found).toEqual([]);
  });
});

describe('a set', () => {
  it('has one spelling: the smallest by code unit', () => {
    expect(
      names(
        judge({
          constraints: [
            { ...must, constraint_set_name: 'base' },
            { ...must, constraint_set_name: 'BASE', dimension_key: 'B' },
          ],
        }),
      ),
    ).toEqual(['Q1/BASE']);
  });

  it('is blocked by any error row in it, while others go through; rows without a set name block none', () => {
    const verdict = judge({
      constraints: [
        must,
        { ...must, dimension_key: 'ZZZ' },
        { ...must, constraint_set_name: 'Other' },
        { ...must, constraint_set_name: '' },
        { ...must, is_active: 'FALSE', dimension_key: 'ZZZ' },
      ],
    });
    expect(names(verdict)).toEqual(['Q1/Base blocked', 'Q1/Other']);
    expect(verdict.found).toEqual(['Constraints!5 value-missing', 'Constraints!3 initiative-unknown']);
    expect(verdict.compilation.strays).toEqual(['Constraints!5']);
  });

  it('changes its hash with the rules, bonuses and strengths, and with nothing else', () => {
    const hash = (...constraints: readonly Readonly<Record<string, string>>[]) => judge({ constraints }).compilation.sets[0]?.set?.hash;
    expect(hash({ ...must, notes: 'why' })).toBe(hash(must));
    expect(hash({ ...must, strength: 'policy' })).not.toBe(hash(must));
    expect(hash({ ...must, strength: 'policy' }, must)).toBe(hash(must));
    const pair = { constraint_type: 'synergy', dimension_key: 'A|B' };
    expect(hash({ ...pair, bonus_pct: '10' })).not.toBe(hash({ ...pair, bonus_pct: '' }));
  });
});

describe('rows that meet', () => {
  const floor = (min_tokens: string, notes = '') => ({
    constraint_type: 'floor',
    dimension: 'country',
    dimension_key: 'UK',
    min_tokens,
    notes,
  });
  it('count once where they say the same, and are all errors where they differ: never the last one', () => {
    expect(judge({ constraints: [floor('5'), floor('5.0', 'again')] }).found).toEqual(['Constraints!3 row-duplicate?']);
    const three = judge({ constraints: [floor('5'), floor('5'), floor('7')] });
    expect(three.found.filter((it) => it.endsWith('value-conflict'))).toHaveLength(3);
    expect(three.stored()).toBeNull();
  });
});

describe('a slice key', () => {
  const at = (initiative_key: string, country: string, product: string) => ({ initiative_key, country, product, engineering_tokens: '1' });
  const cap = (dimension: string, dimension_key: string) => ({ constraint_type: 'cap', dimension, dimension_key, max_tokens: '1' });
  it('may contain _, as long as only one combination spells it', () => {
    const candidates = [at('A', 'UK_Core', 'App'), at('B', 'UK', 'Core_App'), at('C', 'DE', 'Core_App')];
    const { found } = judge({ candidates, constraints: [cap('country_product', 'UK_Core_App'), cap('product_country', 'core_app_de')] });
    expect(found).toEqual(['Constraints!2 slice-ambiguous']);
  });

  it('is ambiguous, too, where the stored spelling would be, or where a key is called total', () => {
    const candidates = [at('A', 'UK_Core', 'App'), at('B', 'UK', 'Core_App'), at('C', 'Total', 'App')];
    expect(judge({ candidates, constraints: [cap('product_country', 'App_UK_Core')] }).found).toEqual(['Constraints!2 slice-ambiguous']);
    expect(judge({ candidates, constraints: [cap('country', 'total')] }).found).toEqual(['Constraints!2 slice-ambiguous']);
  });

  it('is of dimensions of one’s own by any spelling of their header', () => {
    const candidates = CANDIDATES.map((it) => ({ ...it, 'Dim.Go-Live  Date': 'soon' }));
    const { found, stored } = judge({ candidates, constraints: [cap('dim.go live_date_country', 'SOON_uk'), cap('productarea', 'pay')] });
    expect(found).toEqual([]);
    expect(stored()).toEqual({ caps_json: { 'country_dim.go_live_date': { UK_soon: 1 }, product: { Pay: 1 } } });
  });
});

describe('cells that cannot be read', () => {
  const columns = [
    'scenario_name',
    'constraint_set_name',
    'constraint_type',
    'dimension',
    'dimension_key',
    'member_keys',
    'min_tokens',
    'notes',
    'strength',
    'is_active',
  ] as const;
  const row = {
    constraint_type: 'prerequisite',
    dimension: 'initiative',
    dimension_key: 'A',
    member_keys: 'B',
    min_tokens: '',
    notes: 'x',
    strength: 'hard',
    is_active: 'TRUE',
  };
  const broken = (column: string, value: CellValue): Workbook => {
    const workbook = smallWorkbook({ constraints: [row] });
    const sheets = workbook.sheets.map((sheet) => {
      if (sheet.name !== 'Constraints') return sheet;
      const header = sheet.rows[0]?.cells.find((it) => it.value.kind === 'text' && it.value.text === column)?.column ?? 0;
      const cells = [...(sheet.rows[1]?.cells.filter((it) => it.column !== header) ?? []), { column: header, value }];
      return { ...sheet, rows: [...sheet.rows.slice(0, 1), { row: 2, cells: cells.sort((a, b) => a.column - b.column) }] };
    });
    return { ...workbook, sheets };
  };

  it.each(columns)('in %s are one finding, and the row never counts as if the cell were blank', (column) => {
    for (const value of [{ kind: 'error', error: '#REF!' }, { kind: 'uncached' }] as const) {
      const { found, stored } = judgeWorkbook(broken(column, value));
      expect(found.filter((it) => !it.endsWith('?'))).toEqual(['Constraints!2 cell-error']);
      expect(stored()).toBeNull();
    }
  });
});

describe('a tab that cannot be read', () => {
  it('blocks every set with one finding, not one per row', () => {
    const candidates = [{ initiative_key: 'A', engineering_tokens: '1', tokens: '2', 'kpi.gmv': '1' }];
    const verdict = judge({ candidates, metrics: null, constraints: [must, { ...must, scenario_name: '*', constraint_set_name: 'Two' }] });
    expect(verdict.found).toEqual(['Candidates!1 column-duplicate']);
    expect(names(verdict)).toEqual(['Q1/Base blocked', 'Q1/Two blocked']);
    expect(verdict.compilation.sets[0]?.blockedBy).toEqual(['Candidates!1']);
  });
});
