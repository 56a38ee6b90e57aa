import { describe, expect, it } from 'vitest';
import { judge, type Rows } from '../../test/support/judge.ts';
import { rulebook } from '../rules/index.ts';
import { buildProblem } from './build-problem.ts';

const tieBreakOf = (candidates: Rows) => {
  const { rowSet, compilation } = judge({ candidates, constraints: [{ constraint_type: 'cap', dimension: 'all', max_tokens: '9' }] });
  const [scenario] = rowSet.scenarios;
  const [set] = compilation.sets.flatMap((it) => it.set ?? []);
  if (!scenario || !set) throw new RangeError('the workbook of this test has no sound set');
  const { kpis, northStar, candidates: all } = rowSet;
  const { problem } = buildProblem(
    { scenario, set, kpis, northStar, candidates: all, scope: 'all', leftOut: [], tieBreak: true },
    rulebook.map((rule) => rule.problem),
  );
  const tieBreak = problem.objectives.at(-1);
  return JSON.parse(JSON.stringify({ linear: tieBreak?.linear, divisor: tieBreak?.divisor }));
};

const candidate = (initiative_key: string, engineering_tokens: string) => ({ initiative_key, engineering_tokens, 'kpi.gmv': '1' });

describe('the tie-break', () => {
  it('prefers fewer tokens', () => {
    expect(tieBreakOf([candidate('A', '2'), candidate('B', '0.5')])).toEqual({ linear: { A: '-2', B: '-0.5' } });
  });

  it('then fewer of the candidates that cost nothing, which never outweigh a token', () => {
    const found = tieBreakOf([candidate('A', '2'), candidate('B', '0.5'), candidate('F', '0'), candidate('G', '0')]);
    expect(found).toEqual({ linear: { A: '-6', B: '-1.5', F: '-0.1', G: '-0.1' }, divisor: '3' });
  });
});
