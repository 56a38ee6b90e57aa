import type { Place } from './place.ts';
import type { Trouble } from './trouble.ts';

/** What an answer looks like in the panel. Every text is shown as text, whatever stands in it. */
export type Block =
  | { readonly kind: 'result'; readonly tone: Tone; readonly title: string; readonly lines: readonly string[] }
  | { readonly kind: 'rows'; readonly title: string; readonly rows: readonly RowLine[]; readonly isFolded: boolean }
  | { readonly kind: 'table'; readonly title: string; readonly head: readonly string[]; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'lines'; readonly title: string; readonly lines: readonly string[]; readonly isFolded: boolean }
  | { readonly kind: 'trouble'; readonly trouble: Trouble };

export type Tone = 'good' | 'warn' | 'bad' | 'plain';

/** A sentence about a row of the sheet, with the way there. */
export interface RowLine {
  /** `null`: there is nowhere to go. */
  readonly place: Place | null;
  readonly label: string;
  readonly tone: Tone;
  readonly text: string;
  /** What to do about it. */
  readonly more: readonly string[];
}

/** An answer, and where the sheet should show first. */
export interface Shown {
  readonly blocks: readonly Block[];
  readonly firstError: Place | null;
}

/** No panel shows thousands of rows; the sheet does. */
const MOST_ROWS = 200;

/** Rows under a title; none where there are none. */
export const rowsBlock = (title: string, rows: readonly RowLine[], isFolded = false): readonly Block[] => {
  if (rows.length === 0) return [];
  const cut = rows.length - MOST_ROWS;
  const more: readonly RowLine[] = cut > 0 ? [{ place: null, label: '', tone: 'plain', text: `… and ${cut} more.`, more: [] }] : [];
  return [{ kind: 'rows', title, rows: [...rows.slice(0, MOST_ROWS), ...more], isFolded }];
};

export const linesBlock = (title: string, lines: readonly string[], isFolded = false): readonly Block[] =>
  lines.length === 0 ? [] : [{ kind: 'lines', title, lines: lines.slice(0, MOST_ROWS), isFolded }];

export const countWords = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`;
