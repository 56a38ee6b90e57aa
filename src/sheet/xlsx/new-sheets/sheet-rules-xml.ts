import { assert } from '../../../base/errors.ts';
import type { Choices, NewColumn, NewSheet } from '../../workbook.ts';
import { toReference } from '../cell-reference.ts';
import { escapeAttribute } from '../xml-text.ts';
import { absoluteRange, columnRange } from './cell-names.ts';
import type { GrowingStyles } from './growing-styles.ts';

/** Drop-downs and colours hold down to this row. */
export const LAST_RULED_ROW = 5000;
/** A list written into a drop-down may have no more characters, by the file format. */
const MAX_LIST_CHARACTERS = 255;

/** The sheet's conditional formats. Priorities count over the whole sheet. */
export const highlightsXml = (columns: readonly NewColumn[], styles: GrowingStyles): string => {
  let priority = 0;
  return columns
    .map(({ highlights }, index) => {
      if (highlights === undefined) return '';
      const rules = highlights.map(({ prefix, colour }) => {
        // A truth value has no beginning in every program.
        if (prefix === 'TRUE') {
          return `<cfRule type="cellIs" dxfId="${styles.highlight(colour)}" priority="${++priority}" operator="equal"><formula>TRUE</formula></cfRule>`;
        }
        const first = toReference({ row: 2, column: index + 1 });
        const formula = escapeAttribute(`LEFT(${first},${prefix.length})=${quoted(prefix)}`);
        const attributes = `type="beginsWith" dxfId="${styles.highlight(colour)}" priority="${++priority}" operator="beginsWith"`;
        return `<cfRule ${attributes} text="${escapeAttribute(prefix)}"><formula>${formula}</formula></cfRule>`;
      });
      return `<conditionalFormatting sqref="${columnRange(index + 1, LAST_RULED_ROW)}">${rules.join('')}</conditionalFormatting>`;
    })
    .join('');
};

/** The sheet's drop-downs. One that offers a column of a sheet which is not `made` by the same write is left out. */
export const choicesXml = (columns: readonly NewColumn[], made: readonly NewSheet[]): string => {
  const rules = columns.flatMap(({ choices, header }, index) => {
    const formula = choices === undefined ? undefined : listFormula(choices, made);
    if (choices === undefined || formula === undefined) return [];
    const refusal = choices.strict ? refusalOf(header, choices) : '';
    const range = columnRange(index + 1, LAST_RULED_ROW);
    return [
      `<dataValidation type="list" allowBlank="1"${refusal} sqref="${range}"><formula1>${escapeAttribute(formula)}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0 ? '' : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
};

const refusalOf = (header: string, choices: Choices): string => {
  const offered = 'words' in choices ? choices.words.join(', ') : `a value of the tab ${choices.from.sheet}`;
  return ` errorStyle="stop" showErrorMessage="1" errorTitle="${escapeAttribute(header.slice(0, 30))}" error="${escapeAttribute(`Choose ${offered}.`.slice(0, 250))}"`;
};

const listFormula = (choices: Choices, made: readonly NewSheet[]): string | undefined => {
  if ('words' in choices) {
    const list = choices.words.join(',');
    assert(choices.words.every((word) => !word.includes(',')) && list.length <= MAX_LIST_CHARACTERS, `a drop-down cannot hold ${list}`);
    return quoted(list);
  }
  const { sheet, header } = choices.from;
  const source = made.find((one) => one.name === sheet);
  if (source?.kind !== 'table') return undefined;
  const column = source.columns.findIndex((one) => one.header === header) + 1;
  return column === 0 ? undefined : absoluteRange(sheet, column, LAST_RULED_ROW);
};

/** Text inside a formula. */
const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
