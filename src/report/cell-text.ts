/** The most characters that a cell of a workbook holds. */
export const MAX_CELL_CHARACTERS = 32_767;

/**
 * Text as a cell keeps it, so that reading it back gives the same: no control characters but line breaks and tabs, no broken
 * characters, no blanks at the ends, cut to what a cell holds.
 */
export const toCellText = (text: string): string => {
  const clean = text
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\ufffe\uffff]+/gu, ' ')
    .trim();
  return clean.length > MAX_CELL_CHARACTERS ? `${wholeCharacters(clean, MAX_CELL_CHARACTERS - 1).trimEnd()}…` : clean;
};

/** The same on one line. */
export const toCellLine = (text: string): string => toCellText(text.replace(/\s+/gu, ' '));

// A cut never leaves half a surrogate pair behind.
const wholeCharacters = (text: string, length: number): string => {
  const cut = text.slice(0, length);
  return /[\ud800-\udbff]$/.test(cut) ? cut.slice(0, -1) : cut;
};
