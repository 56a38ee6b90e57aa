import { describe, expect, it } from 'vitest';
import { judge, METRICS } from '../../test/support/judge.ts';
import { canonicalJson, type Json } from '../base/json.ts';
import { encodeRanges } from '../store/documents.ts';

const base = { initiative_key: 'A', engineering_tokens: '10', 'kpi.gmv': '-2' };
const ranges = (small: Parameters<typeof judge>[0]): Json => {
  const { found, rowSet } = judge(small);
  const [first] = rowSet.candidates;
  return found.length > 0 ? found : canonicalJson(first?.ranges ? encodeRanges(first.ranges) : null);
};
const one = (cells: Readonly<Record<string, string>>, metrics?: typeof METRICS | null): Json =>
  ranges({ candidates: [{ ...base, ...cells }], ...(metrics === undefined ? {} : { metrics }) });

describe('ranges', () => {
  it('come from columns beside the number; a bound that is blank is the number itself, and without bounds there is none', () => {
    expect(one({ tokens_low: '8', 'Tokens High': '15', 'kpi.gmv_low': '-3', 'kpi.GMV_High': '1' })).toBe(
      '{"contributions":{"gmv":{"high":1,"low":-3}},"tokens":{"high":15,"low":8}}',
    );
    expect(one({ tokens_high: '12' })).toBe('{"contributions":{},"tokens":{"high":12,"low":10}}');
    expect(one({ 'kpi.north_star_low': '-2.5' })).toBe('{"contributions":{"gmv":{"high":-2,"low":-2.5}},"tokens":null}');
    expect(one({ tokens_low: '', 'kpi.gmv_low': '' })).toBe('null');
  });

  it('count percents as the column they belong to does', () => {
    const metrics = [...METRICS, { kpi_key: 'margin_pct', kpi_level: '', direction: '' }];
    expect(one({ 'kpi.margin_pct': '10%', 'kpi.margin_pct_high': '12%' }, metrics)).toBe(
      '{"contributions":{"margin_pct":{"high":12,"low":10}},"tokens":null}',
    );
  });

  it('belong to a contribution wherever it is given', () => {
    expect(one({ 'kpi.gmv': '', kpi_contribution_json: '{"gmv": 4}', 'kpi.gmv_high': '5' })).toBe(
      '{"contributions":{"gmv":{"high":5,"low":4}},"tokens":null}',
    );
  });

  it('that do not hold the number, or belong to a blank one, are refused at the cell', () => {
    expect(one({ tokens_low: '11' })).toEqual(['Candidates!2 range-invalid']);
    expect(one({ tokens_high: '9.99', 'kpi.gmv_low': '-1' })).toEqual(['Candidates!2 range-invalid', 'Candidates!2 range-invalid']);
    expect(one({ 'kpi.wait_low': '1' })).toEqual(['Candidates!2 range-invalid']);
    expect(one({ tokens_low: 'few' })).toEqual(['Candidates!2 number-invalid']);
    expect(one({ tokens_low: '-1' })).toEqual(['Candidates!2 number-negative']);
    const { rowSet } = judge({ candidates: [{ ...base, tokens_low: '11' }] });
    expect(rowSet.issues[0]).toMatchObject({ place: { column: 'tokens_low' }, severity: 'error' });
  });

  it('are refused where two columns give one bound', () => {
    expect(one({ 'kpi.gmv_low': '-3', 'kpi.north_star_low': '-3' })).toEqual(['Candidates!1 column-duplicate']);
  });

  it('never swallow a KPI of such a name', () => {
    const metrics = [...METRICS, { kpi_key: 'gmv_low', kpi_level: '', direction: '' }];
    const { rowSet, found } = judge({ candidates: [{ ...base, 'kpi.gmv_low': '7' }], metrics });
    expect([found, canonicalJson(rowSet.candidates[0]?.contributions ?? {}), rowSet.candidates[0]?.ranges]).toEqual([
      [],
      '{"gmv":-2,"gmv_low":7}',
      undefined,
    ]);
  });

  it('need both bounds beside the number where no Metrics_Config says which KPIs there are', () => {
    expect(one({ 'kpi.gmv_low': '-3', 'kpi.gmv_high': '0' }, null)).toBe('{"contributions":{"gmv":{"high":0,"low":-3}},"tokens":null}');
    const alone = judge({ candidates: [{ ...base, 'kpi.gmv_low': '7' }], metrics: null }).rowSet;
    expect(alone.kpis.map(({ key }) => key)).toEqual(['gmv', 'gmv_low', 'score']);
    const other = judge({ candidates: [{ ...base, 'kpi.wait_low': '7', 'kpi.wait_high': '8' }], metrics: null }).rowSet;
    expect(other.kpis.map(({ key }) => key)).toEqual(['gmv', 'score', 'wait_high', 'wait_low']);
  });

  it('of an unknown KPI are a warning at the header', () => {
    expect(one({ 'kpi.gvm_low': '7' })).toEqual(['Candidates!1 kpi-unknown?']);
  });
});
