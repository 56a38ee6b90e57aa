import type { Highlight, Look } from '../../workbook.ts';
import {
  addRelationship,
  editPart,
  freshPath,
  type ParsedPart,
  parsePart,
  relationshipKind,
  relationshipsOf,
  type XlsxPackage,
} from '../package.ts';
import { appendInside, insertAt, type Splice, setAttribute } from '../splice.ts';
import { RELATIONSHIPS, readWorkbookPart, SPREADSHEET } from '../workbook-part.ts';
import { escapeAttribute } from '../xml-text.ts';
import { attributeOf, childrenNamed, findChild, type XmlElement } from '../xml-tree.ts';
import { HIGHLIGHTS, LOOKS, type LookParts } from './looks.ts';

const STYLES_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml';

/** The lists of a styles part, in the order the format asks for. */
const ORDER = ['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs'] as const;
type ListName = (typeof ORDER)[number];
const NAMES: readonly string[] = ORDER;
/** What each is a list of. */
const ENTRY: Readonly<Record<ListName, string>> = {
  numFmts: 'numFmt',
  fonts: 'font',
  fills: 'fill',
  borders: 'border',
  cellStyleXfs: 'xf',
  cellXfs: 'xf',
  cellStyles: 'cellStyle',
  dxfs: 'dxf',
};

/** What a list must begin with where a file has none. */
const FIRST: Readonly<Partial<Record<ListName, readonly string[]>>> = {
  fonts: ['<font><sz val="11"/><name val="Calibri"/><family val="2"/></font>'],
  fills: ['<fill><patternFill patternType="none"/></fill>', '<fill><patternFill patternType="gray125"/></fill>'],
  borders: ['<border><left/><right/><top/><bottom/><diagonal/></border>'],
  cellXfs: ['<xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'],
};
const firstOf = (name: ListName): readonly string[] => FIRST[name] ?? [];

/** The styles of a workbook that had none: one plain style. */
const EMPTY_STYLES =
  `<fonts count="1">${firstOf('fonts').join('')}</fonts><fills count="2">${firstOf('fills').join('')}</fills><borders count="1">${firstOf('borders').join('')}</borders>` +
  `<cellStyleXfs count="1">${firstOf('cellXfs').join('')}</cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>` +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>';

const BUILT_IN_FORMATS: Readonly<Record<string, number>> = { General: 0, '@': 49 };
/** Numbers below are the format's own. */
const FIRST_OWN_FORMAT = 164;

/** The styles of a workbook, to which entries are appended. What stands there is never changed, moved or renumbered. */
export class GrowingStyles {
  private readonly pkg: XlsxPackage;
  private readonly part: ParsedPart;
  private readonly sizes = new Map<ListName, number>();
  private readonly added = new Map<ListName, string[]>();
  private nextFormat: number;

  constructor(pkg: XlsxPackage) {
    this.pkg = pkg;
    this.part = openStyles(pkg);
    for (const name of ORDER) this.openList(name);
    const formats = findChild(this.part.root, 'numFmts')?.children ?? [];
    const ids = formats.map((one) => Number(attributeOf(one, 'numFmtId') ?? 0)).filter(Number.isSafeInteger);
    this.nextFormat = Math.max(FIRST_OWN_FORMAT - 1, ...ids) + 1;
  }

  /** The number of the cell format of a look. `quoted`: text that a spreadsheet would take for a formula when it is edited. */
  format(look: Look, quoted = false): number {
    const parts = LOOKS[look];
    const prefix = this.part.root.prefix;
    const numFmt = this.numberFormat(parts.numberFormat ?? 'General');
    const font = hasOwnFont(parts) ? this.add('fonts', this.fontXml(parts)) : 0;
    const fill = parts.fill === undefined ? 0 : this.add('fills', solidFill(prefix, parts.fill));
    const border = parts.fill === undefined ? 0 : this.add('borders', bottomLine(prefix));
    const base = findChild(this.part.root, 'cellStyleXfs') === undefined ? '' : ' xfId="0"';
    const apply = `${numFmt ? ' applyNumberFormat="1"' : ''}${font ? ' applyFont="1"' : ''}${fill ? ' applyFill="1"' : ''}${border ? ' applyBorder="1"' : ''}`;
    const start = `<${prefix}xf numFmtId="${numFmt}" fontId="${font}" fillId="${fill}" borderId="${border}"${base}${quoted ? ' quotePrefix="1"' : ''}`;
    return this.add('cellXfs', `${start}${apply} applyAlignment="1">${alignmentXml(prefix, parts)}</${prefix}xf>`);
  }

