import { type Random, random } from './random.ts';

/**
 * Random sound workbooks over all rule types and modes, as plain facts. `toTabs` (workbook-tabs.ts) writes one down as sheets. Every
 * number is a text of plain digits with at most three decimals, so that a test may count in thousandths with whole numbers.
 */
export interface WorkbookDraft {
  readonly candidates: readonly CandidateDraft[];
  /** `null`: no Metrics_Config; the KPIs are those that candidates carry, all to be increased. */
  readonly kpis: readonly KpiDraft[] | null;
  readonly northStar: string;
  readonly scenarios: readonly ScenarioDraft[];
  readonly rules: readonly RuleDraft[];
}

export interface CandidateDraft {
  readonly key: string;
  /** '' where the cost is not known. */
  readonly tokens: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly contributions: Readonly<Record<string, string>>;
  /** `active_overall_score`, '' for none. */
  readonly score: string;
  readonly isSelected: boolean;
}

export interface KpiDraft {
  readonly key: string;
  readonly level: 'north_star' | 'strategic';
  readonly direction: 'increase' | 'decrease';
}

export interface ScenarioDraft {
  readonly name: string;
  readonly mode: 'north_star' | 'weighted_kpis' | 'lexicographic';
  /** '' for unlimited. */
  readonly capacity: string;
  readonly weights: Readonly<Record<string, string>>;
  /** Percent, '' for the default. */
  readonly synergyBonusPct: string;
}

/** Dimensions and their keys side by side; both empty for `all`. */
export interface SliceDraft {
  readonly dimensions: readonly string[];
  readonly keys: readonly string[];
}

interface RuleBase {
  readonly scenarios: readonly string[] | '*';
  readonly set: string;
  readonly strength: '' | 'hard' | 'policy';
  readonly notes: string;
}

interface BoundDraft<Type extends string> {
  readonly type: Type;
  readonly slice: SliceDraft;
  readonly tokens: string;
}

interface InitiativesDraft<Type extends string> {
  readonly type: Type;
  readonly initiatives: readonly string[];
}

export type RuleDraft = RuleBase &
  (
    | BoundDraft<'capacity_floor'>
    | BoundDraft<'capacity_cap'>
    | InitiativesDraft<'mandatory'>
    | InitiativesDraft<'exclude_initiative'>
    | InitiativesDraft<'exclude_pair'>
    | { readonly type: 'synergy'; readonly initiatives: readonly string[]; readonly bonusPct: string }
    | { readonly type: 'bundle'; readonly bundle: string; readonly members: readonly string[] }
    | { readonly type: 'prerequisite'; readonly dependents: readonly string[]; readonly needs: readonly string[] }
    | {
        readonly type: 'target';
        readonly slice: SliceDraft;
        readonly kpi: string;
        readonly targetType: 'floor' | 'goal';
        readonly value: string;
        readonly baseline: string;
      }
  );

export type RuleType = RuleDraft['type'];

export interface WorkbookOptions {
  readonly seed: number;
  /** How many initiatives (default 3 to 10). */
  readonly initiatives?: number;
  /** How many rules (default 0 to 12), before those that would conflict are left out. */
  readonly rules?: number;
  /** One scenario and one set, called `S` and `Base`. */
  readonly single?: boolean;
  /** Numbers such that some selection keeps every rule (default: anything goes). */
  readonly feasible?: boolean;
}

const DIMENSIONS = {
  country: ['UK', 'DE', 'South_Africa'],
  department: ['Growth', 'Core'],
  product: ['Payments', 'Core_App', 'Search'],
  'dim.platform': ['Web', 'iOS', 'Web_2'],
} as const;

