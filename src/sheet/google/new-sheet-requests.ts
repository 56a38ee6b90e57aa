import { assert } from '../../base/errors.ts';
import type { Choices, Highlight, Look, NewCellsSheet, NewColumn, NewSheet, NewTableSheet, NewTextSheet } from '../workbook.ts';
import { columnName, quoteSheetName } from '../xlsx/cell-reference.ts';
import { HIGHLIGHTS, LOOKS, type LookParts } from '../xlsx/new-sheets/looks.ts';
import { enteredOf, toGoogleCell } from './cell-requests.ts';
import type { GoogleCell, GoogleFormat, GridRange, SheetsRequest } from './sheets-client.ts';
import { type NewCell, numberFormat, valueRequests } from './value-requests.ts';

/** Rows below what a new tab holds, for the planner to fill. */
const SPARE_ROWS = 1000;
/** Columns of a tab that is carried over, at least. */
const SPARE_COLUMNS = 26;
/** The usual size of text in a Google Sheet, in points. */
const FONT_POINTS = 10;
const HEADER_PIXELS = 32;

/** Everything that makes one tab: its properties, cells, widths, drop-downs and colours. `sheetId` is one that the spreadsheet does not have. */
export const newSheetRequests = (sheet: NewSheet, sheetId: number, made: readonly NewSheet[]): readonly SheetsRequest[] => {
  if (sheet.kind === 'table') return tableRequests(sheet, sheetId, made);
  return sheet.kind === 'text' ? textRequests(sheet, sheetId) : cellsRequests(sheet, sheetId);
};

const tableRequests = (sheet: NewTableSheet, sheetId: number, made: readonly NewSheet[]): readonly SheetsRequest[] => {
  const { columns, rows } = sheet;
  const header = columns.map(
    (column): GoogleCell => ({
      ...toGoogleCell(enteredOf({ text: column.header })),
      userEnteredFormat: formatOf(LOOKS[column.headerLook ?? 'header']),
      ...(column.note ? { note: column.note } : {}),
    }),
  );
  const filled = rows.flatMap((row, atRow) =>
    row.flatMap((value, at): readonly NewCell[] => (value === null ? [] : [{ row: atRow + 2, column: at + 1, value }])),
  );
  return [
    addSheet(sheet, sheetId, {
      rowCount: rows.length + 1 + SPARE_ROWS,
      columnCount: columns.length,
      frozenRowCount: 1,
      frozenColumnCount: Math.min(sheet.frozenColumns ?? 0, columns.length - 1),
    }),
    // The looks of whole columns come first, so that the looks of single cells stay.
    ...columns.flatMap(({ look }, at) => lookRequest(look ?? 'plain', belowHeader(sheetId, at))),
    cells(sheetId, 0, [header], 'userEnteredValue,userEnteredFormat,note'),
    ...valueRequests(sheetId, filled, (column) => columns[column - 1]?.look ?? 'plain'),
    ...columns.map(({ width }, at) => widthRequest(sheetId, at, width)),
    {
      updateDimensionProperties: {
        range: { sheetId, dimension: 'ROWS', startIndex: 0, endIndex: 1 },
        properties: { pixelSize: HEADER_PIXELS },
        fields: 'pixelSize',
      },
    },
    ...columns.flatMap((column, at) => choiceRequest(column, belowHeader(sheetId, at), made)),
    ...columns.flatMap((column, at) => highlightRequests(column, at, sheetId)),
    { setBasicFilter: { filter: { range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: columns.length } } } },
  ];
};

const textRequests = (sheet: NewTextSheet, sheetId: number): readonly SheetsRequest[] => [
  addSheet(sheet, sheetId, { rowCount: Math.max(1, sheet.lines.length), columnCount: 1, hideGridlines: true }),
  ...(sheet.lines.length === 0
    ? []
    : [
        cells(
          sheetId,
          0,
          sheet.lines.map(({ text, look }) => [
            { ...toGoogleCell(enteredOf({ text })), userEnteredFormat: formatOf(LOOKS[look ?? 'wrap']) },
          ]),
          'userEnteredValue,userEnteredFormat',
        ),
      ]),
  widthRequest(sheetId, 0, sheet.width),
];

const cellsRequests = (sheet: NewCellsSheet, sheetId: number): readonly SheetsRequest[] => {
  const filled = sheet.rows.flatMap(({ row, cells }) => cells.map((cell) => ({ row, ...cell })));
  const grid = {
    rowCount: (sheet.rows.at(-1)?.row ?? 0) + SPARE_ROWS,
    columnCount: filled.reduce((most, { column }) => Math.max(most, column), SPARE_COLUMNS),
  };
  return [addSheet(sheet, sheetId, grid, sheet.hidden), ...valueRequests(sheetId, filled, () => 'plain')];
};

const addSheet = (
  { name, tabColour }: NewSheet,
  sheetId: number,
  gridProperties: NonNullable<NonNullable<SheetsRequest['addSheet']>['properties']>['gridProperties'] & object,
  hidden = false,
): SheetsRequest => ({
  addSheet: {
    properties: {
      sheetId,
      title: name,
      gridProperties,
      ...(hidden ? { hidden } : {}),
      ...(tabColour === undefined ? {} : { tabColorStyle: { rgbColor: colour(tabColour) } }),
    },
  },
});

