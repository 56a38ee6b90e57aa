/** `A`, `Z`, `AA` of 1, 26, 27. */
export const columnLetters = (column: number): string => {
  const rest = Math.floor((column - 1) / 26);
  const letter = String.fromCharCode(65 + ((column - 1) % 26));
  return rest === 0 ? letter : columnLetters(rest) + letter;
};

/** `B7` of row 7, column 2. */
export const cellName = (row: number, column: number): string => `${columnLetters(column)}${row}`;

/** The cells of a column below the header, as far as drop-downs and colours reach. */
export const columnRange = (column: number, lastRow: number): string => `${cellName(2, column)}:${cellName(lastRow, column)}`;

/** A column of a sheet, from anywhere in the workbook. */
export const absoluteRange = (sheet: string, column: number, lastRow: number): string => {
  const letters = columnLetters(column);
  return `'${sheet.replaceAll("'", "''")}'!$${letters}$2:$${letters}$${lastRow}`;
};
