import { MemorySheets } from './memory-sheets.ts';
import { SMALL_PLAN, smallSheets, type Tabs } from './small-plan.ts';

/** A plan as a Google Sheet. */
export const planSheet = (tabs: Tabs = SMALL_PLAN): MemorySheets => {
  const google = new MemorySheets();
  for (const { name, columns, rows } of smallSheets(tabs)) {
    const cells = rows.map((row) =>
      row.map((it) => (it === null || !('text' in it || 'number' in it) ? null : 'text' in it ? it.text : Number(it.number))),
    );
    google.add(name, [columns.map(({ header }) => header), ...cells]);
  }
  return google;
};
