import { UsageError } from '../../base/errors.ts';
import { type CellPlace, toReference } from './cell-reference.ts';

/** The file is not what its name says, or was cut or corrupted on the way. */
export const damaged = (what: string, cause?: unknown): UsageError =>
  new UsageError(`This workbook is damaged: ${what}.`, {
    code: 'workbook-damaged',
    hint: 'Open it in Excel or LibreOffice, let it repair the file, save it as .xlsx and try again; or take an older copy.',
    ...(cause === undefined ? {} : { cause }),
  });

/** The file is larger than the limits in `limits.ts` allow. */
export const tooLarge = (what: string): UsageError =>
  new UsageError(`This workbook is too large: ${what}.`, {
    code: 'workbook-too-large',
    hint: 'Remove rows, sheets or pictures that planning does not need, or split the workbook.',
  });

/** The file looks made to exhaust a machine, or to reach outside its folder. */
export const hostile = (what: string): UsageError =>
  new UsageError(`This workbook is refused: ${what}.`, {
    code: 'workbook-unsafe',
    hint: 'If you trust where it comes from, open it in Excel or LibreOffice and save it again as .xlsx.',
  });

/** A workbook that can be read, but not edited without harm. */
export const notEditable = (code: string, what: string, hint: string): UsageError =>
  new UsageError(`This workbook cannot be written into: ${what}.`, { code, hint });

/** A cell whose text is beyond any limit. `where` names its sheet. */
export const cellTooLong = (where: string, place: CellPlace, limit: number): UsageError =>
  new UsageError(`The text in ${where}, cell ${toReference(place)}, is longer than ${limit} characters.`, {
    code: 'cell-too-long',
    hint: 'Shorten it: a cell of Excel holds 32,767 characters.',
  });
