/** What is to be said of a cell, a header, or (-1) of a whole row. */
export interface GridMark {
  readonly column: number;
  readonly tone: 'bad' | 'warn';
  readonly words: string;
}

/** More than so many of one row are told beside the grid. */
export const SHOWN_MARKS = 3;
