import type { NewTableSheet } from '../../workbook.ts';
import { columnName, quoteSheetName } from '../cell-reference.ts';
import { editPart, type XlsxPackage } from '../package.ts';
import { appendInside, insertAt } from '../splice.ts';
import { readWorkbookPart } from '../workbook-part.ts';
import { escapeAttribute } from '../xml-text.ts';
import { findChild } from '../xml-tree.ts';

/** The last row a sheet's filter reaches: its data, or the first empty row of a sheet that has none yet. */
export const lastFilteredRow = (sheet: NewTableSheet): number => Math.max(2, sheet.rows.length + 1);

/** The elements of a workbook right after which its names may stand. */
const BEFORE_NAMES = ['sheets', 'functionGroups', 'externalReferences'];

/**
 * Names what spreadsheets look up by name: the range of each sheet's filter (without it LibreOffice shows no filter) and the header row that
 * printing repeats on every page.
 */
export const addSheetNames = (pkg: XlsxPackage, sheets: readonly NewTableSheet[]): void => {
  const { part, sheets: listed } = readWorkbookPart(pkg);
  const { root, bytes } = part;
  const names = findChild(root, 'definedNames');
  const prefix = (names ?? root).prefix;
  const xml = sheets.map((sheet) => {
    const index = listed.findIndex((one) => one.name === sheet.name);
    const quoted = `${quoteSheetName(sheet.name)}!`;
    const name = (id: string, hidden: string, range: string): string =>
      `<${prefix}definedName name="_xlnm.${id}" localSheetId="${index}"${hidden}>${escapeAttribute(quoted)}${range}</${prefix}definedName>`;
    const filtered = `$A$1:$${columnName(sheet.columns.length)}$${lastFilteredRow(sheet)}`;
    return name('_FilterDatabase', ' hidden="1"', filtered) + name('Print_Titles', '', '$1:$1');
  });
  const before = root.children.findLast((child) => BEFORE_NAMES.includes(child.local));
  if (xml.length === 0 || before === undefined) return;
  const whole = `<${prefix}definedNames>${xml.join('')}</${prefix}definedNames>`;
  editPart(pkg, part, [names === undefined ? insertAt(before.end, whole) : appendInside(bytes, names, xml.join(''))]);
};
