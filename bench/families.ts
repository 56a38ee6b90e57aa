import { type Decimal, fromUnits } from '../src/base/decimal.ts';
import { record } from '../src/base/json.ts';
import { type Constraint, PROBLEM_FORMAT, type Problem } from '../src/problem/problem.ts';
import { type Random, random } from '../test/support/random.ts';
import { type Bound, drawBounds, drawKpiFloors } from './family/bounds.ts';
import { drawInitiatives, type FamilyName, type Initiative, KPIS } from './family/initiatives.ts';
import { fillPlan } from './family/plans.ts';
import { drawTies, type Ties } from './family/ties.ts';

export type { FamilyName };

/** `easy`: worth weakly related to cost. `strongly-correlated`: worth follows cost. `synergy-heavy`: easy, with more than one pair per initiative. */
export const FAMILIES: readonly FamilyName[] = ['easy', 'strongly-correlated', 'synergy-heavy'];

/** The sizes that are measured. */
export const SIZES: readonly number[] = [50, 200, 1000, 5000, 20_000];

/**
 * A product organisation's quarter as a problem (§10): the same family, size and seed always give the same one. Floors, caps and KPI floors
 * are drawn around a hidden plan, so that every problem has one.
 */
export const makeFamilyProblem = (family: FamilyName, size: number, seed: number): Problem => makeFamily(family, size, seed).problem;

/** The problem, the hidden plan that keeps all of it (rarely a good one), and what the problem was made from. */
export const makeFamily = (
  family: FamilyName,
  size: number,
  seed: number,
): { readonly problem: Problem; readonly plan: readonly string[]; readonly initiatives: readonly Initiative[] } => {
  const chance = random(seed * 1_000_003 + size * 101 + FAMILIES.indexOf(family));
  const initiatives = drawInitiatives(family, size, chance);
  const ties = drawTies(initiatives, chance);
  const all = initiatives.reduce((total, { tokens }) => total + tokens, 0);
  const capacity = 100 * Math.round((all * (0.35 + 0.15 * chance.next())) / 100);
  const hidden = fillPlan(initiatives, ties, capacity, (it) => hiddenWorth(it, chance));
  const greedy = fillPlan(initiatives, ties, capacity, ({ money }) => money);
  const bounds = [...drawBounds(initiatives, hidden, greedy, chance), ...drawKpiFloors(initiatives, hidden, chance)];
  const whole: Bound = { name: 'capacity', members: initiatives.map(({ tokens }, at) => [at, tokens]), max: capacity };
  const problem: Problem = {
    format: PROBLEM_FORMAT,
    name: `${family} ${size} seed ${seed}`,
    variables: initiatives.map(({ key }) => key),
    objectives: [
      {
        name: 'north_star: gmv',
        linear: record(initiatives.flatMap(({ key, money }) => (money === 0 ? [] : [[key, fromUnits(BigInt(money), 0)] as const]))),
        pairs: family === 'synergy-heavy' ? drawPairs(initiatives, chance) : [],
      },
    ],
    constraints: [...[whole, ...bounds].map((bound) => boundConstraint(initiatives, bound)), ...tieConstraints(initiatives, ties)],
  };
  return { problem, plan: [...hidden].map((at) => keyAt(initiatives, at)).sort(), initiatives };
};

/** The hidden plan looks at all KPIs, and a lot at chance: politics, promises, habits. */
const hiddenWorth = ({ money, gains }: Initiative, chance: Random): number => {
  const [retention = 0, saved = 0, nps = 0] = gains;
  return (money / 200_000 + retention / 30 + saved / 2500 + nps / 30 + 1) * (0.4 + chance.next());
};

/** Bonus or overlap: a tenth of what both bring. Three pairs per two initiatives, half of them within a program, one in eight an overlap. */
const drawPairs = (initiatives: readonly Initiative[], chance: Random): readonly (readonly [string, string, Decimal])[] => {
  const programs = Map.groupBy(initiatives, ({ slices }) => slices.program);
  const found = new Map<string, readonly [string, string, Decimal]>();
  while (found.size < (initiatives.length * 3) / 2) {
    const one = initiatives[chance.whole(0, initiatives.length - 1)];
    const near = chance.chance(0.5) ? programs.get(one?.slices.program ?? '') : undefined;
    const pool = near ?? initiatives;
    const other = pool[chance.whole(0, pool.length - 1)];
    if (!one || !other || one.key === other.key || one.money + other.money === 0) continue;
    const [a, b] = one.key < other.key ? [one, other] : [other, one];
    const bonus = ((a.money + b.money) / 10) * (chance.chance(1 / 8) ? -1 : 1);
    if (!found.has(`${a.key} ${b.key}`)) found.set(`${a.key} ${b.key}`, [a.key, b.key, fromUnits(BigInt(bonus), 0)]);
  }
  return [...found.values()];
};

const keyAt = (initiatives: readonly Initiative[], at: number): string => initiatives[at]?.key ?? '';

/** Tokens and most KPIs stand in tenths. */
const boundConstraint = (initiatives: readonly Initiative[], { name, members, min, max }: Bound): Constraint => {
  const places = KPIS.find(({ key }) => name === `target floor: ${key}`)?.places ?? 1;
  const exact = (units: number): Decimal => fromUnits(BigInt(units), places);
  return {
    kind: 'linear',
    name,
    terms: members.map(([at, amount]) => [keyAt(initiatives, at), exact(amount)] as const),
    ...(min === undefined ? {} : { min: exact(min) }),
    ...(max === undefined ? {} : { max: exact(max) }),
  };
};

const tieConstraints = (initiatives: readonly Initiative[], ties: Ties): readonly Constraint[] => {
  const key = (at: number): string => keyAt(initiatives, at);
  return [
    ...ties.mandatory.map((at): Constraint => ({ kind: 'fix', name: `mandatory: ${key(at)}`, key: key(at), value: 1 })),
    ...ties.bundles.map(
      (members, at): Constraint => ({ kind: 'equal', name: `bundle: B${at + 1}`, members: members.map((member) => key(member)) }),
    ),
    ...ties.exclusions.map(
      ([a, b]): Constraint => ({ kind: 'conflict', name: `exclusion: ${key(a)} ${key(b)}`, members: [key(a), key(b)] }),
    ),
    ...ties.prerequisites.map(
      ([dependent, prerequisite]): Constraint => ({
        kind: 'implies',
        name: `prerequisite: ${key(dependent)} ${key(prerequisite)}`,
        if: key(dependent),
        then: key(prerequisite),
      }),
    ),
  ];
};
