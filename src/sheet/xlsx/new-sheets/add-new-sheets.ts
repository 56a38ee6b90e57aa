import type { NewSheet } from '../../workbook.ts';
import { addDefaultContentType, addRelationship, freshPath, type XlsxPackage } from '../package.ts';
import { addSheet, RELATIONSHIPS, readWorkbookPart, SPREADSHEET } from '../workbook-part.ts';
import { GrowingStyles } from './growing-styles.ts';
import { commentsXml, type Note, notesDrawingXml, notesOf } from './notes-xml.ts';
import { addSheetNames } from './sheet-names.ts';
import { sheetXml } from './sheet-xml.ts';

const COMMENTS_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const VML_TYPE = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

/**
 * Adds complete sheets after the last one: cells, widths, frozen header, filter, drop-downs, colours, header notes. Of what the package
 * holds only the content types, the workbook part, its relationships and the styles change, and all of them only grow. In the
 * strict form of the format, which has no place for note boxes, header notes are left out. Throws `UsageError` where a sheet of that
 * name exists or the workbook's structure is protected.
 */
export const addNewSheets = (pkg: XlsxPackage, sheets: readonly NewSheet[]): void => {
  if (sheets.length === 0) return;
  const workbook = readWorkbookPart(pkg);
  const form = workbook.strict ? 1 : 0;
  const styles = new GrowingStyles(pkg);
  // A hidden sheet cannot be the one in front.
  const front = workbook.sheets.length > 0 ? -1 : sheets.findIndex((sheet) => !isHidden(sheet));
  for (const [index, sheet] of sheets.entries()) {
    const notes = sheet.kind === 'table' && !workbook.strict ? notesOf(sheet.columns) : [];
    const xml = (drawingId: string | undefined): string =>
      sheetXml(sheet, {
        styles,
        made: sheets,
        namespaces: { spreadsheet: SPREADSHEET[form], relationships: RELATIONSHIPS[form] },
        date1904: workbook.date1904,
        inFront: index === front,
        drawingId,
      });
    const path = addSheet(pkg, sheet.name, xml(undefined), isHidden(sheet));
    if (notes.length > 0 && sheet.kind === 'table') pkg.setPart(path, xml(addNotes(pkg, path, notes, sheet.columns)));
  }
  addSheetNames(
    pkg,
    sheets.filter((sheet) => sheet.kind === 'table'),
  );
  styles.save();
};

const isHidden = (sheet: NewSheet): boolean => sheet.kind === 'cells' && sheet.hidden;

/** Adds the two parts that notes are made of, and gives the relationship of their drawing. */
const addNotes = (pkg: XlsxPackage, sheet: string, notes: readonly Note[], columns: Parameters<typeof notesDrawingXml>[1]): string => {
  const folder = sheet.replace(/worksheets\/[^/]*$/, '');
  addDefaultContentType(pkg, 'vml', VML_TYPE);
  const drawing = freshPath(pkg, `${folder}drawings/vmlDrawing`, '.vml');
  const number = Number(/(\d+)\.vml$/.exec(drawing)?.[1] ?? 1);
  pkg.addEntry(drawing, notesDrawingXml(notes, columns, number));
  const comments = freshPath(pkg, `${folder}comments`, '.xml');
  pkg.addPart(comments, COMMENTS_TYPE, commentsXml(notes, SPREADSHEET[0]));
  const id = addRelationship(pkg, sheet, `${RELATIONSHIPS[0]}/vmlDrawing`, drawing);
  addRelationship(pkg, sheet, `${RELATIONSHIPS[0]}/comments`, comments);
  return id;
};
