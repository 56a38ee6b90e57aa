import type { Look, NewCellsSheet, NewColumn, NewSheet, NewTableSheet, NewTextSheet, NewValue } from '../../workbook.ts';
import { columnName, toReference } from '../cell-reference.ts';
import { escapeAttribute, escapeCellText } from '../xml-text.ts';
import { dateSerial } from './date-serial.ts';
import type { GrowingStyles } from './growing-styles.ts';
import { ownLook } from './looks.ts';
import { lastFilteredRow } from './sheet-names.ts';
import { choicesXml, highlightsXml } from './sheet-rules-xml.ts';

/** What the XML of a sheet depends on beside the sheet itself. */
export interface SheetSetting {
  readonly styles: GrowingStyles;
  /** All sheets of this write: drop-downs may offer a column of another. */
  readonly made: readonly NewSheet[];
  readonly namespaces: { readonly spreadsheet: string; readonly relationships: string };
  readonly date1904: boolean;
  /** The sheet that is in front when the workbook opens. */
  readonly inFront: boolean;
  /** The relationship of the notes' drawing, where there are notes. */
  readonly drawingId: string | undefined;
}

/** Points; two lines of text at the usual size would not fit, one breathes. */
export const HEADER_HEIGHT = 24;
/** Texts are narrower than the digits that widths are measured in. */
const ROOMY = 1.1;
/** Points of one line. */
const LINE_HEIGHT = 15;
/** Text that a spreadsheet takes for a formula once its cell is edited. */
const LIKE_FORMULA = /^[=+\-@]/;

/** The whole worksheet part. Elements stand in the order the format asks for. */
export const sheetXml = (sheet: NewSheet, setting: SheetSetting): string => {
  const { spreadsheet, relationships } = setting.namespaces;
  const colour = sheet.tabColour === undefined ? '' : `<tabColor rgb="FF${sheet.tabColour}"/>`;
  const body = bodyXml(sheet, setting);
  return (
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${spreadsheet}" xmlns:r="${relationships}">` +
    `<sheetPr>${colour}<pageSetUpPr fitToPage="1"/></sheetPr>${body}` +
    '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>' +
    '<pageSetup orientation="landscape" fitToHeight="0"/>' +
    `${setting.drawingId === undefined ? '' : `<legacyDrawing r:id="${setting.drawingId}"/>`}</worksheet>`
  );
};

const bodyXml = (sheet: NewSheet, setting: SheetSetting): string => {
  if (sheet.kind === 'table') return tableXml(sheet, setting);
  return sheet.kind === 'text' ? textXml(sheet, setting) : cellsXml(sheet, setting);
};

const tableXml = (sheet: NewTableSheet, setting: SheetSetting): string => {
  const { styles } = setting;
  const width = sheet.columns.length;
  const header = sheet.columns.map((column, index) => {
    const style = styles.format(column.headerLook ?? 'header');
    return cellXml({ text: column.header }, 1, index + 1, style);
  });
  const looks = sheet.columns.map((column) => columnStyles(column, styles));
  const rows = sheet.rows.map((row, index) => rowXml(row, index + 2, looks, setting, linesOf(row, sheet.columns)));
  return (
    `<dimension ref="A1:${toReference({ row: sheet.rows.length + 1, column: width })}"/>${viewXml(sheet, setting.inFront)}<sheetFormatPr defaultRowHeight="15"/>` +
    `<cols>${sheet.columns.map((column, index) => columnXml(index + 1, column.width, looks[index]?.plain ?? 0)).join('')}</cols>` +
    `<sheetData><row r="1" ht="${HEADER_HEIGHT}" customHeight="1">${header.join('')}</row>${rows.join('')}</sheetData>` +
    `<autoFilter ref="A1:${toReference({ row: lastFilteredRow(sheet), column: width })}"/>${highlightsXml(sheet.columns, styles)}${choicesXml(sheet.columns, setting.made)}`
  );
};

const textXml = (sheet: NewTextSheet, setting: SheetSetting): string => {
  const rows = sheet.lines.map(({ text, look }, index) => {
    if (text === '') return '';
    return `<row r="${index + 1}">${cellXml({ text }, index + 1, 1, setting.styles.format(look ?? 'wrap'))}</row>`;
  });
  const selected = setting.inFront ? ' tabSelected="1"' : '';
  return (
    `<dimension ref="A1:A${Math.max(1, sheet.lines.length)}"/><sheetViews><sheetView showGridLines="0"${selected} workbookViewId="0"/></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/><cols>${columnXml(1, sheet.width, setting.styles.format('wrap'))}</cols><sheetData>${rows.join('')}</sheetData>`
  );
};

/** Wide enough to read, narrow enough to see several. */
const [NARROW, WIDE] = [10, 60];

