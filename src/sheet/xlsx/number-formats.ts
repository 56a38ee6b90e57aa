import { parsePart, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { workbookPath } from './workbook-part.ts';
import { attributeOf, childrenNamed, findChild, type XmlElement } from './xml-tree.ts';

/** What a number format makes of a number. */
export type NumberLook = 'plain' | 'percent' | 'date';

/** The built-in formats that files name by number only: 27 to 36 and 50 to 58 are dates of East Asian Excel (32 to 35 times). */
const BUILT_IN_PERCENT = new Set([9, 10]);
const BUILT_IN_DATE = new Set([14, 15, 16, 17, 22, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58]);

/** The look of each cell style of the workbook, by style index. */
export const readNumberLooks = (pkg: XlsxPackage): readonly NumberLook[] => {
  const found = relationshipsOf(pkg, workbookPath(pkg)).find((one) => relationshipKind(one) === 'styles' && !one.external);
  if (found === undefined || !pkg.has(found.target)) return [];
  const { root } = parsePart(pkg, found.target);
  const codes = readCodes(findChild(root, 'numFmts'));
  return childrenNamed(findChild(root, 'cellXfs') ?? root, 'xf').map((style) => {
    const id = Number(attributeOf(style, 'numFmtId') ?? 0);
    const code = codes.get(id);
    if (code !== undefined) return lookOfCode(code);
    return BUILT_IN_PERCENT.has(id) ? 'percent' : BUILT_IN_DATE.has(id) ? 'date' : 'plain';
  });
};

const readCodes = (list: XmlElement | undefined): ReadonlyMap<number, string> =>
  new Map((list?.children ?? []).map((format) => [Number(attributeOf(format, 'numFmtId')), attributeOf(format, 'formatCode') ?? '']));

/** The look of a format code: `0.0%` is a percent, `dd/mm/yyyy` a date; times alone (`h:mm`, `[h]:mm`) are plain numbers. */
export const lookOfCode = (code: string): NumberLook => {
  // Quoted and escaped letters, fills, colours and conditions are no part of the format's own letters; the first section is for positive numbers.
  const letters = code
    .replace(/"[^"]*"|\\.|_.|\*.|\[[^\]]*\]/g, '')
    .split(';')[0]
    ?.toLowerCase();
  if (letters === undefined || letters.trim() === 'general') return 'plain';
  if (letters.includes('%')) return 'percent';
  const dated = letters.replaceAll(/am\/pm|a\/p/g, '');
  if (/[yd]/.test(dated) || (dated.includes('m') && !/[hs]/.test(dated))) return elapsed(code) ? 'plain' : 'date';
  return 'plain';
};

// `[m]` and `[h]` count elapsed time.
const elapsed = (code: string): boolean => /\[(h+|m+|s+)\]/i.test(code);
