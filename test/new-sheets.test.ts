import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EXAMPLE } from '../src/app/example/example.ts';
import { UsageError } from '../src/base/errors.ts';
import { TEMPLATE_TABS, templateSheets } from '../src/rows/template.ts';
import type { CellValue, NewSheet, NewValue } from '../src/sheet/workbook.ts';
import { addNewSheets } from '../src/sheet/xlsx/new-sheets/add-new-sheets.ts';
import { newWorkbookBytes } from '../src/sheet/xlsx/new-sheets/new-workbook.ts';
import { contentTypeOf, openPackage, parsePart, relationshipKind, relationshipsOf, type XlsxPackage } from '../src/sheet/xlsx/package.ts';
import { readSheets } from '../src/sheet/xlsx/read-sheets.ts';
import { readWorkbookPart } from '../src/sheet/xlsx/workbook-part.ts';
import { attributeOf, childrenNamed, findChild } from '../src/sheet/xlsx/xml-tree.ts';

const REAL = join(import.meta.dirname, '../../shared/workbooks');
const realFiles = existsSync(REAL) ? readdirSync(REAL).filter((name) => /\.xls[xm]$/.test(name)) : [];

const shown = (value: CellValue): string => {
  if (value.kind === 'text') return value.text;
  if (value.kind === 'number') return value.date ?? value.digits;
  return value.kind === 'boolean' ? String(value.value) : value.kind;
};
const meant = (value: NewValue): string | undefined => {
  if (value === null || ('text' in value && value.text === '')) return undefined;
  if ('date' in value) return value.date;
  if ('number' in value) return value.number;
  if ('percent' in value) return value.percent;
  if ('error' in value) return value.error;
  return 'boolean' in value ? String(value.boolean) : value.text;
};
/** The non-empty cells of a sheet to be written, as `row:column=text`. */
const meantCells = (sheet: NewSheet): readonly string[] => {
  if (sheet.kind === 'cells')
    return sheet.rows.flatMap(({ row, cells }) => cells.map(({ column, value }) => `${row}:${column}=${meant(value)}`));
  const rows: readonly (readonly NewValue[])[] =
    sheet.kind === 'text'
      ? sheet.lines.map(({ text }) => [{ text }])
      : [sheet.columns.map(({ header }) => ({ text: header })), ...sheet.rows];
  return rows.flatMap((row, r) =>
    row.flatMap((value, c) => {
      const text = meant(value);
      return text === undefined ? [] : [`${r + 1}:${c + 1}=${text}`];
    }),
  );
};
const readCells = (bytes: Uint8Array, name: string): readonly string[] => {
  const sheet = readSheets(bytes, (one) => one === name).find((one) => one.name === name);
  return (sheet?.rows ?? []).flatMap(({ row, cells }) => cells.map(({ column, value }) => `${row}:${column}=${shown(value)}`));
};

const pathOf = (pkg: XlsxPackage, name: string): string => readWorkbookPart(pkg).sheets.find((one) => one.name === name)?.path ?? '';
const stylesPathOf = (pkg: XlsxPackage): string | undefined =>
  relationshipsOf(pkg, readWorkbookPart(pkg).part.path).find((one) => relationshipKind(one) === 'styles')?.target;
/** Every entry of every list in a styles part, as written. */
const styleEntries = (pkg: XlsxPackage): ReadonlyMap<string, readonly string[]> => {
  const path = stylesPathOf(pkg);
  if (path === undefined || !pkg.has(path)) return new Map();
  const { bytes, root } = parsePart(pkg, path);
  return new Map(
    root.children.map((list) => [list.local, list.children.map((one) => Buffer.from(bytes.subarray(one.start, one.end)).toString())]),
  );
};

describe('a fresh workbook', () => {
  const sheets = templateSheets({ example: EXAMPLE });
  const bytes = newWorkbookBytes(sheets);

  it('has the same bytes every time', () => {
    expect(Buffer.from(newWorkbookBytes(templateSheets({ example: EXAMPLE }))).equals(Buffer.from(bytes))).toBe(true);
  });

  it('reads back exactly as described, on every tab', () => {
    expect(readSheets(bytes, () => false).map((sheet) => sheet.name)).toEqual([...TEMPLATE_TABS]);
    for (const sheet of sheets) expect(readCells(bytes, sheet.name), sheet.name).toEqual(meantCells(sheet));
  });

  it('puts the elements of each sheet in the order of the format', () => {
    const order = [
      'sheetPr',
      'dimension',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'autoFilter',
      'conditionalFormatting',
      'dataValidations',
    ];
    const full = [...order, 'pageMargins', 'pageSetup', 'legacyDrawing'];
    const pkg = openPackage(bytes);
    for (const sheet of sheets) {
      const ranks = parsePart(pkg, pathOf(pkg, sheet.name)).root.children.map((child) => full.indexOf(child.local));
      expect(ranks, sheet.name).toEqual([...ranks].sort((a, b) => a - b));
      expect(ranks).not.toContain(-1);
    }
  });

  it('offers the closed words, colours run_status and notes every header', () => {
    const pkg = openPackage(bytes);
    const text = pkg.partText(pathOf(pkg, 'Constraints'));
    expect(text).toContain('<formula1>&quot;capacity_floor,capacity_cap,mandatory,');
    expect(text).toContain("<formula1>'Scenario_Config'!$A$2:$A$5000</formula1>");
    expect(text.match(/type="beginsWith"/g)).toHaveLength(4);
    for (const sheet of sheets) {
      if (sheet.kind !== 'table') continue;
      const path = pathOf(pkg, sheet.name);
      const comments = relationshipsOf(pkg, path).find((one) => relationshipKind(one) === 'comments')?.target ?? '';
      expect(pkg.partText(comments).match(/<comment /g), sheet.name).toHaveLength(sheet.columns.filter(({ note }) => note).length);
      expect(contentTypeOf(pkg, comments)).toMatch(/comments\+xml$/);
      const drawing = relationshipsOf(pkg, path).find((one) => relationshipKind(one) === 'vmlDrawing');
      expect(attributeOf(findChild(parsePart(pkg, path).root, 'legacyDrawing') ?? parsePart(pkg, path).root, 'id', true)).toBe(drawing?.id);
      expect(contentTypeOf(pkg, drawing?.target ?? '')).toMatch(/vmlDrawing$/);
    }
  });

  it('keeps text that looks like a formula as text', () => {
    const sheet: NewSheet = {
      kind: 'table',
      name: 'T',
      columns: [{ header: '=1+1', width: 9 }],
      rows: [[{ text: '=HYPERLINK("x")' }], [{ text: '@SUM(A1)' }]],
    };
    const file = newWorkbookBytes([sheet]);
    expect(readCells(file, 'T')).toEqual(['1:1==1+1', '2:1==HYPERLINK("x")', '3:1=@SUM(A1)']);
    const pkg = openPackage(file);
    expect(pkg.partText(pathOf(pkg, 'T'))).not.toContain('<f');
    expect(pkg.partText('xl/styles.xml')).toContain('quotePrefix="1"');
  });
});

