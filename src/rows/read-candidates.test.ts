import { describe, expect, it } from 'vitest';
import { judge, METRICS } from '../../test/support/judge.ts';
import { canonicalJson } from '../base/json.ts';

const base = { initiative_key: 'A', engineering_tokens: '1' };
const contributions = (small: Parameters<typeof judge>[0]) => {
  const { found, rowSet } = judge(small);
  return found.length > 0 ? found : canonicalJson(rowSet.candidates[0]?.contributions ?? {});
};

describe('contributions', () => {
  it('come from columns, the JSON cell and KPI_Contributions; the same value may stand three times', () => {
    const candidates = [{ ...base, 'kpi.GMV': '1.50', kpi_contribution_json: '{"kpi.gmv": 1.5, "wait": -2}' }];
    const extra = [{ initiative_key: 'a', kpi_contribution_json: '{"north_star": 1.5}' }];
    expect(contributions({ candidates, contributions: extra })).toBe('{"gmv":1.5,"wait":-2}');
  });

  it('that differ are a conflict on every row that gives one', () => {
    const candidates = [{ ...base, 'kpi.gmv': '1' }];
    const extra = [{ initiative_key: 'A', kpi_contribution_json: '{"gmv": 2}' }];
    expect(contributions({ candidates, contributions: extra })).toEqual([
      'Candidates!2 value-conflict',
      'KPI_Contributions!2 value-conflict',
    ]);
  });

  it('to an unknown KPI are a warning at the header or the cell; cells below such a header are not judged', () => {
    expect(contributions({ candidates: [{ ...base, 'kpi.gvm': 'n/a', 'kpi.gmv': '1' }] })).toEqual(['Candidates!1 kpi-unknown?']);
    expect(contributions({ candidates: [{ ...base, kpi_contribution_json: '{"__proto__": 1}' }] })).toEqual(['Candidates!2 kpi-unknown?']);
  });

  it.each([
    ['{"gmv": "many"}', 'contributions-invalid'],
    ['[1]', 'contributions-invalid'],
    ['{"gmv": {"gmv": 1}}', 'contributions-invalid'],
    ['gmv=1', 'json-invalid'],
    ['{"gmv": 1, "gmv": 1}', 'json-invalid'],
    ['{"gmv": 1e400}', 'json-invalid'],
    [`${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`, 'json-invalid'],
  ])('written as %.30s are refused', (cell, code) => {
    expect(contributions({ candidates: [{ ...base, kpi_contribution_json: cell }] })).toEqual([`Candidates!2 ${code}`]);
  });

  it('of a cell of ten megabytes are read or refused in a moment', () => {
    const cell = `{"gmv": 1${' '.repeat(10_000_000)}}`;
    expect(contributions({ candidates: [{ ...base, kpi_contribution_json: cell }] })).toBe('{"gmv":1}');
    expect(contributions({ candidates: [{ ...base, kpi_contribution_json: '['.repeat(10_000_000) }] })).toEqual([
      'Candidates!2 json-invalid',
    ]);
  });

  it('of an unknown initiative are an error on that row', () => {
    const extra = [{ initiative_key: 'AA', kpi_contribution_json: '{"gmv": 2}' }];
    expect(contributions({ candidates: [base], contributions: extra })).toEqual(['KPI_Contributions!2 initiative-unknown']);
  });

  it('count percents as fractions, but as written in columns that end in _pct', () => {
    const metrics = [...METRICS, { kpi_key: 'margin_pct', kpi_level: '', direction: '' }];
    expect(contributions({ candidates: [{ ...base, 'kpi.gmv': '10%', 'kpi.margin_pct': '10%' }], metrics })).toBe(
      '{"gmv":0.1,"margin_pct":10}',
    );
  });

  it('to score are the candidate’s active_overall_score, unless Metrics_Config defines a score', () => {
    const candidates = [{ ...base, active_overall_score: '7' }];
    expect(contributions({ candidates })).toBe('{"score":7}');
    expect(contributions({ candidates, metrics: [...METRICS, { kpi_key: 'Score', kpi_level: '', direction: '' }] })).toBe('{}');
  });
});

describe('candidates', () => {
  it('keep keys as typed, also those that look like numbers', () => {
    const { rowSet } = judge({
      candidates: [
        { ...base, initiative_key: '2026' },
        { ...base, initiative_key: 'Init-7' },
      ],
    });
    expect(rowSet.candidates.map((it) => it.key)).toEqual(['2026', 'Init-7']);
  });

  it('of one key twice are refused on every row; which spelling is kept does not depend on the order of rows', () => {
    const rows = [
      { ...base, initiative_key: 'a' },
      { ...base, initiative_key: 'A' },
    ];
    const there = judge({ candidates: rows });
    expect(there.found).toEqual(['Candidates!2 key-duplicate', 'Candidates!3 key-duplicate']);
    expect(there.rowSet.knownInitiatives).toEqual(judge({ candidates: [...rows].reverse() }).rowSet.knownInitiatives);
  });

  it('spell a slice key in one way: the smallest by code unit, with a warning where a row differs', () => {
    const rows = ['uk', 'UK', 'Uk'].map((country, at) => ({ ...base, initiative_key: `A${at}`, country }));
    const { rowSet, found } = judge({ candidates: rows });
    expect(rowSet.candidates.map((it) => it.dimensions.country)).toEqual(['UK', 'UK', 'UK']);
    expect(found).toEqual(['Candidates!2 spelling-mixed?', 'Candidates!4 spelling-mixed?']);
  });

  it('without a cost are known and warned of; with a cost that cannot be read they are broken, not free', () => {
    const { found, rowSet } = judge({
      candidates: [
        { ...base, engineering_tokens: '' },
        { initiative_key: 'B', engineering_tokens: '£5' },
      ],
    });
    expect(found).toEqual(['Candidates!2 tokens-missing?', 'Candidates!3 number-invalid']);
    expect(rowSet.candidates.map((it) => it.broken)).toEqual([false, true]);
  });
});
