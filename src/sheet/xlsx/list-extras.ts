import type { Extra, ExtraKind } from '../workbook.ts';
import { openPackage, parsePart, relationshipKind, relationshipsOf, type XlsxPackage } from './package.ts';
import { rawRows } from './raw-rows.ts';
import { hasCells } from './read-sheets.ts';
import { readWorkbookPart, type SheetEntry } from './workbook-part.ts';
import { attributeOf, childrenNamed, findChild, isTrue } from './xml-tree.ts';

/** Everything that a workbook holds beside the values of its cells, by tab, with counts. */
export const listExtras = (bytes: Uint8Array): readonly Extra[] => {
  const pkg = openPackage(bytes);
  const { part, sheets } = readWorkbookPart(pkg);
  const names = childrenNamed(findChild(part.root, 'definedNames') ?? part.root, 'definedName');
  const own = names.filter((it) => !(attributeOf(it, 'name') ?? '').startsWith('_xlnm.') && !isTrue(attributeOf(it, 'hidden')));
  const paths = pkg.paths();
  const count = (pattern: RegExp): number => paths.filter((path) => pattern.test(path)).length;
  const whole: Counts = new Map([
    ['names', own.length],
    ['macros', count(/vbaProject\.bin$/iu)],
    ['links to other workbooks', count(/externalLinks\/externalLink[^/]*\.xml$/iu)],
  ]);
  return [...sheets.flatMap((sheet) => listed(sheet.name, extrasOf(pkg, sheet))), ...listed(null, whole)];
};

type Counts = ReadonlyMap<ExtraKind, number>;

const listed = (tab: string | null, counts: Counts): readonly Extra[] =>
  [...counts].flatMap(([what, count]) => (count === 0 ? [] : [{ tab, what, count }]));

/** Elements that each are one thing of their kind. */
const ELEMENTS: Readonly<Record<string, ExtraKind>> = {
  dataValidation: 'drop-downs and other validations',
  conditionalFormatting: 'conditional formats',
  mergeCell: 'merged cells',
  autoFilter: 'filters',
  hyperlink: 'links',
  sheetProtection: 'protection',
  pane: 'frozen panes',
};

/** What Excel of 2010 and later keeps in extensions, by their ids; each counts as one, however much it holds. */
const EXTENSIONS: Readonly<Record<string, ExtraKind>> = {
  '{05C60535-1F16-4FD2-B633-F4F36F0B64E0}': 'sparklines',
  '{CCE6A557-97BC-4B89-ADB6-D9C93CAAB3DF}': 'drop-downs and other validations',
  '{78C0D931-6437-407D-A8EE-F0AAD7539E65}': 'conditional formats',
  '{A8765BA9-456A-4DAB-B4F3-ACF838C121DE}': 'slicers',
  '{3A4CF648-6AED-40F4-86FF-DC5316D8AED3}': 'slicers',
};
/** The number by which a conditional format, which is counted itself, finds its own extension. */
const FORMAT_ID = '{B025F937-C7B1-47D3-B67F-A62EFF666E3E}';

type Element = Readonly<{ local: string; attributes: Readonly<Record<string, string>> }>;

const kindOf = ({ local, attributes }: Element): ExtraKind | undefined => {
  if (local === 'ext') {
    const id = (attributes.uri ?? '').toUpperCase();
    return id === FORMAT_ID ? undefined : Object.hasOwn(EXTENSIONS, id) ? EXTENSIONS[id] : 'other extensions';
  }
  return Object.hasOwn(ELEMENTS, local) ? ELEMENTS[local] : undefined;
};

const extrasOf = (pkg: XlsxPackage, sheet: SheetEntry): Counts => {
  if (!hasCells(sheet)) return new Map([['the whole tab, which has no cells', 1]]);
  const counts = new Map<ExtraKind, number>();
  const add = (what: ExtraKind, count: number): void => {
    if (count > 0) counts.set(what, (counts.get(what) ?? 0) + count);
  };
  for (const raw of rawRows(pkg.partPieces(sheet.path), sheet.name, (_, element) => {
    const kind = element && kindOf(element);
    if (kind !== undefined) add(kind, 1);
    if (element?.local === 'col' && isTrue(element.attributes.hidden)) {
      add('hidden columns', Number(element.attributes.max ?? 1) - Number(element.attributes.min ?? 1) + 1);
    }
  })) {
    add('hidden rows', raw.hidden ? 1 : 0);
    for (const { formula, style, text } of raw.cells) {
      add('formulas', formula === undefined ? 0 : 1);
      add('formulas that were never calculated', formula !== undefined && text === undefined ? 1 : 0);
      add('formatted cells', style === 0 ? 0 : 1);
    }
  }
  for (const [what, count] of partsOf(pkg, sheet.path)) add(what, count);
  return counts;
};

type Counted = readonly [ExtraKind, number];

/** What stands in parts of its own: notes, tables, charts, pictures. */
const partsOf = (pkg: XlsxPackage, path: string): readonly Counted[] =>
  relationshipsOf(pkg, path).flatMap((one): readonly Counted[] => {
    if (one.external || !pkg.has(one.target)) return [];
    switch (relationshipKind(one)) {
      case 'comments':
        return [['notes', commentsIn(pkg, one.target)]];
      case 'threadedComment':
        return [['comments', parsePart(pkg, one.target).root.children.length]];
      case 'table':
        return [['tables', 1]];
      case 'pivotTable':
        return [['pivot tables', 1]];
      case 'drawing':
        return [['charts, pictures and shapes', Math.max(1, parsePart(pkg, one.target).root.children.length)]];
      default:
        return [];
    }
  });

const commentsIn = (pkg: XlsxPackage, path: string): number => findChild(parsePart(pkg, path).root, 'commentList')?.children.length ?? 0;
