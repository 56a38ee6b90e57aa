import { type Decimal, fromUnits } from '../../src/base/decimal.ts';
import { record } from '../../src/base/json.ts';
import type { BySlice, Shapes } from '../../src/compile/compiled-set.ts';
import type { Constraint, Problem } from '../../src/problem/problem.ts';
import type { RunInputs } from '../../src/problem/run-inputs.ts';
import { type FamilyName, makeFamily } from '../families.ts';
import { type Initiative, KPIS } from './initiatives.ts';

/** A generated quarter as a run's inputs, from which its problem is posed by the rules: for questions that pose it anew. Overlaps, which no rule can say, are left out. */
export const makeFamilyInputs = (family: FamilyName, size: number, seed: number): RunInputs => {
  const { problem, initiatives } = makeFamily(family, size, seed);
  const kpi = { unit: '', direction: 'increase', notes: '', broken: false } as const;
  return {
    scenario: {
      name: problem.name ?? '',
      periodKey: null,
      capacityTokens: linear(problem, 'capacity')[0]?.max ?? null,
      mode: 'north_star',
      weights: record(),
      synergyBonusPct: null,
      notes: '',
      row: 2,
      broken: false,
    },
    set: { scenarioName: problem.name ?? '', constraintSetName: 'Base', shapes: toShapes(problem), bonusPct: [], provenance: [], hash: '' },
    kpis: [
      { ...kpi, key: 'gmv', name: 'gmv', level: 'north_star', row: 2 },
      ...KPIS.map(({ key }, at) => ({ ...kpi, key, name: key, level: 'strategic' as const, row: at + 3 })),
    ],
    northStar: 'gmv',
    candidates: initiatives.map(toCandidate),
    scope: 'all',
    leftOut: [],
    tieBreak: true,
  };
};

const toCandidate = ({ key, tokens, slices, money, gains }: Initiative, at: number): RunInputs['candidates'][number] => ({
  key,
  title: '',
  tokens: fromUnits(BigInt(tokens), 1),
  dimensions: record(Object.entries(slices)),
  contributions: record([
    ['gmv', fromUnits(BigInt(money), 0)],
    ...KPIS.map((kpi, index) => [kpi.key, fromUnits(BigInt(gains[index] ?? 0), kpi.places)] as const),
  ]),
  isSelectedForRun: true,
  deadlineDate: null,
  periodKey: null,
  lifecycleStatus: '',
  activeOverallScore: null,
  notes: '',
  row: at + 2,
  broken: false,
});

type Linear = Extract<Constraint, { readonly kind: 'linear' }>;

const linear = ({ constraints }: Problem, prefix: string): readonly Linear[] =>
  constraints.flatMap((it) => (it.kind === 'linear' && it.name.startsWith(prefix) ? [it] : []));

const toShapes = (problem: Problem): Shapes => {
  const { constraints, objectives } = problem;
  const prerequisites = constraints.flatMap((it) => (it.kind === 'implies' ? [[it.if, it.then] as const] : []));
  return {
    floors_json: bySlice(linear(problem, 'floor: '), ({ min }) => min),
    caps_json: bySlice(linear(problem, 'cap: '), ({ max }) => max),
    targets_json: record([
      [
        'all',
        record([
          [
            'all',
            record(
              linear(problem, 'target floor: ').flatMap(({ name, min }) =>
                min ? [[name.slice('target floor: '.length), { type: 'floor', value: min }] as const] : [],
              ),
            ),
          ],
        ]),
      ],
    ]),
    mandatory_initiatives_json: constraints.flatMap((it) => (it.kind === 'fix' ? [it.key] : [])),
    bundles_json: constraints.flatMap((it) => (it.kind === 'equal' ? [{ bundle_key: it.name, members: it.members }] : [])),
    exclusions_initiatives_json: [],
    exclusions_pairs_json: constraints.flatMap((it) => (it.kind === 'conflict' ? [it.members] : [])),
    prerequisites_json: record(
      [...Map.groupBy(prerequisites, ([dependent]) => dependent)].map(([key, own]) => [key, own.map(([, needed]) => needed)] as const),
    ),
    synergy_bonuses_json: (objectives[0]?.pairs ?? []).flatMap(([a, b, bonus]) => (bonus.gt('0') ? [[a, b] as const] : [])),
  };
};

/** `cap: country_department UK_Risk` holds its dimension and key. */
const bySlice = (found: readonly Linear[], bound: (it: Linear) => Decimal | undefined): BySlice<Decimal> => {
  const slices = found.flatMap((it) => {
    const [, dimension = '', key = ''] = /: (\S+) (.*)$/u.exec(it.name) ?? [];
    const value = bound(it);
    return value ? [{ dimension, key, value }] : [];
  });
  return record(
    [...Map.groupBy(slices, ({ dimension }) => dimension)].map(
      ([dimension, own]) => [dimension, record(own.map(({ key, value }) => [key, value] as const))] as const,
    ),
  );
};
