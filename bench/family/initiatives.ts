import type { Random } from '../../test/support/random.ts';

/** One initiative of a generated quarter. Numbers are whole: tokens in tenths, gains in the unit that `KPI_PLACES` says. */
export interface Initiative {
  readonly key: string;
  /** Tenths of a token. */
  readonly tokens: number;
  readonly slices: Readonly<Record<Dimension, string>>;
  /** What it adds to the north star, in whole units of money. */
  readonly money: number;
  /** What it adds to the other KPIs, in their order; 0 where it adds nothing. */
  readonly gains: readonly number[];
}

export type Dimension = 'country' | 'department' | 'category' | 'program';
export type FamilyName = 'easy' | 'strongly-correlated' | 'synergy-heavy';

/** The KPIs beside the north star: their names and decimal places. */
export const KPIS = [
  { key: 'retention', places: 1 },
  { key: 'cost_saved', places: 0 },
  { key: 'nps', places: 1 },
] as const;

const COUNTRIES = ['UK', 'DE', 'FR', 'US', 'ES', 'IT', 'NL', 'PL'] as const;
const DEPARTMENTS = ['Payments', 'Logistics', 'Search', 'Growth', 'Platform', 'Risk'] as const;
const CATEGORIES = ['Growth', 'Cost', 'Compliance', 'Reliability', 'Experience'] as const;

/** Money comes in steps of this. */
const MONEY_STEP = 1000;

/** In the strongly correlated family: money per tenth of a token, and what every initiative has beside it. */
const MONEY_PER_TENTH = 1000;
const MONEY_BASE = 100_000;

/** The candidates of a quarter; `easy` and `synergy-heavy` differ in their pairs only. */
export const drawInitiatives = (family: FamilyName, count: number, chance: Random): readonly Initiative[] => {
  const programs = Math.max(4, Math.min(60, Math.round(count / 20)));
  return Array.from({ length: count }, (_, at) => {
    const tokens = drawTokens(chance);
    return {
      key: `INIT-${String(at + 1).padStart(6, '0')}`,
      tokens,
      slices: {
        country: skewed(COUNTRIES, chance),
        department: skewed(DEPARTMENTS, chance),
        category: skewed(CATEGORIES, chance),
        program: `P${String(chance.whole(1, programs)).padStart(2, '0')}`,
      },
      money: family === 'strongly-correlated' ? correlatedMoney(tokens, chance) : freeMoney(tokens, chance),
      gains: [oneDecimal(tokens, chance), 10 * Math.round(spread(chance, 250, 0.8) * present(chance)), oneDecimal(tokens, chance)],
    };
  });
};

/** A log-normal draw around its median. */
const spread = (chance: Random, median: number, sigma: number): number => {
  const normal = Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return median * Math.exp(sigma * normal);
};

/** Estimates as teams give them: mostly halves, some to a tenth; many small, few large. */
const drawTokens = (chance: Random): number => {
  const tenths = Math.min(1500, Math.max(20, spread(chance, 180, 0.7)));
  return chance.chance(0.6) ? 5 * Math.round(tenths / 5) : Math.round(tenths);
};

/** Weakly related to cost: a big initiative tends to bring more, by no means always. One in sixteen brings no money at all. */
const freeMoney = (tokens: number, chance: Random): number =>
  chance.chance(1 / 16) ? 0 : MONEY_STEP * Math.max(1, Math.round(spread(chance, 120 + tokens / 2, 0.6)));

/** The classic hard knapsack: worth follows cost so closely that no initiative stands out. */
const correlatedMoney = (tokens: number, chance: Random): number =>
  tokens * MONEY_PER_TENTH + MONEY_BASE + MONEY_STEP * chance.whole(-3, 3);

/** Two thirds contribute to a KPI, a few of them to its harm. */
const present = (chance: Random): number => (chance.chance(1 / 3) ? 0 : chance.chance(0.1) ? -0.5 : 1);

const oneDecimal = (tokens: number, chance: Random): number => Math.round(spread(chance, 20 + tokens / 20, 0.7) * present(chance));

/** The first words are drawn more often than the last: markets and teams differ in size. */
const skewed = <T>(words: readonly [T, ...T[]], chance: Random): T => words[Math.floor(words.length * chance.next() ** 1.5)] ?? words[0];
