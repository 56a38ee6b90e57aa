import { type Decimal, parseDecimal } from '../../base/decimal.ts';
import { toShown } from '../../report/exact-values.ts';
import type { Comparison } from './comparison.ts';
import { type Figure, figuresOf } from './figures.ts';
import { choiceRows, differenceLines } from './to-text.ts';

/** A comparison as one table for spreadsheets: a cell per run after what the row is about and its name. */
export interface TableRow {
  readonly about: 'figure' | 'initiative' | 'asked differently';
  readonly name: string;
  readonly cells: readonly (string | Decimal)[];
}

/** What a spreadsheet shows of a number; only quotients are cut to it. */
const SHEET_DIGITS = 15;

export const comparisonTable = (comparison: Comparison): readonly TableRow[] => [
  ...figuresOf(comparison).map((figure): TableRow => ({ about: 'figure', name: figure.name, cells: figure.cells.map(sheetCell(figure)) })),
  ...choiceRows(comparison).map(([name = '', ...cells]): TableRow => ({ about: 'initiative', name, cells })),
  ...comparison.differences.flatMap((difference, at) =>
    differenceLines(difference).map(
      (line): TableRow => ({
        about: 'asked differently',
        name: `from ${comparison.runs[0]?.runId ?? ''}`,
        cells: comparison.runs.map((_, run) => (run === at + 1 ? line : '')),
      }),
    ),
  ),
];

/** A number where the cell is nothing else; words around one stay words. */
const sheetCell =
  ({ isObjective, values }: Figure) =>
  (text: string, at: number): string | Decimal => {
    const value = values[at];
    return value && (isObjective || parseDecimal(text)) ? toShown(value, SHEET_DIGITS) : text;
  };
