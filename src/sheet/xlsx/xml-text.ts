/**
 * Text inside XML. Spreadsheets write characters that XML cannot hold as `_xHHHH_` (and a text that only looks so as `_x005F_…`).
 */

// All that XML 1.0 does not allow, and the carriage return, which its parsers turn into a line feed. Lone surrogates count.
const FORBIDDEN = /[^\t\n -\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;
const ESCAPED = /_x([0-9A-Fa-f]{4})_/g;

const toCode = (char: string): string => `_x${char.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`;

const escapeMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** A cell's text as it stands inside an element. */
export const escapeCellText = (text: string): string => escapeMarkup(text.replace(LOOKS_ESCAPED, '_x005F_').replace(FORBIDDEN, toCode));

/** A cell's text from what stood inside an element (XML escapes already decoded). */
export const unescapeCellText = (text: string): string =>
  text.includes('_x') ? text.replace(ESCAPED, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))) : text;

/** Text inside an attribute's quotes. Characters that XML forbids are left out. */
export const escapeAttribute = (text: string): string =>
  escapeMarkup(text)
    .replaceAll('"', '&quot;')
    .replaceAll('\r', '&#13;')
    .replaceAll('\n', '&#10;')
    .replaceAll('\t', '&#9;')
    .replace(FORBIDDEN, '');
