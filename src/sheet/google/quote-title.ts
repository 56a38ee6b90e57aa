/** A tab's name as ranges and formulas want it: in quotes it is never taken for a cell. */
export const quoteTitle = (title: string): string => `'${title.replaceAll("'", "''")}'`;
