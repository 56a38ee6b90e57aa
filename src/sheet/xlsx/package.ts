import { UsageError } from '../../base/errors.ts';
import { deflate, deflateWhole, inflate, inflateWhole, type Packed } from './compression.ts';
import { partKey, partName, relationshipsPath, resolveTarget, toTarget } from './part-names.ts';
import { damaged } from './refusals.ts';
import { appendInside, insertAt, type Splice, setAttribute, spliceBytes } from './splice.ts';
import { escapeAttribute } from './xml-text.ts';
import { attributeOf, childrenNamed, parseXmlTree, type XmlElement } from './xml-tree.ts';
import { readZipDirectory, type ZipEntry } from './zip-directory.ts';
import { newEntry, withContent, writeZip } from './zip-write.ts';

/** What a part may be set to. Text is written as UTF-8; pieces are compressed as they come. */
type PartContent = string | Uint8Array | Iterable<Uint8Array>;

const CONTENT_TYPES = '[Content_Types].xml';

/**
 * The parts of an Office file by path (`xl/workbook.xml`; case does not matter). Parts are unpacked only when asked for; those that are
 * not set stay in `toBytes` as the compressed bytes they were.
 */
export class XlsxPackage {
  private readonly entries: Map<string, ZipEntry>;
  /** Entries in the file's order, folders too. */
  private readonly order: ZipEntry[];

  constructor(entries: readonly ZipEntry[]) {
    this.order = [...entries];
    this.entries = new Map(entries.map((entry) => [partKey(entry.name), entry]));
  }

  /** The paths of all parts, in the file's order. */
  paths(): readonly string[] {
    return this.order.filter(({ name }) => !/[\\/]$/.test(name)).map(({ name }) => partName(name));
  }

  has(path: string): boolean {
    return this.entries.has(partKey(path));
  }

  /** The compressed bytes of a part with size and checksum. */
  packed(path: string): Packed {
    const entry = this.entries.get(partKey(path));
    if (entry === undefined) throw damaged(`its part ${path} is missing`);
    return entry.packed;
  }

  /** A part's bytes. XML in another encoding than UTF-8 is given, and from then on kept, in UTF-8. */
  partBytes(path: string): Uint8Array {
    return toUtf8(inflateWhole(this.packed(path), path));
  }

  /** A part's bytes piece by piece, in UTF-8: for parts too large to hold. */
  *partPieces(path: string): Generator<Uint8Array> {
    let known = false;
    for (const piece of inflate(this.packed(path), path)) {
      if (!known && piece.length > 0 && encodingOf(piece) !== 'utf-8') return yield this.partBytes(path);
      known ||= piece.length > 0;
      yield piece;
    }
  }

  /** A part's text (UTF-8, a byte order mark left out). */
  partText(path: string): string {
    return new TextDecoder().decode(this.partBytes(path));
  }

  /** Replaces a part that exists. Its type and relationships stay. */
  setPart(path: string, content: PartContent): void {
    const key = partKey(path);
    const entry = this.entries.get(key);
    if (entry === undefined) throw damaged(`its part ${path} is missing`);
    this.put(key, withContent(entry, pack(content)), this.order.indexOf(entry));
  }

  /** Adds a part at the end of the file, declared under its content type. */
  addPart(path: string, contentType: string, content: PartContent): void {
    this.addEntry(path, content);
    addContentType(this, path, contentType);
  }

  /** Adds a part without declaring it: for relationship parts, whose type every package declares. */
  addEntry(path: string, content: PartContent): void {
    if (this.has(path)) throw damaged(`it has a part ${path} already`);
    this.put(partKey(path), newEntry(partName(path), pack(content)), this.order.length);
  }

  private put(key: string, entry: ZipEntry, at: number): void {
    this.entries.set(key, entry);
    this.order[at] = entry;
  }

  /** The whole file. */
  toBytes(): Uint8Array {
    return writeZip(this.order);
  }
}

