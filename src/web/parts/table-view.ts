/** How somebody looks at a table: what is searched, sorted, filtered, grouped and hidden. Short enough for an address. */
export interface TableView {
  readonly search?: string | undefined;
  /** Columns by which is sorted, the first one first; `-tokens`: the largest first. */
  readonly sort?: readonly string[] | undefined;
  readonly group?: string | undefined;
  /** `country:UK`, `tokens:>20`. */
  readonly filter?: readonly string[] | undefined;
  /** The columns that are hidden; absent: the usual ones. */
  readonly hide?: readonly string[] | undefined;
}

export interface SortedBy {
  readonly id: string;
  readonly desc: boolean;
}

export const readSort = (sort: TableView['sort'] = []): readonly SortedBy[] =>
  sort.map((it) => (it.startsWith('-') ? { id: it.slice(1), desc: true } : { id: it, desc: false }));

export const writeSort = (sorted: readonly SortedBy[]): TableView['sort'] =>
  sorted.length === 0 ? undefined : sorted.map(({ id, desc }) => (desc ? `-${id}` : id));

/** The order after a column's head was pressed: first one way (numbers: largest first), then the other, then not at all. `isMore`: beside the other columns. */
export const nextSort = (sorted: readonly SortedBy[], id: string, isDescFirst: boolean, isMore: boolean): readonly SortedBy[] => {
  const now = sorted.find((it) => it.id === id);
  const others = isMore ? sorted.filter((it) => it.id !== id) : [];
  if (now === undefined) return [...others, { id, desc: isDescFirst }];
  const next = { id, desc: !now.desc };
  if (next.desc === isDescFirst) return others;
  return isMore ? sorted.map((it) => (it.id === id ? next : it)) : [next];
};

/** Words that stand between a column and what is looked for in it. */
export const readFilters = (filter: TableView['filter'] = [], ids: readonly string[]): ReadonlyMap<string, string> => {
  const longest = ids.toSorted((a, b) => b.length - a.length);
  return new Map(
    filter.flatMap((it) => {
      const id = longest.find((one) => it.startsWith(`${one}:`));
      return id === undefined ? [] : [[id, it.slice(id.length + 1)] as const];
    }),
  );
};

export const writeFilters = (filters: ReadonlyMap<string, string>): TableView['filter'] => {
  const written = [...filters].flatMap(([id, text]) => (text === '' ? [] : [`${id}:${text}`]));
  return written.length === 0 ? undefined : written;
};

export const foldText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Every word is somewhere in it. */
export const hasWords = (folded: string, search: string): boolean =>
  foldText(search)
    .split(/\s+/u)
    .every((word) => folded.includes(word));

const NUMBER = String.raw`-?[\d,\s]*\.?\d+`;
const BETWEEN = new RegExp(String.raw`^(${NUMBER})?\s*\.\.\s*(${NUMBER})?$`, 'u');
const COMPARED = new RegExp(String.raw`^(<=|>=|<|>|=|≤|≥)?\s*(${NUMBER})$`, 'u');

const toNumber = (text: string): number => Number(text.replace(/[,\s]/gu, ''));

/** `> 20`, `<=5`, `3..8`, `7`: what it asks of a number; `null` where it cannot be read. */
export const readNumberFilter = (text: string): ((value: number) => boolean) | null => {
  const [, from, to] = BETWEEN.exec(text.trim()) ?? [];
  if (from !== undefined || to !== undefined)
    return (value) => (from === undefined || value >= toNumber(from)) && (to === undefined || value <= toNumber(to));
  const [, sign = '=', typed] = COMPARED.exec(text.trim()) ?? [];
  if (typed === undefined) return null;
  const bound = toNumber(typed);
  const asked = {
    '<': (value: number) => value < bound,
    '>': (value: number) => value > bound,
    '<=': (value: number) => value <= bound,
    '≤': (value: number) => value <= bound,
    '>=': (value: number) => value >= bound,
    '≥': (value: number) => value >= bound,
    '=': (value: number) => value === bound,
  };
  return asked[sign as keyof typeof asked];
};
