/** Where one stands in a sheet: the row's index, -1 at the headers; the column's, -1 at the row's number. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
  /** One was sent there from elsewhere: it is brought into sight, with what is around it. */
  readonly isJump?: true;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at once. */
  readonly page: number;
}

type Move = (place: GridPlace, size: GridSize) => Partial<GridPlace>;

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: ({ row }) => ({ row: row - 1 }),
  ArrowDown: ({ row }) => ({ row: row + 1 }),
  PageUp: ({ row }, { page }) => ({ row: row - page }),
  PageDown: ({ row }, { page }) => ({ row: row + page }),
  Home: () => ({ column: -1 }),
  End: (_, { columns }) => ({ column: columns - 1 }),
  'Control+Home': () => ({ row: -1, column: -1 }),
  'Control+End': (_, { rows, columns }) => ({ row: rows - 1, column: columns - 1 }),
  'Control+ArrowUp': () => ({ row: -1 }),
  'Control+ArrowDown': (_, { rows }) => ({ row: rows - 1 }),
};

/** Arrows mean left and right as they are seen. */
const sideways = (key: string, isRtl: boolean): number => {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return 0;
  return (key === 'ArrowRight') === isRtl ? -1 : 1;
};

const within = (value: number, last: number): number => Math.max(-1, Math.min(last, value));

/** Where a key leads, as in any spreadsheet; `null`: it is none of ours. */
export const moveInGrid = (
  place: GridPlace,
  { key, isControl, isRtl }: { readonly key: string; readonly isControl: boolean; readonly isRtl: boolean },
  size: GridSize,
): GridPlace | null => {
  const side = sideways(key, isRtl);
  const far = side < 0 ? -1 : size.columns - 1;
  const sidestep = isControl ? far : place.column + side;
  const move = side === 0 ? MOVES[isControl ? `Control+${key}` : key]?.(place, size) : { column: sidestep };
  if (move === undefined) return null;
  const { row, column } = { ...place, ...move };
  return { row: within(row, size.rows - 1), column: within(column, size.columns - 1) };
};

const SAMPLE = 60;
const CHARACTER_PX = 7.6;
const PADDING_PX = 26;
const NARROWEST = 8;
const WIDEST = 34;

/** As wide as its title and its first cells want to be, within bounds. */
export const columnWidth = (title: string, cells: readonly (string | null | undefined)[]): number => {
  const longest = Math.max(title.length + 1, ...cells.slice(0, SAMPLE).map((it) => it?.length ?? 0));
  return Math.round(Math.max(NARROWEST, Math.min(WIDEST, longest)) * CHARACTER_PX + PADDING_PX);
};
