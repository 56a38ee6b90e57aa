import type { Highlight } from '../../sheet/workbook.ts';
import type { SYSTEM_COLUMNS } from '../tables/table-def.ts';

/** Notes on the columns that we write on every input tab. */
export const SYSTEM_NOTES: Readonly<Record<(typeof SYSTEM_COLUMNS)[number], string>> = {
  run_status: 'Written by Planwright: OK, WARNING, ERROR or SKIPPED, and why. What you type here is not read.',
  updated_source: 'Written by Planwright: which command looked at the row last.',
  updated_at: 'Written by Planwright: when.',
};

/** The colours of `run_status`. */
export const statusHighlights: readonly Highlight[] = [
  { prefix: 'OK', colour: 'green' },
  { prefix: 'WARNING', colour: 'amber' },
  { prefix: 'ERROR', colour: 'red' },
  { prefix: 'SKIPPED', colour: 'grey' },
];
