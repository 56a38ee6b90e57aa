import { MAX_XML_DEPTH } from './limits.ts';
import { damaged } from './refusals.ts';
import { type Attribute, attributesOf, decode, localName, nextTag, prefixOf, type Tag, unescapeXml } from './xml-scan.ts';

/** An element of a small part, with the byte offsets that an edit needs. */
export interface XmlElement {
  /** As written: `x:sheet`. */
  readonly name: string;
  /** Without prefix: `sheet`. */
  readonly local: string;
  /** With colon: `x:`, or empty. */
  readonly prefix: string;
  readonly attributes: readonly Attribute[];
  readonly children: readonly XmlElement[];
  /** `<a/>`: there is no content and no closing tag. */
  readonly selfClosed: boolean;
  /** Offset of the opening `<`. */
  readonly start: number;
  /** Offset after the opening tag's `>`. */
  readonly contentStart: number;
  /** Offset of the closing tag's `<` (of a self-closed element: `contentStart`). */
  readonly contentEnd: number;
  /** Offset after the whole element. */
  readonly end: number;
}

/** The root element of an XML text in UTF-8 bytes. Throws `UsageError` when it is not well-formed, nests too deep or has a DOCTYPE. */
export const parseXmlTree = (bytes: Uint8Array, part: string): XmlElement => {
  const first = nextTag(bytes, 0);
  if (first === undefined || first.kind === 'close') throw damaged(`its part ${part} is no XML`);
  return readElement(bytes, first, part, 0);
};

const readElement = (bytes: Uint8Array, open: Tag, part: string, depth: number): XmlElement => {
  if (depth > MAX_XML_DEPTH) throw damaged(`its part ${part} nests deeper than ${MAX_XML_DEPTH} elements`);
  const named = {
    name: open.name,
    local: localName(open.name),
    prefix: prefixOf(open.name),
    attributes: attributesOf(bytes, open),
    start: open.start,
    contentStart: open.end,
  };
  if (open.kind === 'empty') return { ...named, children: [], selfClosed: true, contentEnd: open.end, end: open.end };
  const children: XmlElement[] = [];
  let at = open.end;
  for (;;) {
    const tag = nextTag(bytes, at);
    if (tag === undefined) throw damaged(`its part ${part} ends in the middle`);
    if (tag.kind === 'close') {
      if (tag.name !== open.name) throw damaged(`in its part ${part}, <${open.name}> is closed by </${tag.name}>`);
      return { ...named, children, selfClosed: false, contentEnd: tag.start, end: tag.end };
    }
    const child = readElement(bytes, tag, part, depth + 1);
    children.push(child);
    at = child.end;
  }
};

/** The children of this local name. */
export const childrenNamed = (element: XmlElement, local: string): readonly XmlElement[] =>
  element.children.filter((child) => child.local === local);

/** The first child of this local name. */
export const findChild = (element: XmlElement, local: string): XmlElement | undefined =>
  element.children.find((child) => child.local === local);

/** An attribute's decoded value by local name; a name with a prefix (`r:id`) is found by its local name (`id`) only when `prefixed`. */
export const attributeOf = (element: XmlElement, local: string, prefixed = false): string | undefined =>
  element.attributes.find(({ name }) => localName(name) === local && name.includes(':') === prefixed)?.value;

/** Is this attribute `1` or `true`? */
export const isTrue = (value: string | undefined): boolean => value === '1' || value === 'true' || value === 'on';

/** The plain text inside an element that has no children. */
export const textOf = (bytes: Uint8Array, element: XmlElement): string =>
  unescapeXml(decode(bytes, element.contentStart, element.contentEnd));

/** The prefix under which a namespace is known at this element (with colon), or `undefined`. The default namespace is the empty prefix. */
export const prefixFor = (element: XmlElement, namespaces: readonly string[]): string | undefined => {
  const found = element.attributes.find(({ name, value }) => (name === 'xmlns' || name.startsWith('xmlns:')) && namespaces.includes(value));
  if (found === undefined) return undefined;
  return found.name === 'xmlns' ? '' : `${found.name.slice('xmlns:'.length)}:`;
};