describe.skipIf(realFiles.length === 0)('real workbooks (skipped where ../shared/workbooks is missing)', () => {
  it.each(realFiles)('%s gains the tabs and keeps everything else', (file) => {
    const before = new Uint8Array(readFileSync(join(REAL, file)));
    const sheets = templateSheets({ example: EXAMPLE });
    let old: XlsxPackage;
    let changed: XlsxPackage;
    try {
      old = openPackage(before);
      changed = openPackage(before);
      addNewSheets(changed, sheets);
    } catch (refused) {
      expect(refused).toBeInstanceOf(UsageError);
      return;
    }
    const bytes = changed.toBytes();
    const after = openPackage(bytes);
    expect(readSheets(bytes, () => false).map(({ name }) => name)).toEqual([
      ...readSheets(before, () => false).map(({ name }) => name),
      ...TEMPLATE_TABS,
    ]);
    for (const sheet of sheets) expect(readCells(bytes, sheet.name), sheet.name).toEqual(meantCells(sheet));
    const workbook = readWorkbookPart(old).part.path;
    const growing = ['[Content_Types].xml', workbook, workbook.replace(/([^/]*)$/, '_rels/$1.rels'), stylesPathOf(old) ?? 'xl/styles.xml'];
    const touched = old.paths().filter((path) => !Buffer.from(old.packed(path).data).equals(Buffer.from(after.packed(path).data)));
    expect(touched.filter((path) => !growing.some((one) => one.toLowerCase() === path.toLowerCase()))).toEqual([]);
    const styles = styleEntries(after);
    for (const [list, entries] of styleEntries(old)) expect(styles.get(list)?.slice(0, entries.length), list).toEqual(entries);
    expectCounts(old, after);
    expectTypes(after, sheets);
  });
});

/** How many entries each list of the styles says that it has. */
const statedCounts = (pkg: XlsxPackage): ReadonlyMap<string, string | undefined> => {
  const path = stylesPathOf(pkg);
  if (path === undefined || !pkg.has(path)) return new Map();
  return new Map(parsePart(pkg, path).root.children.map((list) => [list.local, attributeOf(list, 'count')]));
};

/** Lists that said rightly how many entries they have still do, and every new cell format names entries that are there. */
const expectCounts = (old: XlsxPackage, pkg: XlsxPackage): void => {
  const [stated, entries] = [statedCounts(pkg), styleEntries(pkg)];
  for (const [list, count] of statedCounts(old)) {
    const wasRight = count === String(styleEntries(old).get(list)?.length);
    if (wasRight) expect(stated.get(list), list).toBe(String(entries.get(list)?.length));
  }
  const { root } = parsePart(pkg, stylesPathOf(pkg) ?? '');
  const size = (list: string, entry: string): number => childrenNamed(findChild(root, list) ?? root, entry).length;
  const fonts = size('fonts', 'font');
  const fills = size('fills', 'fill');
  const borders = size('borders', 'border');
  for (const xf of childrenNamed(findChild(root, 'cellXfs') ?? root, 'xf').slice(-20)) {
    expect(Number(attributeOf(xf, 'fontId') ?? 0)).toBeLessThan(fonts);
    expect(Number(attributeOf(xf, 'fillId') ?? 0)).toBeLessThan(fills);
    expect(Number(attributeOf(xf, 'borderId') ?? 0)).toBeLessThan(borders);
  }
};

/** Every new part has a content type, and every style that a new sheet uses is there. */
const expectTypes = (pkg: XlsxPackage, sheets: readonly NewSheet[]): void => {
  const { root } = parsePart(pkg, stylesPathOf(pkg) ?? '');
  const formats = childrenNamed(findChild(root, 'cellXfs') ?? root, 'xf').length;
  const differentials = childrenNamed(findChild(root, 'dxfs') ?? root, 'dxf').length;
  for (const { name } of sheets) {
    const path = pathOf(pkg, name);
    expect(contentTypeOf(pkg, path)).toMatch(/worksheet\+xml$/);
    const text = pkg.partText(path);
    for (const [, style] of text.matchAll(/ s(?:tyle)?="(\d+)"/g)) expect(Number(style)).toBeLessThan(formats);
    for (const [, style] of text.matchAll(/ dxfId="(\d+)"/g)) expect(Number(style)).toBeLessThan(differentials);
  }
};