export const randomWorkbook = (options: WorkbookOptions): WorkbookDraft => {
  const chance = random(options.seed);
  const hasMetrics = chance.chance(0.85);
  const kpis = randomKpis(chance, hasMetrics);
  const candidates = Array.from({ length: options.initiatives ?? chance.whole(3, 10) }, (_, at) => randomCandidate(chance, at + 1, kpis));
  const carried = hasMetrics ? kpis : kpis.filter((kpi) => candidates.some((it) => kpi.key in it.contributions));
  const scenarios = options.single ? [randomScenario(chance, 'S', carried)] : randomScenarios(chance, carried);
  const wish = options.rules ?? chance.whole(0, 12);
  const plan = new Set(options.feasible ? candidates.filter((it) => it.tokens !== '' && chance.chance(0.5)).map((it) => it.key) : []);
  const desk: Desk = { chance, candidates, kpis: carried, taken: new Map(), plan: options.feasible ? plan : null };
  const rules = Array.from({ length: wish }, () => randomRule(desk, scenarios, options.single === true)).flatMap((it) => it ?? []);
  const northStar = kpis[0]?.key ?? '';
  return {
    candidates,
    kpis: hasMetrics ? kpis : null,
    northStar,
    scenarios: scenarios.map((it) => (options.feasible ? { ...it, capacity: roomFor(it.capacity, desk) } : it)),
    rules,
  };
};

/** Thousandths of a draft's number. */
export const thousandths = (digits: string): number => Math.round(Number(digits) * 1000);
/** Thousandths as plain digits. */
export const fromThousandths = (count: number): string => String(count / 1000);

const randomKpis = (chance: Random, hasMetrics: boolean): readonly KpiDraft[] => {
  const direction = (): KpiDraft['direction'] => (hasMetrics && chance.chance(0.4) ? 'decrease' : 'increase');
  return [
    { key: hasMetrics ? 'gmv' : 'north_star_gmv', level: 'north_star', direction: direction() },
    { key: 'nps', level: 'strategic', direction: direction() },
    { key: 'delivery_time', level: 'strategic', direction: direction() },
  ];
};

const randomCandidate = (chance: Random, number: number, kpis: readonly KpiDraft[]): CandidateDraft => {
  const names = chance.pick([`INIT-${String(number).padStart(6, '0')}`, `Alpha ${number}`, `${2020 + number}`, `ÉCLAIR_${number}`]);
  const dimensions = Object.entries(DIMENSIONS).flatMap(([dimension, keys]) =>
    chance.chance(0.8) ? [[dimension, keys[chance.whole(0, keys.length - 1)] ?? ''] as const] : [],
  );
  return {
    key: names,
    tokens: chance.chance(0.08) ? '' : randomNumber(chance, 0, 40),
    dimensions: Object.fromEntries(dimensions),
    // The first always carries the north star, so that it is known without Metrics_Config, too.
    contributions: Object.fromEntries(
      kpis.flatMap((kpi, at) => ((number === 1 && at === 0) || chance.chance(0.7) ? [[kpi.key, randomNumber(chance, -10, 30)]] : [])),
    ),
    score: chance.chance(0.3) ? randomNumber(chance, 0, 10) : '',
    isSelected: chance.chance(0.7),
  };
};

const randomNumber = (chance: Random, from: number, to: number): string => {
  const count = chance.whole(from * 10, to * 10) * 100;
  return fromThousandths(chance.chance(0.5) ? count : Math.round(count / 1000) * 1000);
};

const randomScenario = (chance: Random, name: string, kpis: readonly KpiDraft[]): ScenarioDraft => {
  const mode = chance.pick(['north_star', 'weighted_kpis', 'lexicographic'] as const);
  const weighed = chance.some(kpis, chance.whole(1, kpis.length));
  return {
    name,
    mode,
    capacity: chance.chance(0.15) ? '' : randomNumber(chance, 10, 150),
    weights: Object.fromEntries(
      mode === 'north_star' && chance.chance(0.5) ? [] : weighed.map((kpi) => [kpi.key, fromThousandths(chance.whole(1, 40) * 50)]),
    ),
    synergyBonusPct: chance.chance(0.5) ? '' : String(chance.whole(0, 50)),
  };
};

const randomScenarios = (chance: Random, kpis: readonly KpiDraft[]): readonly ScenarioDraft[] =>
  ['2027-Q1 Growth', '2027-Q2', 'Lean; or not'].slice(0, chance.whole(1, 3)).map((name) => randomScenario(chance, name, kpis));

