import { parse } from 'csv-parse/sync';
import { openSource } from '../../src/sheet/open-source.ts';
import type { SheetEdit } from '../../src/sheet/workbook.ts';
import { SMALL_PLAN, type Tabs } from './small-plan.ts';

/** Types rows into the tabs of a workbook that has them with headers only, as a planner would after `planwright init`. */
export const fillPlan = async (path: string, tabs: Tabs = SMALL_PLAN): Promise<void> => {
  const source = openSource(path);
  const workbook = await source.read((name) => name in tabs);
  const edits = Object.entries(tabs).map(([name, text]): SheetEdit => {
    const [headers = [], ...rows]: string[][] = parse(text, { relaxColumnCount: true });
    const sheet = workbook.sheets.find((it) => it.name === name);
    const columns = headers.map((header) => {
      const found = sheet?.rows[0]?.cells.find(({ value }) => value.kind === 'text' && value.text === header);
      return found?.column;
    });
    let next = 1 + Math.max(0, ...(sheet?.rows[0]?.cells.map((cell) => cell.column) ?? []));
    const at = columns.map((column) => column ?? next++);
    const added = headers.flatMap((header, n) =>
      columns[n] === undefined ? [{ row: 1, column: at[n] ?? 1, value: { text: header } }] : [],
    );
    const cells = rows.flatMap((row, r) =>
      row.flatMap((cell, n) =>
        // A column of the test's own has the workbook's usual format, which in one real workbook makes dates of numbers.
        cell === ''
          ? []
          : [{ row: r + 2, column: at[n] ?? 1, value: columns[n] && /^-?\d+(\.\d+)?$/.test(cell) ? { number: cell } : { text: cell } }],
      ),
    );
    return { sheet: name, cells: [...added, ...cells] };
  });
  await source.write({ edits, newSheets: [] }, workbook.fingerprint);
};
