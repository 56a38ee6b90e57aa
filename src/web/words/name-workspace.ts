/** What a workspace is called that a file begins: `Roadmap 2027.xlsx` → `Roadmap 2027`. */
export const nameFromFile = (fileName: string): string =>
  fileName
    .replace(/\.xls[xm]$/iu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
    .slice(0, 200) || 'Workbook';

/** The same name, as names are compared: spelling aside. */
export const findTaken = (name: string, taken: readonly string[]): string | undefined =>
  taken.find((it) => it.toLowerCase() === name.toLowerCase());

/** A name like it that is free: `Roadmap 2`. */
export const freeName = (name: string, taken: readonly string[]): string => {
  for (let number = 2; ; number += 1) {
    const tried = `${name} ${number}`;
    if (findTaken(tried, taken) === undefined) return tried;
  }
};
