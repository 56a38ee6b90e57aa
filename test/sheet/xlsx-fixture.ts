import { strToU8, unzipSync, zipSync } from 'fflate';
import type { CellValue, Sheet, WorkbookEdits, WriteValue } from '../../src/sheet/workbook.ts';

/** Small `.xlsx` files from XML texts, made by another zip writer than ours. */

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

export interface SheetFixture {
  readonly name: string;
  /** All that stands inside `<worksheet>`. */
  readonly xml: string;
  /** Whole table parts. */
  readonly tables?: readonly string[];
  readonly state?: string;
}

export interface WorkbookFixture {
  readonly sheets: readonly SheetFixture[];
  /** The `<si>` elements. */
  readonly sharedStrings?: string;
  /** All that stands inside `<styleSheet>`. */
  readonly styles?: string;
  /** Stands before `<sheets>` in the workbook part. */
  readonly beforeSheets?: string;
  readonly afterSheets?: string;
  /** Other parts by path, and parts that replace those made here. */
  readonly parts?: Readonly<Record<string, string | Uint8Array>>;
  /** Relationships of the package beyond the workbook's. */
  readonly packageRelationships?: string;
  readonly workbookRelationships?: string;
}

const relationship = (id: string, kind: string, target: string): string =>
  `<Relationship Id="${id}" Type="${OFFICE}/${kind}" Target="${target}"/>`;

const relationships = (xml: string): string => `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${xml}</Relationships>`;

/** The parts of a workbook by path. */
export const workbookParts = (fixture: WorkbookFixture): Record<string, string | Uint8Array> => {
  const parts: Record<string, string | Uint8Array> = {};
  const overrides = fixture.sheets.map(
    (_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${TYPE}.worksheet+xml"/>`,
  );
  parts['[Content_Types].xml'] =
    `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/>${overrides.join('')}</Types>`;
  parts['_rels/.rels'] = relationships(relationship('rId1', 'officeDocument', 'xl/workbook.xml') + (fixture.packageRelationships ?? ''));
  const list = fixture.sheets.map(({ name, state }, at) => {
    const hidden = state === undefined ? '' : ` state="${state}"`;
    return `<sheet name="${name}" sheetId="${at + 1}"${hidden} r:id="rId${at + 1}"/>`;
  });
  parts['xl/workbook.xml'] =
    `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}">${fixture.beforeSheets ?? ''}<sheets>${list.join('')}</sheets>${fixture.afterSheets ?? ''}</workbook>`;
  const more = [
    ...fixture.sheets.map((_, at) => relationship(`rId${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`)),
    fixture.sharedStrings === undefined ? '' : relationship('rIdS', 'sharedStrings', 'sharedStrings.xml'),
    fixture.styles === undefined ? '' : relationship('rIdT', 'styles', 'styles.xml'),
    fixture.workbookRelationships ?? '',
  ];
  parts['xl/_rels/workbook.xml.rels'] = relationships(more.join(''));
  if (fixture.sharedStrings !== undefined) parts['xl/sharedStrings.xml'] = `${HEAD}<sst xmlns="${MAIN}">${fixture.sharedStrings}</sst>`;
  if (fixture.styles !== undefined) parts['xl/styles.xml'] = `${HEAD}<styleSheet xmlns="${MAIN}">${fixture.styles}</styleSheet>`;
  for (const [at, sheet] of fixture.sheets.entries()) addSheetParts(parts, at + 1, sheet);
  return { ...parts, ...fixture.parts };
};

const addSheetParts = (parts: Record<string, string | Uint8Array>, number: number, sheet: SheetFixture): void => {
  parts[`xl/worksheets/sheet${number}.xml`] = `${HEAD}<worksheet xmlns="${MAIN}" xmlns:r="${OFFICE}">${sheet.xml}</worksheet>`;
  const tables = sheet.tables ?? [];
  for (const [at, table] of tables.entries()) parts[`xl/tables/table${number}${at + 1}.xml`] = HEAD + table;
  if (tables.length === 0) return;
  const targets = tables.map((_, at) => relationship(`rId${at + 1}`, 'table', `../tables/table${number}${at + 1}.xml`));
  parts[`xl/worksheets/_rels/sheet${number}.xml.rels`] = relationships(targets.join(''));
};

/** Else every entry bears the time at which it was packed, and two files of one content differ. */
const PACKED_AT = '2026-01-01T00:00:00';

/** A zip file of texts and bytes by path. */
export const zipOf = (parts: Readonly<Record<string, string | Uint8Array>>): Uint8Array =>
  zipSync(
    Object.fromEntries(Object.entries(parts).map(([path, content]) => [path, typeof content === 'string' ? strToU8(content) : content])),
    { mtime: PACKED_AT },
  );

/** The bytes of a small workbook. */
export const workbookOf = (fixture: WorkbookFixture): Uint8Array => zipOf(workbookParts(fixture));

/** A workbook of one sheet `Plan` with this content of `<sheetData>`. */
export const planOf = (rows: string, more: Partial<WorkbookFixture> = {}): Uint8Array =>
  workbookOf({ sheets: [{ name: 'Plan', xml: `<sheetData>${rows}</sheetData>` }], ...more });

/** The text of a part, unpacked by another zip reader than ours. */
export const partOf = (bytes: Uint8Array, path: string): string => {
  const part = unzipSync(bytes)[path];
  if (part === undefined) throw new RangeError(`no part ${path}`);
  return new TextDecoder().decode(part);
};

/** Edits of the sheet `Plan`: `{ B2: 'text', C3: 4, D4: true, E5: null }`. */
export const planEdits = (cells: Readonly<Record<string, string | number | boolean | null>>): WorkbookEdits => ({
  newSheets: [],
  edits: [{ sheet: 'Plan', cells: Object.entries(cells).map(([reference, value]) => ({ ...placeOf(reference), value: toWrite(value) })) }],
});

const placeOf = (reference: string): { readonly row: number; readonly column: number } => {
  const [, letters = '', row = ''] = /^([A-Z]+)(\d+)$/.exec(reference) ?? [];
  return { row: Number(row), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) };
};

const toWrite = (value: string | number | boolean | null): WriteValue => {
  if (value === null) return null;
  if (typeof value === 'string') return { text: value };
  return typeof value === 'number' ? { number: String(value) } : { boolean: value };
};

const show = (value: CellValue): string => {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'number') return value.date ?? `${value.digits}${value.percent ? ' as %' : ''}`;
  if (value.kind === 'boolean') return value.value ? 'TRUE' : 'FALSE';
  return value.kind === 'error' ? `error ${value.error}` : value.kind;
};

/** A sheet's filled cells as `{ A1: 'text', B1: '0.1 as %' }`. */
export const shown = (sheet: Sheet | undefined): Record<string, string> =>
  Object.fromEntries(
    (sheet?.rows ?? []).flatMap(({ row, cells }) =>
      cells.map(({ column, value }) => [`${String.fromCharCode(64 + column)}${row}`, show(value)]),
    ),
  );