/** What a rule is drawn from: `taken` remembers what was given a value already, `plan` a selection that must stay possible. */
interface Desk {
  readonly chance: Random;
  readonly candidates: readonly CandidateDraft[];
  readonly kpis: readonly KpiDraft[];
  readonly taken: Map<string, string>;
  readonly plan: ReadonlySet<string> | null;
}

const randomRule = (desk: Desk, scenarios: readonly ScenarioDraft[], single: boolean): RuleDraft | undefined => {
  const { chance } = desk;
  const names = scenarios.map((it) => it.name);
  const some = chance.some(names, chance.whole(1, names.length));
  const base: RuleBase = {
    // A list is written with separators, so a name that holds one stands alone.
    scenarios: single || !chance.chance(0.3) ? some.slice(0, 1) : chance.chance(0.5) ? '*' : some.filter((it) => !it.includes(';')),
    set: single ? 'Base' : chance.pick(['Base', 'Tight']),
    strength: chance.pick(['', '', 'hard', 'policy'] as const),
    notes: chance.pick(['', '', 'why not', 'board']),
  };
  if (base.scenarios.length === 0) return undefined;
  const type = chance.pick<RuleType>([
    'capacity_floor',
    'capacity_cap',
    'mandatory',
    'exclude_initiative',
    'exclude_pair',
    'synergy',
    'bundle',
    'prerequisite',
    'target',
    'target',
  ]);
  if (type === 'capacity_floor' || type === 'capacity_cap') return randomBound(desk, base, type);
  if (type === 'target') return randomTarget(desk, base);
  return aboutInitiatives(desk, base, type);
};

const randomSlice = ({ chance, candidates }: Desk): SliceDraft => {
  const candidate = candidates[chance.whole(0, candidates.length - 1)];
  const dimensions = chance.some(Object.keys(candidate?.dimensions ?? {}), chance.pick([0, 1, 1, 1, 2, 2, 3]));
  return { dimensions, keys: dimensions.map((it) => candidate?.dimensions[it] ?? '') };
};

/** Is the candidate in the slice? */
export const isInSlice = (candidate: CandidateDraft, slice: SliceDraft): boolean =>
  slice.dimensions.every((dimension, at) => candidate.dimensions[dimension] === slice.keys[at]);

const nameOf = (slice: SliceDraft): string =>
  slice.dimensions
    .map((it, at) => `${it}=${slice.keys[at]}`)
    .sort()
    .join('&');

const costOf = (candidates: readonly CandidateDraft[]): number =>
  candidates.reduce((total, it) => total + thousandths(it.tokens || '0'), 0);
const planned = ({ candidates, plan }: Desk): readonly CandidateDraft[] => candidates.filter((it) => plan?.has(it.key));
const roomFor = (capacity: string, desk: Desk): string =>
  capacity === '' ? '' : fromThousandths(Math.max(thousandths(capacity), costOf(planned(desk))));

const randomBound = (desk: Desk, base: RuleBase, type: 'capacity_floor' | 'capacity_cap'): RuleDraft | undefined => {
  const { chance, candidates, plan } = desk;
  const slice = randomSlice(desk);
  const inside = candidates.filter((it) => isInSlice(it, slice));
  const spent = costOf(inside.filter((it) => plan?.has(it.key)));
  const whole = costOf(inside);
  const free = type === 'capacity_floor' ? chance.next() ** 2 * whole * 1.2 : chance.next() * whole * 1.1;
  const bound = plan === null ? free : type === 'capacity_floor' ? chance.next() * spent : spent + chance.next() * whole;
  const round = plan !== null && type === 'capacity_cap' ? Math.ceil : Math.floor;
  const tokens = fromThousandths(round(bound / 100) * 100);
  const kept = keepOnce(desk, `${base.set} ${type} ${nameOf(slice)}`, tokens);
  return kept === tokens ? { ...base, type, slice, tokens } : undefined;
};

// The first value given stays the only one: a second, different one would be a conflict.
const keepOnce = ({ taken }: Desk, what: string, value: string): string => {
  const kept = taken.get(what) ?? value;
  taken.set(what, kept);
  return kept;
};