  /** The number of the differential format that colours a cell. */
  highlight(colour: Highlight['colour']): number {
    const { font, fill } = HIGHLIGHTS[colour];
    const p = this.part.root.prefix;
    return this.add(
      'dxfs',
      `<${p}dxf><${p}font><${p}color rgb="FF${font}"/></${p}font><${p}fill><${p}patternFill><${p}bgColor rgb="FF${fill}"/></${p}patternFill></${p}fill></${p}dxf>`,
    );
  }

  /** Writes what was appended into the package. */
  save(): void {
    const splices = ORDER.flatMap((name) => this.splicesOf(name));
    if (splices.length > 0) editPart(this.pkg, this.part, splices);
  }

  private openList(name: ListName): void {
    const list = findChild(this.part.root, name);
    const size = list === undefined ? 0 : childrenNamed(list, ENTRY[name]).length;
    this.sizes.set(name, size);
    const first = firstOf(name);
    if (size === 0 && first.length > 0) {
      this.added.set(
        name,
        first.map((xml) => xml.replace(/<(\/?)(?=\w)/g, `<$1${this.part.root.prefix}`)),
      );
    }
  }

  /** Appends an entry unless we did before, and gives its number. */
  private add(name: ListName, xml: string): number {
    const added = this.added.get(name) ?? [];
    const found = added.indexOf(xml);
    const size = this.sizes.get(name) ?? 0;
    if (found >= 0) return size + found;
    this.added.set(name, [...added, xml]);
    return size + added.length;
  }

  private numberFormat(code: string): number {
    const known = findChild(this.part.root, 'numFmts')?.children ?? [];
    const builtIn = BUILT_IN_FORMATS[code];
    // A file may give a built-in number a meaning of its own, or name it without one.
    const meanings = known.filter((one) => attributeOf(one, 'numFmtId') === String(builtIn)).map((one) => attributeOf(one, 'formatCode'));
    if (builtIn !== undefined && meanings.every((meaning) => !meaning || meaning === code)) return builtIn;
    const same = known.find((one) => attributeOf(one, 'formatCode') === code);
    if (same !== undefined) return Number(attributeOf(same, 'numFmtId'));
    const xml = (id: number) => `<${this.part.root.prefix}numFmt numFmtId="${id}" formatCode="${escapeAttribute(code)}"/>`;
    const added = this.added.get('numFmts') ?? [];
    for (let id = this.nextFormat - added.length; id < this.nextFormat; id++) if (added.includes(xml(id))) return id;
    this.add('numFmts', xml(this.nextFormat));
    return this.nextFormat++;
  }

  /** A font like the workbook's own, in another weight, size or colour. */
  private fontXml(parts: LookParts): string {
    const p = this.part.root.prefix;
    const own = findChild(this.part.root, 'fonts')?.children[0];
    const value = (local: string) => attributeOf(findChild(own ?? this.part.root, local) ?? this.part.root, 'val');
    const size = Number(own === undefined ? '11' : (value('sz') ?? '11')) + (parts.larger ?? 0);
    const kept = (local: string) => {
      const val = own === undefined ? undefined : value(local);
      return val === undefined ? '' : `<${p}${local} val="${escapeAttribute(val)}"/>`;
    };
    const flags = `${parts.bold ? `<${p}b/>` : ''}${parts.italic ? `<${p}i/>` : ''}`;
    const colour = parts.colour === undefined ? '' : `<${p}color rgb="FF${parts.colour}"/>`;
    const name = kept('name') || `<${p}name val="Calibri"/>`;
    return `<${p}font>${flags}<${p}sz val="${size}"/>${colour}${name}${kept('family')}${kept('charset')}${kept('scheme')}</${p}font>`;
  }

