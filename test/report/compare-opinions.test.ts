import { describe, expect, it } from 'vitest';
import { decimal, ONE } from '../../src/base/decimal.ts';
import type { Solution } from '../../src/engine/solution.ts';
import { type Claims, compareOpinions } from '../../src/report/compare-opinions.ts';

const STAGES = [
  { name: 'gmv', kpi: 'gmv', isTieBreak: false },
  { name: 'fewest tokens', kpi: null, isTieBreak: true },
];

const worth = (text: string) => ({ sum: decimal(text), divisor: ONE });

const claims = (result: Claims['result'], values: readonly string[] | null, bounds: readonly string[] = []): Claims => ({
  result,
  selected: values ? ['A'] : [],
  values: values === null ? null : values.map(worth),
  bounds: bounds.map(decimal),
});

/** Stages as `value`, proven, or `value<bound`, `value<?` for a bound that is not known. */
const second = (result: Solution['result'], ...stages: readonly string[]): Solution => ({
  result,
  selected: stages.length > 0 ? ['A'] : [],
  hasPlan: stages.length > 0,
  stages: stages.map((text, at) => {
    const [value = '', bound] = text.split('<');
    return {
      name: STAGES[at]?.name ?? '',
      objective: worth(value),
      bestBound: bound === '?' ? null : worth(bound ?? value),
      proven: bound === undefined,
    };
  }),
  engine: { name: 'second', version: '1', seed: 0, settings: {}, statuses: ['asked'] },
  wallMs: 1,
});

describe('two answers to one problem', () => {
  it.each([
    ['optimal', ['190', '-50'], second('optimal', '190', '-50'), 'agree', 'Confirmed as the best possible: gmv 190 and the tie-break -50.'],
    ['optimal', ['190', '-50'], second('optimal', '200', '-60'), 'disagree', 'The run called its plan the best. It was wrong.'],
    ['optimal', ['190', '-50'], second('feasible', '200<300', '-60<?'), 'disagree', 'The run called its plan the best. It was wrong.'],
    ['optimal', ['190', '-50'], second('optimal', '190', '-40'), 'disagree', 'The run called its plan the best. It was wrong.'],
    ['optimal', ['190', '-50'], second('optimal', '180', '-40'), 'disagree', 'The second engine is wrong.'],
    ['optimal', ['190', '-50'], second('feasible', '180<185', '-40<?'), 'disagree', 'The second engine is wrong.'],
    ['optimal', ['190', '-50'], second('feasible', '180<195', '-40<?'), 'undecided', 'the run has 190, no more than 195 is possible.'],
    ['optimal', ['190', '-50'], second('feasible', '180<?', '-40<?'), 'undecided', 'it proved no bound'],
    ['optimal', ['190', '-50'], second('feasible', '190', '-60<-20'), 'undecided', 'Confirmed as the best possible: gmv 190.'],
    ['optimal', ['190', '-50'], second('infeasible'), 'disagree', 'The second engine is wrong.'],
    ['optimal', ['190', '-50'], second('unknown'), 'undecided', 'found no plan before it stopped'],
    ['infeasible', null, second('infeasible'), 'agree', 'Both prove that no plan keeps all of the rules together.'],
    ['infeasible', null, second('feasible', '1<2', '-1<?'), 'disagree', 'The run was wrong.'],
    ['infeasible', null, second('unknown'), 'undecided', 'neither found a plan nor proved'],
    ['unknown', null, second('optimal', '5', '-1'), 'undecided', 'The run found no plan and proved nothing'],
    ['feasible', ['190', '-50'], second('optimal', '190', '-50'), 'agree', 'The run had not proven its plan; the second engine has.'],
  ] as const)('%s %j: %#', (result, values, other, verdict, words) => {
    const opinion = compareOpinions(claims(result, values), other, STAGES);
    expect({ verdict: opinion.verdict, words: opinion.sentences.join(' ') }).toEqual({ verdict, words: expect.stringContaining(words) });
  });

  it('holds a run that a limit stopped to the bound it gave, and to no more', () => {
    const limited = claims('feasible', ['190', '-50'], ['200']);
    expect(compareOpinions(limited, second('optimal', '200', '-60'), STAGES).verdict).toBe('agree');
    expect(compareOpinions(limited, second('optimal', '200.5', '-60'), STAGES)).toMatchObject({
      verdict: 'disagree',
      sentences: [expect.stringContaining('200.5 instead of 190'), 'The run said that no more than 200 is possible. It was wrong.'],
    });
    expect(compareOpinions(limited, second('feasible', '195<210', '-60<?'), STAGES).verdict).toBe('undecided');
  });

  it('compares fractions exactly, and tells a tie from the same choice', () => {
    const third = { sum: decimal('1'), divisor: decimal('3') };
    const same = { sum: decimal('2'), divisor: decimal('6') };
    const other = { ...second('optimal', '0', '0'), selected: ['B'] };
    const stages = other.stages.map((stage) => ({ ...stage, objective: third, bestBound: third }));
    const opinion = compareOpinions({ ...claims('optimal', ['0', '0']), values: [same, same] }, { ...other, stages }, STAGES);
    expect(opinion).toMatchObject({ verdict: 'agree' });
    expect(opinion.sentences.at(-1)).toBe('They chose different initiatives of exactly the same worth: a tie.');
  });
});
