import { parseDecimal } from '../../base/decimal.ts';
import { BugError, UsageError } from '../../base/errors.ts';
import type { CellValue, WriteValue } from '../workbook.ts';
import { type CellPlace, toReference } from './cell-reference.ts';
import { type CellContext, cellValue } from './cell-values.ts';
import { MAX_WRITTEN_TEXT } from './limits.ts';
import { cellTooLong } from './refusals.ts';
import { TextRuns } from './text-runs.ts';
import { attribute, decode, unescapeXml } from './xml-scan.ts';
import { escapeCellText } from './xml-text.ts';
import { findChild, textOf, type XmlElement } from './xml-tree.ts';

/** Throws `UsageError` for a value that no cell of Excel can hold. */
export const checkValue = (sheet: string, place: CellPlace, value: WriteValue): void => {
  if (value === null || 'boolean' in value) return;
  if ('text' in value) {
    if (value.text.length > MAX_WRITTEN_TEXT) throw cellTooLong(`the tab ${sheet}`, place, MAX_WRITTEN_TEXT);
    return;
  }
  if (parseDecimal(value.number) === undefined) throw new BugError(`not a number to write: ${JSON.stringify(value.number)}`);
  if (!Number.isFinite(Number(value.number))) {
    throw new UsageError(
      `The number ${value.number} for the tab ${sheet}, cell ${toReference(place)}, is larger than a spreadsheet can hold.`,
      {
        code: 'number-too-large',
        hint: 'The largest number of a spreadsheet is about 1.8e308.',
      },
    );
  }
};

/** The type attribute and the content of a cell that holds this value. An empty text is an empty cell. */
const contentOf = (value: WriteValue, prefix: string): { readonly type: string; readonly xml: string } => {
  if (value === null || ('text' in value && value.text === '')) return { type: '', xml: '' };
  if ('number' in value) return { type: '', xml: `<${prefix}v>${escapeCellText(value.number)}</${prefix}v>` };
  if ('boolean' in value) return { type: ' t="b"', xml: `<${prefix}v>${value.boolean ? 1 : 0}</${prefix}v>` };
  const text = `<${prefix}t xml:space="preserve">${escapeCellText(value.text)}</${prefix}t>`;
  return { type: ' t="inlineStr"', xml: `<${prefix}is>${text}</${prefix}is>` };
};

/** A cell that was not there before. */
export const newCell = (prefix: string, place: CellPlace, style: string | undefined, value: WriteValue): string => {
  const { type, xml } = contentOf(value, prefix);
  const look = style === undefined || style === '0' ? '' : ` s="${style}"`;
  return `<${prefix}c r="${toReference(place)}"${look}${type}>${xml}</${prefix}c>`;
};

// What describes the old value: its type, and its cell and value metadata (pictures in cells, dynamic arrays).
const VALUE_ATTRIBUTES = new Set(['t', 'cm', 'vm']);

/** A cell with another value; style, other attributes and extensions stay as they were. */
export const replaceCell = (bytes: Uint8Array, cell: XmlElement, prefix: string, place: CellPlace, value: WriteValue): string => {
  const { type, xml } = contentOf(value, prefix);
  const kept = cell.attributes.filter(({ name }) => !VALUE_ATTRIBUTES.has(name)).map(({ start, end }) => decode(bytes, start, end));
  const reference = attribute(cell.attributes, 'r') === undefined ? ` r="${toReference(place)}"` : '';
  const extension = findChild(cell, 'extLst');
  const content = xml + (extension === undefined ? '' : decode(bytes, extension.start, extension.end));
  const open = `<${cell.name}${reference}${kept.join('')}${type}`;
  return content === '' ? `${open}/>` : `${open}>${content}</${cell.name}>`;
};

/** What a cell shows, read from its own XML. */
export const shownBy = (bytes: Uint8Array, cell: XmlElement, context: CellContext): CellValue | undefined => {
  const inline = findChild(cell, 'is');
  const value = findChild(cell, 'v');
  const text = inline === undefined ? value && textOf(bytes, value) : inlineText(bytes, inline);
  const type = attribute(cell.attributes, 't') ?? 'n';
  const style = Number(attribute(cell.attributes, 's') ?? 0);
  return cellValue({ column: 1, type, style, text, formula: undefined }, context);
};

const inlineText = (bytes: Uint8Array, item: XmlElement): string => {
  const runs = new TextRuns();
  const visit = (element: XmlElement): void => {
    runs.open(element.local);
    if (element.children.length === 0) runs.text(unescapeXml(decode(bytes, element.contentStart, element.contentEnd)));
    element.children.forEach(visit);
    runs.close();
  };
  item.children.forEach(visit);
  return runs.take();
};

/** Does the cell show already what is to be written? Numbers are compared as the floats that spreadsheets keep. */
export const isShown = (shown: CellValue | undefined, value: WriteValue): boolean => {
  if (value === null || ('text' in value && value.text === '')) return shown === undefined;
  if ('text' in value) return shown?.kind === 'text' && shown.text === value.text;
  if ('boolean' in value) return shown?.kind === 'boolean' && shown.value === value.boolean;
  return shown?.kind === 'number' && Number(shown.digits) === shownNumber(value.number);
};

const shownNumber = (digits: string): number => Number(Number(digits).toPrecision(15));