const cells = (sheetId: number, rowIndex: number, rows: readonly (readonly GoogleCell[])[], fields: string): SheetsRequest => ({
  updateCells: { start: { sheetId, rowIndex, columnIndex: 0 }, rows: rows.map((row) => ({ values: [...row] })), fields },
});

const belowHeader = (sheetId: number, at: number): GridRange => ({
  sheetId,
  startRowIndex: 1,
  startColumnIndex: at,
  endColumnIndex: at + 1,
});

const lookRequest = (look: Look, range: GridRange): readonly SheetsRequest[] => [
  { repeatCell: { range, cell: { userEnteredFormat: formatOf(LOOKS[look]) }, fields: 'userEnteredFormat' } },
];

const formatOf = (parts: LookParts): GoogleFormat => ({
  ...(parts.numberFormat === undefined ? {} : { numberFormat: numberFormat(parts.numberFormat) ?? {} }),
  ...(parts.fill === undefined ? {} : { backgroundColorStyle: { rgbColor: colour(parts.fill) } }),
  ...(parts.horizontal === undefined ? {} : { horizontalAlignment: parts.horizontal.toUpperCase() }),
  ...(parts.vertical === undefined ? {} : { verticalAlignment: parts.vertical === 'center' ? 'MIDDLE' : 'TOP' }),
  ...(parts.wrap ? { wrapStrategy: 'WRAP' } : {}),
  textFormat: {
    ...(parts.bold ? { bold: true } : {}),
    ...(parts.italic ? { italic: true } : {}),
    ...(parts.larger === undefined ? {} : { fontSize: FONT_POINTS + parts.larger }),
    ...(parts.colour === undefined ? {} : { foregroundColorStyle: { rgbColor: colour(parts.colour) } }),
  },
});

const colour = (digits: string): { readonly red: number; readonly green: number; readonly blue: number } => {
  const part = (at: number): number => Number.parseInt(digits.slice(at, at + 2), 16) / 255;
  return { red: part(0), green: part(2), blue: part(4) };
};

/** Characters to pixels, as spreadsheets measure them. */
const widthRequest = (sheetId: number, at: number, width: number): SheetsRequest => ({
  updateDimensionProperties: {
    range: { sheetId, dimension: 'COLUMNS', startIndex: at, endIndex: at + 1 },
    properties: { pixelSize: Math.round(width * 7 + 5) },
    fields: 'pixelSize',
  },
});

const choiceRequest = ({ choices, header }: NewColumn, range: GridRange, made: readonly NewSheet[]): readonly SheetsRequest[] => {
  const condition = choices && conditionOf(choices, made);
  if (choices === undefined || condition === undefined) return [];
  const offered = 'words' in choices ? choices.words.join(', ') : `a value of the tab ${choices.from.sheet}`;
  return [
    {
      setDataValidation: {
        range,
        rule: {
          condition,
          strict: choices.strict,
          showCustomUi: true,
          ...(choices.strict ? { inputMessage: `${header}: choose ${offered}.`.slice(0, 250) } : {}),
        },
      },
    },
  ];
};

type Condition = NonNullable<NonNullable<NonNullable<SheetsRequest['setDataValidation']>['rule']>['condition']>;

/** A drop-down that offers a column of a tab which is not made by the same write is left out. */
const conditionOf = (choices: Choices, made: readonly NewSheet[]): Condition | undefined => {
  if ('words' in choices) {
    assert(
      choices.words.every((word) => !word.startsWith('=')),
      `a drop-down cannot offer the formula ${choices.words.join(', ')}`,
    );
    return { type: 'ONE_OF_LIST', values: choices.words.map((word) => ({ userEnteredValue: word })) };
  }
  const { sheet, header } = choices.from;
  const source = made.find((one) => one.name === sheet);
  const at = source?.kind === 'table' ? source.columns.findIndex((one) => one.header === header) : -1;
  if (at < 0) return undefined;
  const column = columnName(at + 1);
  return { type: 'ONE_OF_RANGE', values: [{ userEnteredValue: `=${quoteSheetName(sheet)}!$${column}$2:$${column}` }] };
};

const highlightRequests = ({ highlights }: NewColumn, at: number, sheetId: number): readonly SheetsRequest[] =>
  (highlights ?? []).map((highlight, index) => ({
    addConditionalFormatRule: {
      index,
      rule: {
        ranges: [belowHeader(sheetId, at)],
        booleanRule: { condition: beginsWith(highlight, at), format: highlightFormat(highlight) },
      },
    },
  }));

// A truth value has no beginning.
const beginsWith = ({ prefix }: Highlight, at: number): Condition => {
  const first = `$${columnName(at + 1)}2`;
  if (prefix === 'TRUE') return { type: 'CUSTOM_FORMULA', values: [{ userEnteredValue: `=${first}=TRUE` }] };
  return { type: 'TEXT_STARTS_WITH', values: [{ userEnteredValue: prefix }] };
};

const highlightFormat = ({ colour: name }: Highlight): GoogleFormat => {
  const { font, fill } = HIGHLIGHTS[name];
  return { backgroundColorStyle: { rgbColor: colour(fill) }, textFormat: { foregroundColorStyle: { rgbColor: colour(font) } } };
};