const randomTarget = (desk: Desk, base: RuleBase): RuleDraft | undefined => {
  const { chance, candidates, plan, kpis } = desk;
  const [kpi] = chance.some(kpis, 1);
  if (!kpi) return undefined;
  const slice = randomSlice(desk);
  const dir = kpi.direction === 'increase' ? 1 : -1;
  const inside = candidates.filter((it) => it.tokens !== '' && isInSlice(it, slice));
  const gains = inside.map((it) => ({ key: it.key, gain: dir * thousandths(it.contributions[kpi.key] ?? '0') }));
  const most = gains.reduce((total, it) => total + Math.max(0, it.gain), 0);
  const reached = gains.filter((it) => plan?.has(it.key)).reduce((total, it) => total + it.gain, 0);
  const targetType = chance.pick(['floor', 'goal'] as const);
  const wish = Math.floor((chance.next() ** 2 * most * 1.2 - (chance.chance(0.2) ? 5000 : 0)) / 100) * 100;
  const required = plan !== null && targetType === 'floor' ? Math.min(wish, Math.floor(reached / 100) * 100) : wish;
  const subject = `${base.set} ${kpi.key} ${nameOf(slice)}`;
  const baseline = keepOnce(desk, `${subject} baseline`, chance.chance(0.4) ? randomNumber(chance, 0, 100) : '');
  const value = fromThousandths((baseline === '' ? 0 : thousandths(baseline)) + dir * required);
  if (keepOnce(desk, `${subject} ${targetType}`, value) !== value) return undefined;
  return { ...base, type: 'target', slice, kpi: kpi.key, targetType, value, baseline };
};

const aboutInitiatives = (desk: Desk, base: RuleBase, type: RuleType): RuleDraft | undefined => {
  const { chance, candidates, plan } = desk;
  const keys = candidates.map((it) => it.key);
  const inPlan = plan === null ? keys : keys.filter((it) => plan.has(it));
  const outOfPlan = plan === null ? keys : keys.filter((it) => !plan.has(it));
  const some = (from: readonly string[], count: number): string[] => chance.some(from, count);
  const atLeast = (list: readonly string[], count: number, rule: () => RuleDraft): RuleDraft | undefined =>
    list.length < count ? undefined : rule();
  switch (type) {
    case 'mandatory': {
      const initiatives = some(inPlan, chance.pick([1, 1, 2]));
      return atLeast(initiatives, 1, () => ({ ...base, type, initiatives }));
    }
    case 'exclude_initiative': {
      const initiatives = some(outOfPlan, chance.pick([1, 1, 2]));
      return atLeast(initiatives, 1, () => ({ ...base, type, initiatives }));
    }
    case 'exclude_pair': {
      const initiatives = plan === null ? some(keys, 2) : [...new Set([...some(outOfPlan, 1), ...some(keys, 2)])].slice(0, 2);
      return plan !== null && outOfPlan.length === 0 ? undefined : atLeast(initiatives, 2, () => ({ ...base, type, initiatives }));
    }
    case 'synergy': {
      const initiatives = some(keys, 2);
      const bonusPct = keepOnce(
        desk,
        `${base.set} ${[...initiatives].sort().join()}`,
        chance.chance(0.5) ? '' : String(chance.whole(0, 40)),
      );
      return atLeast(initiatives, 2, () => ({ ...base, type, initiatives, bonusPct }));
    }
    case 'bundle': {
      // In a feasible workbook bundles of one name stay on one side of the plan.
      const isIn = chance.chance(0.5);
      const bundle = `B${chance.whole(1, 2)}${plan === null ? '' : isIn ? 'in' : 'out'}`;
      const members = some(isIn ? inPlan : outOfPlan, chance.pick([1, 2, 2, 3]));
      return atLeast(members, 1, () => ({ ...base, type, bundle, members }));
    }
    default: {
      const from = plan !== null && chance.chance(0.5) ? outOfPlan : plan === null ? keys : inPlan;
      const dependents = some(from, chance.pick([1, 1, 2]));
      const known = from === outOfPlan ? keys : inPlan;
      const needs = some(
        known.filter((it) => !dependents.includes(it)),
        chance.pick([1, 1, 2]),
      );
      return dependents.length * needs.length === 0 ? undefined : { ...base, type: 'prerequisite', dependents, needs };
    }
  }
};
