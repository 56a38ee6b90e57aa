/** Lines for a terminal. */

/** How a piece of text looks; without colours, the same text. */
export type TextStyle = 'strong' | 'heading' | 'dim' | 'good' | 'warn' | 'bad';

export interface TextOptions {
  readonly colour: (style: TextStyle, text: string) => string;
  /** Columns of the terminal. */
  readonly width: number;
}

export interface TextColumn {
  readonly header: string;
  readonly align?: 'left' | 'right';
  /** Narrower than its text when the line would not fit: at least this many characters. Without it, never cut. */
  readonly shrinkTo?: number;
}

export interface TextCell {
  readonly text: string;
  readonly style?: TextStyle;
}

/** Text from a workbook on one line, without anything that a terminal would obey. */
export const toLine = (text: string): string =>
  text
    .toWellFormed()
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu, ' ')
    .replace(/\s+/gu, ' ')
    .trim();

/** Columns a text takes: wide characters take two, combining ones none. */
export const widthOf = (text: string): number => {
  let width = 0;
  for (const character of text) width += /\p{M}/u.test(character) ? 0 : isWide(character) ? 2 : 1;
  return width;
};

const isWide = (character: string): boolean => {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x1100) return false;
  return (
    code <= 0x115f ||
    (code >= 0x2e80 && code <= 0xa4cf) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xfe30 && code <= 0xfe6f) ||
    (code >= 0xff00 && code <= 0xff60) ||
    (code >= 0x1f300 && code <= 0x1faff)
  );
};

/** Text cut to a width, with an ellipsis. */
export const cutTo = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text;
  let cut = '';
  let used = 1;
  for (const character of text) {
    used += widthOf(character);
    if (used > width) break;
    cut += character;
  }
  return `${cut.trimEnd()}…`;
};

/** A table as lines; columns that may shrink give way until it fits. */
export const toTable = (
  columns: readonly TextColumn[],
  rows: readonly (readonly TextCell[])[],
  { colour, width }: TextOptions,
): readonly string[] => {
  const widths = fitWidths(columns, rows, width);
  const line = (cells: readonly TextCell[]): string => {
    const parts = columns.map(({ align }, at) => {
      const cell = cells[at] ?? { text: '' };
      const text = cutTo(cell.text, widths[at] ?? 0);
      const blanks = ' '.repeat(Math.max(0, (widths[at] ?? 0) - widthOf(text)));
      const shown = cell.style ? colour(cell.style, text) : text;
      const isLast = at === columns.length - 1;
      return align === 'right' ? blanks + shown : shown + (isLast ? '' : blanks);
    });
    return `  ${parts.join('  ')}`.trimEnd();
  };
  return [line(columns.map(({ header }) => ({ text: header, style: 'dim' }))), ...rows.map(line)];
};

const fitWidths = (columns: readonly TextColumn[], rows: readonly (readonly TextCell[])[], width: number): readonly number[] => {
  const widths = columns.map(({ header }, at) => rows.reduce((most, row) => Math.max(most, widthOf(row[at]?.text ?? '')), widthOf(header)));
  let excess = widths.reduce((sum, it) => sum + it + 2, 0) - width;
  // The last columns give way first: they hold the longest texts.
  for (let at = columns.length - 1; at >= 0 && excess > 0; at--) {
    const least = columns[at]?.shrinkTo;
    const now = widths[at] ?? 0;
    if (least === undefined || now <= least) continue;
    const taken = Math.min(excess, now - least);
    widths[at] = now - taken;
    excess -= taken;
  }
  return widths;
};

/** Text broken into lines at blanks, the later ones indented. */
export const wrap = (text: string, width: number, first = '', rest = first): readonly string[] => {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  for (const word of text.split(' ')) {
    if (!isEmpty && widthOf(line) + 1 + widthOf(word) > width) {
      lines.push(line);
      line = rest;
      isEmpty = true;
    }
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line];
};
