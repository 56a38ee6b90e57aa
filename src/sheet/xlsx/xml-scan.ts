import { damaged, hostile } from './refusals.ts';

/**
 * Tags of an XML text with their byte offsets, so that an edit can replace exactly the bytes it means. Works on UTF-8 bytes: all
 * that matters here is ASCII. Comments, CDATA and processing instructions are stepped over; a DOCTYPE is refused.
 */
export interface Tag {
  readonly kind: 'open' | 'close' | 'empty';
  /** As written, with its prefix. */
  readonly name: string;
  /** Offset of `<`. */
  readonly start: number;
  /** Offset after `>`. */
  readonly end: number;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;

/** The next tag at or after `from`; `undefined` at the end of the text. */
export const nextTag = (bytes: Uint8Array, from: number): Tag | undefined => {
  let at = from;
  for (;;) {
    const start = bytes.indexOf(LT, at);
    if (start < 0) return undefined;
    const second = bytes[start + 1];
    if (second === BANG) at = skipDeclaration(bytes, start);
    else if (second === QUESTION) at = after(bytes, '?>', start + 2);
    else return readTag(bytes, start, second === SLASH);
  }
};

const skipDeclaration = (bytes: Uint8Array, start: number): number => {
  const opening = ascii(bytes, start, Math.min(start + 9, bytes.length));
  if (opening.startsWith('<!--')) return after(bytes, '-->', start + 4);
  if (opening === '<![CDATA[') return after(bytes, ']]>', start + 9);
  throw doctypeRefused();
};

/** A document type can name files to read and entities that multiply: no spreadsheet program writes one. */
export const doctypeRefused = () => hostile('its XML has a DOCTYPE, which no spreadsheet program writes');

const after = (bytes: Uint8Array, mark: string, from: number): number => {
  const at = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(mark, from, 'latin1');
  if (at < 0) throw damaged('its XML ends in the middle');
  return at + mark.length;
};

const readTag = (bytes: Uint8Array, start: number, closing: boolean): Tag => {
  const nameStart = closing ? start + 2 : start + 1;
  let at = nameStart;
  while (at < bytes.length && !isNameEnd(bytes[at])) at++;
  const name = ascii(bytes, nameStart, at);
  const end = tagEnd(bytes, at);
  if (name === '') throw damaged('its XML has a tag without a name');
  const empty = !closing && bytes[end - 2] === SLASH;
  return { kind: closing ? 'close' : empty ? 'empty' : 'open', name, start, end };
};

const isSpace = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

const isNameEnd = (byte: number | undefined): boolean => isSpace(byte) || byte === GT || byte === SLASH;

/** `>` may stand inside a quoted attribute value. */
const tagEnd = (bytes: Uint8Array, from: number): number => {
  let quote = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at];
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === 0x22 || byte === 0x27) quote = byte;
    else if (byte === GT) return at + 1;
    else if (byte === LT) break;
  }
  throw damaged('its XML has a tag that does not end');
};

const ascii = (bytes: Uint8Array, start: number, end: number): string => {
  // Names are short: this is faster than a decoder.
  let text = '';
  for (let at = start; at < end; at++) text += String.fromCharCode(bytes[at] ?? 0);
  return text;
};

/** One attribute of a tag, with the offsets of the whole ` name="value"` (white space before it counts) and of the value inside its quotes. */
export interface Attribute {
  readonly name: string;
  /** Decoded: `&amp;` is `&`. */
  readonly value: string;
  readonly start: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** Offset after the closing quote. */
  readonly end: number;
}

/** The attributes of an opening or empty tag, in order. */
export const attributesOf = (bytes: Uint8Array, tag: Tag): readonly Attribute[] => {
  const found: Attribute[] = [];
  let at = tag.start + 1 + tag.name.length;
  for (;;) {
    const start = at;
    while (isSpace(bytes[at])) at++;
    if (bytes[at] === GT || bytes[at] === SLASH || at >= tag.end) return found;
    const attribute = readAttribute(bytes, start, at, tag.end);
    found.push(attribute);
    at = attribute.end;
  }
};

const readAttribute = (bytes: Uint8Array, start: number, nameStart: number, limit: number): Attribute => {
  let at = nameStart;
  while (at < limit && bytes[at] !== 0x3d && !isSpace(bytes[at])) at++;
  const name = ascii(bytes, nameStart, at);
  while (isSpace(bytes[at])) at++;
  if (bytes[at] !== 0x3d) throw damaged('its XML has an attribute without a value');
  at++;
  while (isSpace(bytes[at])) at++;
  const quote = bytes[at];
  if (quote !== 0x22 && quote !== 0x27) throw damaged('its XML has an attribute without quotes');
  const valueStart = at + 1;
  const valueEnd = bytes.indexOf(quote, valueStart);
  if (valueEnd < 0 || valueEnd >= limit) throw damaged('its XML has an attribute that does not end');
  return { name, value: unescapeXml(decode(bytes, valueStart, valueEnd)), start, valueStart, valueEnd, end: valueEnd + 1 };
};

const utf8 = new TextDecoder('utf-8', { ignoreBOM: true });

/** The text of a range of bytes. */
export const decode = (bytes: Uint8Array, start: number, end: number): string =>
  end - start < 24 ? shortText(bytes, start, end) : utf8.decode(bytes.subarray(start, end));

const shortText = (bytes: Uint8Array, start: number, end: number): string => {
  let text = '';
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0;
    if (byte > 0x7f) return utf8.decode(bytes.subarray(start, end));
    text += String.fromCharCode(byte);
  }
  return text;
};

/** The value of an attribute by its exact name. */
export const attribute = (attributes: readonly Attribute[], name: string): string | undefined =>
  attributes.find((one) => one.name === name)?.value;

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** `&lt;`, `&#10;` and `&#x41;` as the characters they mean. */
export const unescapeXml = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]+));/gi, (whole, hex, plain, name) => {
        if (name !== undefined) return NAMED[name] ?? whole;
        const code = hex === undefined ? Number(plain) : Number.parseInt(hex, 16);
        return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
      })
    : text;

/** A tag's name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);

/** A tag's prefix with its colon, or nothing. */
export const prefixOf = (name: string): string => name.slice(0, name.indexOf(':') + 1);
