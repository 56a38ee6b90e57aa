import { type Issue, raise } from '../base/issue.ts';
import { byCodeUnit, record } from '../base/json.ts';
import { excerpt, fold } from '../base/text.ts';
import * as issues from './issues.ts';
import type { RowReader } from './row-reader.ts';

interface Spelt {
  readonly candidate: { readonly row: number; readonly dimensions: Readonly<Record<string, string>> };
  readonly reader: RowReader;
}

/** One spelling per slice key: the smallest by code unit; rows that differ are warned (§2). Dimensions by row number. */
export const spellDimensions = (
  rows: readonly Spelt[],
  dimensions: readonly string[],
): { readonly dimensions: ReadonlyMap<number, Readonly<Record<string, string>>>; readonly issues: readonly Issue[] } => {
  const spelling = new Map<string, string>();
  for (const dimension of dimensions) {
    for (const key of rows.flatMap((row) => row.candidate.dimensions[dimension] ?? [])) {
      const id = `${dimension}\n${fold(key)}`;
      const kept = spelling.get(id);
      if (kept === undefined || byCodeUnit(key, kept) < 0) spelling.set(id, key);
    }
  }
  const found: Issue[] = [];
  const spelt = rows.map(({ candidate, reader }) => {
    const entries = Object.entries(candidate.dimensions).map(([dimension, key]) => {
      const kept = spelling.get(`${dimension}\n${fold(key)}`) ?? key;
      if (kept !== key) {
        found.push(raise(issues.spellingMixed, reader.place(dimension), { column: dimension, found: excerpt(key), kept: excerpt(kept) }));
      }
      return [dimension, kept] as const;
    });
    return [candidate.row, record(entries)] as const;
  });
  return { dimensions: new Map(spelt), issues: found };
};
