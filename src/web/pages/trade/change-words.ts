import type { Schemas } from '../../api/client.ts';
import type { Formats } from '../../words/formats.ts';
import { type Change, type Mode, type TradeBase, weightsOf } from './trade-state.ts';

/** Changes in words. */

export const MODE_WORDS: Readonly<Record<Mode, string>> = {
  north_star: 'Most of the north star',
  weighted_kpis: 'Most of all KPIs, weighted',
  lexicographic: 'One KPI after the other',
};

/** `Constraints!14` as a planner says it. */
export const rowWords = (row: string): string => {
  const [, tab = row, number = ''] = /^(.*)!(\d+)$/u.exec(row) ?? [];
  return number === '' ? tab : `${tab} row ${number}`;
};

export interface Names {
  readonly titleOf: (initiative: string) => string;
  readonly kpiOf: (kpi: string) => string;
}

export const namesOf = ({ initiatives, kpis }: Pick<Schemas['RunReport'], 'initiatives' | 'kpis'>): Names => {
  const titles = new Map(initiatives.map(({ key, title }) => [key, title]));
  const names = new Map(kpis.map(({ kpi, name }) => [kpi, name]));
  return { titleOf: (key) => titles.get(key) ?? '', kpiOf: (kpi) => names.get(kpi) || kpi };
};

const capacityWords = (tokens: number | null, { number }: Formats): string => (tokens === null ? 'unlimited' : number(tokens));

/** `Capacity 780 → 500`. */
export const changeWords = (change: Change, base: TradeBase, formats: Formats, { titleOf, kpiOf }: Names): string => {
  const { number } = formats;
  switch (change.kind) {
    case 'include':
    case 'exclude': {
      const title = titleOf(change.initiative);
      return `${change.kind === 'include' ? 'In' : 'Out'}: ${change.initiative}${title === '' ? '' : ` ${title}`}`;
    }
    case 'set': {
      const known = base.numbers.get(change.row);
      const what = known ? rowWords(change.row) : `${rowWords(change.row)} ${change.column}`;
      return `${what}: ${known ? `${number(known.number)} → ` : ''}${number(change.to)}`;
    }
    case 'drop':
      return `Without ${rowWords(change.row)}`;
    case 'capacity':
      return `Capacity ${capacityWords(base.capacity, formats)} → ${capacityWords(change.to, formats)}`;
    case 'mode':
      return `Objective: ${MODE_WORDS[change.to].toLowerCase()}`;
    case 'weight':
      return `Weight of ${kpiOf(change.kpi)} ${number(weightsOf({}, base)[change.kpi] ?? 0)} → ${number(change.to)}`;
    case 'odd':
      return `${change.member}: ${change.text}`;
  }
};
