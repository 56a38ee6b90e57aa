import { hashBytes } from '../base/hash.ts';
import { sparingMemory } from './spare-memory.ts';
import type { Workbook, WorkbookEdits, WriteReceipt } from './workbook.ts';
import { applyEdits } from './xlsx/apply-edits.ts';
import { type ReadOptions, readSheets } from './xlsx/read-sheets.ts';
import { verifyEdits } from './xlsx/verify-edits.ts';

/** Workbooks as bytes, wherever these are kept. */

export const readXlsx = (name: string, bytes: Uint8Array, wanted: (sheetName: string) => boolean, options: ReadOptions = {}): Workbook => ({
  name,
  sheets: sparingMemory(bytes.length, () => readSheets(bytes, wanted, options)),
  fingerprint: hashBytes(bytes),
});

/** What it is with the edits made: checked by reading it again. The very same bytes where there was nothing to change. */
export const editXlsx = (
  before: Uint8Array,
  edits: WorkbookEdits,
): Pick<WriteReceipt, 'written' | 'leftAlone'> & { readonly bytes: Uint8Array } =>
  sparingMemory(before.length, () => {
    const edited = applyEdits(before, edits);
    if (edited.bytes !== before) verifyEdits(before, edited.bytes, edits, [...edited.leftAlone, ...edited.idle]);
    return edited;
  });