const cellsXml = ({ rows }: NewCellsSheet, { styles, date1904, inFront }: SheetSetting): string => {
  const looks = columnStyles({ look: 'plain' }, styles);
  const widths = new Map<number, number>();
  const xml = rows.map(({ row, cells }) => {
    const inside = cells.map(({ column, value }) => {
      const length = 'text' in value ? value.text.length + 2 : NARROW;
      widths.set(column, Math.min(WIDE, Math.max(length, widths.get(column) ?? NARROW)));
      return valueXml(value, row, column, looks, styles, date1904);
    });
    return `<row r="${row}">${inside.join('')}</row>`;
  });
  const columns = [...widths].sort(([a], [b]) => a - b).map(([column, width]) => columnXml(column, width, looks.plain));
  const last = { row: rows.at(-1)?.row ?? 1, column: Math.max(1, ...widths.keys()) };
  return (
    `<dimension ref="A1:${toReference(last)}"/><sheetViews><sheetView${inFront ? ' tabSelected="1"' : ''} workbookViewId="0"/></sheetViews>` +
    `<sheetFormatPr defaultRowHeight="15"/>${columns.length === 0 ? '' : `<cols>${columns.join('')}</cols>`}<sheetData>${xml.join('')}</sheetData>`
  );
};

const viewXml = (sheet: NewTableSheet, inFront: boolean): string => {
  const left = Math.min(sheet.frozenColumns ?? 0, sheet.columns.length - 1);
  const corner = toReference({ row: 2, column: left + 1 });
  const place = left === 0 ? 'bottomLeft' : 'bottomRight';
  const split = `${left === 0 ? '' : `xSplit="${left}" `}ySplit="1"`;
  const others = left === 0 ? '' : `<selection pane="topRight"/><selection pane="bottomLeft"/>`;
  return (
    `<sheetViews><sheetView${inFront ? ' tabSelected="1"' : ''} workbookViewId="0"><pane ${split} topLeftCell="${corner}" activePane="${place}" state="frozen"/>` +
    `${others}<selection pane="${place}" activeCell="${corner}" sqref="${corner}"/></sheetView></sheetViews>`
  );
};

/** The format of a column's cells, and of those of its texts that look like a formula. */
interface ColumnStyles {
  readonly look: Look;
  readonly plain: number;
  readonly quoted: () => number;
}

const columnStyles = ({ look = 'plain' }: Pick<NewColumn, 'look'>, styles: GrowingStyles): ColumnStyles => ({
  look,
  plain: styles.format(look),
  quoted: () => styles.format(look, true),
});

const styleOf = (value: Exclude<NewValue, null>, column: ColumnStyles, styles: GrowingStyles): number => {
  if ('text' in value) return LIKE_FORMULA.test(value.text) ? column.quoted() : column.plain;
  const own = ownLook(value, column.look);
  return own === undefined ? column.plain : styles.format(own);
};

const columnXml = (column: number, width: number, style: number): string =>
  `<col min="${column}" max="${column}" width="${width}" style="${style}" customWidth="1"/>`;

const rowXml = (
  row: readonly NewValue[],
  number: number,
  looks: readonly ColumnStyles[],
  { styles, date1904 }: SheetSetting,
  lines: number,
): string => {
  const cells = row.map((value, index) => {
    const look = looks[index];
    return value === null || look === undefined ? '' : valueXml(value, number, index + 1, look, styles, date1904);
  });
  // Excel measures rows itself; LibreOffice takes the height it is told.
  const height = lines > 1 ? ` ht="${lines * LINE_HEIGHT}"` : '';
  return `<row r="${number}"${height}>${cells.join('')}</row>`;
};

const valueXml = (
  value: Exclude<NewValue, null>,
  row: number,
  column: number,
  look: ColumnStyles,
  styles: GrowingStyles,
  date1904: boolean,
): string =>
  cellXml('date' in value ? { number: String(dateSerial(value.date, date1904)) } : value, row, column, styleOf(value, look, styles));

/** How many lines a row's wrapped texts need, about. */
const linesOf = (row: readonly NewValue[], columns: readonly NewColumn[]): number =>
  row.reduce((most, value, index) => {
    const column = columns[index];
    if (value === null || !('text' in value) || column?.look !== 'wrap') return most;
    return Math.max(most, Math.ceil(value.text.length / (column.width * ROOMY)));
  }, 1);

type PlainValue = Exclude<NewValue, null | { readonly date: string }>;

const cellXml = (value: PlainValue, row: number, column: number, style: number): string => {
  const start = `<c r="${columnName(column)}${row}"${style === 0 ? '' : ` s="${style}"`}`;
  if ('number' in value) return `${start}><v>${escapeAttribute(value.number)}</v></c>`;
  if ('percent' in value) return `${start}><v>${escapeAttribute(value.percent)}</v></c>`;
  if ('error' in value) return `${start} t="e"><v>${escapeAttribute(value.error)}</v></c>`;
  if ('boolean' in value) return `${start} t="b"><v>${value.boolean ? 1 : 0}</v></c>`;
  if (value.text === '') return '';
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value.text)}</t></is></c>`;
};