/** Opens the bytes of an `.xlsx` or `.xlsm` file. Throws `UsageError` with a code for what is no such file, damaged, or unsafe to open. */
export const openPackage = (bytes: Uint8Array): XlsxPackage => {
  checkKind(bytes);
  const pkg = new XlsxPackage(readZipDirectory(bytes));
  if (!pkg.has(CONTENT_TYPES)) {
    throw new UsageError('This file is a zip file, but no workbook: it has no [Content_Types].xml.', {
      code: 'not-a-workbook',
      hint: 'Give an .xlsx or .xlsm file, or a folder with one CSV file per tab.',
    });
  }
  return pkg;
};

const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

const checkKind = (bytes: Uint8Array): void => {
  if (OLE.every((byte, at) => bytes[at] === byte)) {
    const encrypted = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
    throw encrypted
      ? new UsageError('This workbook is encrypted with a password.', {
          code: 'workbook-encrypted',
          hint: 'Open it in Excel, remove the password (File > Info > Protect Workbook > Encrypt with Password), save it and try again.',
        })
      : new UsageError('This file is in the old .xls format of Excel 97-2003.', {
          code: 'workbook-xls',
          hint: 'Open it in Excel or LibreOffice and save it as .xlsx.',
        });
  }
  if (bytes.length === 0) throw damaged('the file is empty');
};

const pack = (content: PartContent): Packed => {
  if (typeof content === 'string') return deflateWhole(new TextEncoder().encode(content));
  return content instanceof Uint8Array ? deflateWhole(content) : deflate(content);
};

