/**
 * PostgreSQL stores neither U+0000 nor half of a surrogate pair, in `text` as little as in `jsonb`; a planner's cell may hold
 * both. They are kept as an escape that begins with a private-use character, which is itself escaped, so that every text comes
 * back as it was.
 */
const ESCAPE = '\uE000';
const UNSTORABLE = /[\0\uE000]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
const ESCAPED = /\uE000([0-9a-f]{4})/g;

/** Text as the database can hold it. */
export const toStorable = (text: string): string =>
  text.replace(UNSTORABLE, (unit) => ESCAPE + unit.charCodeAt(0).toString(16).padStart(4, '0'));

/** The text that `toStorable` was given. */
export const fromStorable = (text: string): string =>
  text.includes(ESCAPE) ? text.replace(ESCAPED, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))) : text;
