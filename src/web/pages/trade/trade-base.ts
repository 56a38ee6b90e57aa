import type { Schemas } from '../../api/client.ts';
import type { RowNumber, TradeBase } from './trade-state.ts';

type Report = Schemas['RunReport'];
type Rule = Schemas['ReportedRule'];
type Initiative = Schemas['ReportedInitiative'];

/** Which column holds the number of a rule of each type. */
const COLUMNS: Readonly<Record<string, RowNumber['column']>> = {
  capacity_floor: 'min_tokens',
  capacity_cap: 'max_tokens',
  floor: 'target_value',
  goal: 'target_value',
};

const MEASURES = ['floor', 'goal', 'synergy'];
const CAPACITY = 'capacity';

/** A rule of the run: rows that say the same are one. */
export interface TradedRule extends Rule {
  readonly rows: readonly string[];
  readonly column: RowNumber['column'] | null;
}

/** The rules that can be traded with: those that bind tightest first, then as in the sheet. */
export const tradedRules = ({ rules }: Pick<Report, 'rules'>): readonly TradedRule[] => {
  const groups = Map.groupBy(
    rules.filter(({ type, row }) => type !== CAPACITY && !row.startsWith('What-if!')),
    (it) => (COLUMNS[it.type] === undefined ? it.row : JSON.stringify([it.type, it.dimension, it.key, it.kpi])),
  );
  return [...groups.values()]
    .flatMap((same) => {
      const [first] = same;
      const column = first && first.number !== null ? (COLUMNS[first.type] ?? null) : null;
      return first ? [{ ...first, rows: same.map(({ row }) => row), column }] : [];
    })
    .toSorted((a, b) => Number(b.tight) - Number(a.tight));
};

export const baseOf = (report: Report): TradeBase => {
  const northStar = report.kpis.find(({ level }) => level === 'north_star') ?? report.kpis[0];
  const capacityRow = report.rules.find(({ type }) => type === CAPACITY)?.row ?? null;
  const numbers = tradedRules(report).flatMap(({ rows, column, number }) =>
    column === null || number === null ? [] : rows.map((row) => [row, { column, number, rows }] as const),
  );
  return {
    capacity: report.capacity_total,
    capacityRow,
    mode: report.objective_mode ?? 'weighted_kpis',
    weights: report.weights,
    firstWeights: northStar ? { [northStar.kpi]: 1 } : {},
    numbers: new Map(numbers),
    measureRows: new Set(report.rules.filter(({ type }) => MEASURES.includes(type)).map(({ row }) => row)),
    isOfSelected: report.scope === 'selected',
  };
};

/** The number of the first `What-if` row that new locks get: they count on after those that the run has. */
export const firstLockOf = ({ rules }: Pick<Report, 'rules'>): number =>
  1 + Math.max(0, ...rules.map(({ row }) => Number(/^What-if!(\d+)$/u.exec(row)?.[1] ?? 0)));

const worth = ({ score, tokens }: Initiative): number =>
  tokens === null || tokens === 0 ? score.shown * Number.MAX_SAFE_INTEGER : score.shown / tokens;

/** Those in the plan first, then those left out, most worth for a token first, then those that cannot be chosen. It stays so while one trades. */
export const lockOrder = (initiatives: readonly Initiative[]): readonly Initiative[] => {
  const rank = ({ selected, can_be_chosen }: Initiative): number => (selected ? 0 : can_be_chosen ? 1 : 2);
  return initiatives.toSorted((a, b) => rank(a) - rank(b) || worth(b) - worth(a) || (a.key < b.key ? -1 : 1));
};

/** Those whose key, title or dimensions have every word of the search. */
export const findInitiatives = (initiatives: readonly Initiative[], search: string): readonly Initiative[] => {
  const words = search.toLowerCase().split(/\s+/u).filter(Boolean);
  if (words.length === 0) return initiatives;
  return initiatives.filter(({ key, title, dimensions }) => {
    const text = [key, title, ...Object.values(dimensions)].join(' ').toLowerCase();
    return words.every((word) => text.includes(word));
  });
};

/** 1, 2 or 5 times a power of ten, so that about 200 steps make up the range. */
export const stepOf = (range: number): number => {
  if (range <= 0) return 1;
  const rough = range / 200;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].find((it) => it * power >= rough) ?? 10;
  return Number((step * power).toPrecision(1));
};

/** A range for a slider that has room on both sides of a number. */
export const rangeAround = (number: number, least = 0): { readonly min: number; readonly max: number; readonly step: number } => {
  const wide = Math.max(Math.abs(number) * 2, least);
  const step = stepOf(wide === 0 ? 1 : wide);
  const max = Math.ceil((wide === 0 ? 1 : wide) / step) * step;
  return number < 0 ? { min: -max, max: 0, step } : { min: 0, max: Number(max.toPrecision(12)), step };
};

/** What all that can be chosen would need: more capacity buys nothing. */
export const allTokens = (initiatives: readonly Initiative[]): number =>
  initiatives.reduce((sum, { can_be_chosen, tokens }) => sum + (can_be_chosen ? (tokens ?? 0) : 0), 0);
