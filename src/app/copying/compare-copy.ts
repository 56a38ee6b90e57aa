import type { Compilation } from '../../compile/compiled-set.ts';
import type { Sheet } from '../../sheet/workbook.ts';
import { essenceOf } from './carry-sheets.ts';

/** A cell that does not hold what it should. */
export interface Difference {
  readonly tab: string;
  readonly row: number;
  readonly column: number;
}

/** Cells of a copy that are not what they were; those of formulas without a value were nothing. `isText`: one of both is a world of texts. */
export const differingCells = (before: readonly Sheet[], after: readonly Sheet[], isText: boolean): readonly Difference[] =>
  before.flatMap((sheet) => {
    const [old, now] = [
      cellsOf(sheet, isText),
      cellsOf(
        after.find(({ name }) => name === sheet.name),
        isText,
      ),
    ];
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((place) => old.get(place) !== now.get(place))
      .map((place) => {
        const [row = 0, column = 0] = place.split(':').map(Number);
        return { tab: sheet.name, row, column };
      });
  });

const cellsOf = (sheet: Sheet | undefined, isText: boolean): ReadonlyMap<string, string> =>
  new Map(
    (sheet?.rows ?? []).flatMap(({ row, cells }) =>
      cells.flatMap(({ column, value }) => {
        const essence = value.kind === 'uncached' ? '' : essenceOf(value, isText);
        return essence === '' ? [] : [[`${row}:${column}`, essence] as const];
      }),
    ),
  );

/** Constraint sets that compile to something else, or of which only one compiles. */
export const differingSets = (before: Compilation, after: Compilation): readonly string[] => {
  const now = new Map(after.sets.map((it) => [nameOf(it), it.set?.hash]));
  return before.sets.filter((it) => now.get(nameOf(it)) !== it.set?.hash).map(nameOf);
};

const nameOf = ({ scenarioName, constraintSetName }: Compilation['sets'][number]): string => `${scenarioName} / ${constraintSetName}`;