  private splicesOf(name: ListName): readonly Splice[] {
    const added = this.added.get(name) ?? [];
    if (added.length === 0) return [];
    const { root, bytes } = this.part;
    const list = findChild(root, name);
    const xml = added.join('');
    if (list === undefined) {
      const count = ` count="${added.length}"`;
      return [insertAtPlace(this.part, name, `<${root.prefix}${name}${count}>${xml}</${root.prefix}${name}>`)];
    }
    const counted = attributeOf(list, 'count') !== undefined;
    const size = (this.sizes.get(name) ?? 0) + added.length;
    return [...(counted ? [setAttribute(list, 'count', String(size))] : []), appendInside(bytes, list, xml)];
  }
}

/** The styles part, opened where it was written as an empty element. */
const openStyles = (pkg: XlsxPackage): ParsedPart => {
  const part = parsePart(pkg, stylesPath(pkg));
  if (!part.root.selfClosed) return part;
  editPart(pkg, part, [appendInside(part.bytes, part.root, '')]);
  return parsePart(pkg, part.path);
};

const hasOwnFont = ({ bold, italic, larger, colour }: LookParts): boolean =>
  bold === true || italic === true || larger !== undefined || colour !== undefined;

/** Puts a list that was missing where the format asks for it. */
const insertAtPlace = ({ root, bytes }: ParsedPart, name: ListName, xml: string): Splice => {
  const rank = (child: XmlElement): number => {
    const at = NAMES.indexOf(child.local);
    return at < 0 ? ORDER.length : at;
  };
  const next = root.children.find((child) => rank(child) > ORDER.indexOf(name));
  return next === undefined ? appendInside(bytes, root, xml) : insertAt(next.start, xml);
};

const stylesPath = (pkg: XlsxPackage): string => {
  const { part, strict } = readWorkbookPart(pkg);
  const found = relationshipsOf(pkg, part.path).find((one) => relationshipKind(one) === 'styles' && !one.external && pkg.has(one.target));
  if (found !== undefined) return found.target;
  const folder = part.path.slice(0, part.path.lastIndexOf('/') + 1);
  const path = pkg.has(`${folder}styles.xml`) ? freshPath(pkg, `${folder}styles`, '.xml') : `${folder}styles.xml`;
  const xml = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="${SPREADSHEET[strict ? 1 : 0]}">${EMPTY_STYLES}</styleSheet>`;
  pkg.addPart(path, STYLES_TYPE, xml);
  addRelationship(pkg, part.path, `${RELATIONSHIPS[strict ? 1 : 0]}/styles`, path);
  return path;
};

const solidFill = (p: string, colour: string): string =>
  `<${p}fill><${p}patternFill patternType="solid"><${p}fgColor rgb="FF${colour}"/><${p}bgColor indexed="64"/></${p}patternFill></${p}fill>`;

const bottomLine = (p: string): string =>
  `<${p}border><${p}left/><${p}right/><${p}top/><${p}bottom style="thin"><${p}color rgb="FFB8C4D2"/></${p}bottom><${p}diagonal/></${p}border>`;

const alignmentXml = (p: string, parts: LookParts): string => {
  const horizontal = parts.horizontal === undefined ? '' : ` horizontal="${parts.horizontal}"`;
  const vertical = parts.vertical === undefined ? '' : ` vertical="${parts.vertical}"`;
  return `<${p}alignment${horizontal}${vertical}${parts.wrap ? ' wrapText="1"' : ''}${parts.indent === undefined ? '' : ` indent="${parts.indent}"`}/>`;
};