/** Bytes in UTF-8, whatever the byte order mark or the XML declaration say; the declaration is set right. */
const toUtf8 = (bytes: Uint8Array): Uint8Array => {
  const encoding = encodingOf(bytes);
  if (encoding === 'utf-8') return bytes;
  const text = decodeAs(bytes, encoding);
  return new TextEncoder().encode(text.replace(/^(<\?xml[^>]*?encoding=["'])[^"']*/, '$1UTF-8'));
};

const encodingOf = (bytes: Uint8Array): string => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0x3c && bytes[1] === 0)) return 'utf-16le';
  if ((bytes[0] === 0xfe && bytes[1] === 0xff) || (bytes[0] === 0 && bytes[1] === 0x3c)) return 'utf-16be';
  const opening = Buffer.from(bytes.subarray(0, 200)).toString('latin1');
  const declared = /^(?:\xef\xbb\xbf)?<\?xml[^>]*?encoding=["']([^"']*)/.exec(opening)?.[1]?.toLowerCase() ?? 'utf-8';
  return declared === 'utf8' || declared === 'us-ascii' || declared.startsWith('utf-16') ? 'utf-8' : declared;
};

const decodeAs = (bytes: Uint8Array, encoding: string): string => {
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch (cause) {
    throw damaged(`it has a part in the unknown encoding ${encoding}`, cause);
  }
};

/** A part as a tree together with the bytes its offsets speak of. */
export interface ParsedPart {
  readonly path: string;
  readonly bytes: Uint8Array;
  readonly root: XmlElement;
}

/** Parses a small part (not a sheet: see `SheetIndex` for those). */
export const parsePart = (pkg: XlsxPackage, path: string): ParsedPart => {
  const bytes = pkg.partBytes(path);
  return { path, bytes, root: parseXmlTree(bytes, path) };
};

/** Edits a part at exact places. Offsets are those of `part.bytes`. */
export const editPart = (pkg: XlsxPackage, part: ParsedPart, splices: readonly Splice[]): void =>
  pkg.setPart(part.path, spliceBytes(part.bytes, splices));

/** A path no part has yet: `xl/worksheets/sheet7.xml` of `xl/worksheets/sheet` and `.xml`. */
export const freshPath = (pkg: XlsxPackage, stem: string, ending: string): string => {
  let n = 1;
  while (pkg.has(`${stem}${n}${ending}`)) n++;
  return `${stem}${n}${ending}`;
};

/** A part's content type: its own, or its ending's; `undefined` for an undeclared one. */
export const contentTypeOf = (pkg: XlsxPackage, path: string): string | undefined => {
  const { root } = parsePart(pkg, CONTENT_TYPES);
  const own = childrenNamed(root, 'Override').find((one) => partKey(attributeOf(one, 'PartName') ?? '') === partKey(path));
  if (own !== undefined) return attributeOf(own, 'ContentType');
  const ending = partKey(path).split('.').at(-1) ?? '';
  const byEnding = childrenNamed(root, 'Default').find((one) => attributeOf(one, 'Extension')?.toLowerCase() === ending);
  return byEnding === undefined ? undefined : attributeOf(byEnding, 'ContentType');
};

const addContentType = (pkg: XlsxPackage, path: string, contentType: string): void => {
  const part = parsePart(pkg, CONTENT_TYPES);
  const known = childrenNamed(part.root, 'Override').find((one) => partKey(attributeOf(one, 'PartName') ?? '') === partKey(path));
  const element = `<${part.root.prefix}Override PartName="/${escapeAttribute(partName(path))}" ContentType="${escapeAttribute(contentType)}"/>`;
  // A declaration left behind by a part that is gone would contradict ours.
  editPart(pkg, part, [
    known === undefined ? appendInside(part.bytes, part.root, element) : setAttribute(known, 'ContentType', contentType),
  ]);
};

/** Declares the type of all parts with an ending (`vml`) that have none of their own, unless one is declared. */
export const addDefaultContentType = (pkg: XlsxPackage, ending: string, contentType: string): void => {
  const part = parsePart(pkg, CONTENT_TYPES);
  if (childrenNamed(part.root, 'Default').some((one) => attributeOf(one, 'Extension')?.toLowerCase() === ending)) return;
  const element = `<${part.root.prefix}Default Extension="${ending}" ContentType="${escapeAttribute(contentType)}"/>`;
  const first = part.root.children[0];
  editPart(pkg, part, [first === undefined ? appendInside(part.bytes, part.root, element) : insertAt(first.start, element)]);
};

/** One relationship of a part. `type` as in the file: its last step (`worksheet`) is the same in the strict and the transitional form. */
export interface Relationship {
  readonly id: string;
  readonly type: string;
  /** The part it names; of an external one, the target as written. */
  readonly target: string;
  readonly external: boolean;
}

/** The last step of a relationship's type: `worksheet`, `table`. */
export const relationshipKind = (relationship: Relationship): string => relationship.type.split('/').at(-1) ?? '';

/** The relationships of a part (`''`: of the package), in order; none when it has no relationships part. */
export const relationshipsOf = (pkg: XlsxPackage, path: string): readonly Relationship[] => {
  const relationships = relationshipsPath(path);
  if (!pkg.has(relationships)) return [];
  return childrenNamed(parsePart(pkg, relationships).root, 'Relationship').map((one) => {
    const target = attributeOf(one, 'Target') ?? '';
    const external = attributeOf(one, 'TargetMode') === 'External';
    return {
      id: attributeOf(one, 'Id') ?? '',
      type: attributeOf(one, 'Type') ?? '',
      target: external ? target : resolveTarget(path, target),
      external,
    };
  });
};

const RELATIONSHIPS_NAMESPACE = 'http://schemas.openxmlformats.org/package/2006/relationships';
const RELATIONSHIPS_TYPE = 'application/vnd.openxmlformats-package.relationships+xml';

/** Adds a relationship from a part to a part and gives its id. `type` is the whole type address. */
export const addRelationship = (pkg: XlsxPackage, from: string, type: string, to: string): string => {
  const path = relationshipsPath(from);
  if (!pkg.has(path)) {
    addDefaultContentType(pkg, 'rels', RELATIONSHIPS_TYPE);
    pkg.addEntry(path, `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns="${RELATIONSHIPS_NAMESPACE}"/>`);
  }
  const part = parsePart(pkg, path);
  const taken = new Set(part.root.children.map((one) => attributeOf(one, 'Id')));
  let n = part.root.children.length + 1;
  while (taken.has(`rId${n}`)) n++;
  const target = escapeAttribute(toTarget(from, to));
  const element = `<${part.root.prefix}Relationship Id="rId${n}" Type="${escapeAttribute(type)}" Target="${target}"/>`;
  editPart(pkg, part, [appendInside(part.bytes, part.root, element)]);
  return `rId${n}`;
};
