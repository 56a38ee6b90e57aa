import { type Decimal, isDecimal } from '../base/decimal.ts';
import { type Issue, type Place, raise, type Severity } from '../base/issue.ts';
import { didYouMean, excerpt, foldName, splitList } from '../base/text.ts';
import { initiativeUnknown, kpiUnknown, northStarMissing, valueMissing } from '../rows/issues.ts';
import { isNorthStarWord, type RuleRow, stripKpi, toAddress } from '../rows/row-set.ts';
import { type Slice, sliceWords } from '../rows/slices.ts';
import { type CompileSlot, type NamedInitiatives, RULE_COLUMNS, type RuleColumn, type RuleReading, type RuleType } from './compile-slot.ts';
import type { Directory } from './directory.ts';
import * as issues from './issues.ts';
import type { RowMeaning } from './meaning.ts';

/** Reads one rule row through the rulebook: what it means, and every finding about it alone. */
export const readRule = (
  row: RuleRow,
  rulebook: readonly CompileSlot[],
  directory: Directory,
): { readonly meaning: RowMeaning; readonly issues: readonly Issue[] } => {
  const found: Issue[] = [];
  const place = (column: string | null): Place => ({
    tab: row.at.tab,
    row: row.at.row,
    ...(column === null ? {} : { column: row.headers[column] ?? column }),
  });
  const meaning = (meanings: RowMeaning['meanings']): RowMeaning => ({ row, address: toAddress(row.at), meanings });
  const typed = findType(row, rulebook);
  if (!typed) {
    if (row.constraintType !== '') found.push(unknownType(row, rulebook, place('constraint_type')));
    return { meaning: meaning([]), issues: found };
  }
  const reading = makeReading(row, typed.type, directory, (issue) => found.push(issue), place);
  const meanings = typed.slot.read(reading);
  for (const column of unusedColumns(row, typed.type)) reading.report(issues.columnUnused, column, { column, type: typed.type.word });
  return { meaning: meaning(meanings), issues: found };
};

const findType = (row: RuleRow, rulebook: readonly CompileSlot[]): { readonly slot: CompileSlot; readonly type: RuleType } | undefined => {
  const word = foldName(row.constraintType);
  for (const slot of rulebook) {
    const type = slot.types.find((it) => [it.word, ...it.aliases].some((name) => foldName(name) === word));
    if (type) return { slot, type };
  }
  return undefined;
};

const unknownType = (row: RuleRow, rulebook: readonly CompileSlot[], place: Place): Issue => {
  const types = rulebook.flatMap((slot) => slot.types);
  const suggestion = didYouMean(
    row.constraintType,
    types.flatMap((type) => [type.word, ...type.aliases]),
  );
  const expected = types.map((type) => type.word).join(', ');
  return raise(issues.typeUnknown, place, { column: 'constraint_type', found: excerpt(row.constraintType), suggestion, expected });
};

const unusedColumns = (row: RuleRow, type: RuleType): readonly RuleColumn[] =>
  RULE_COLUMNS.filter((column) => row.filled.includes(column) && !type.uses.includes(column));

const makeReading = (
  row: RuleRow,
  type: RuleType,
  directory: Directory,
  add: (issue: Issue) => void,
  place: (column: string | null) => Place,
): RuleReading => {
  const report: RuleReading['report'] = (kind, column, facts, severity) => {
    // A cell that could not be read has its finding already; it is not missing, too.
    const isAbsence = kind.code === valueMissing.code || kind.code === issues.membersMissing.code;
    if (isAbsence && column !== null && isUnreadable(row, column)) return;
    add(raise(kind, place(column), facts, severity));
  };
  return {
    row,
    type: type.word,
    report,
    initiatives: (columns) => readInitiatives(row, columns, directory, report),
    expectDimension: (word) => {
      if (row.dimension !== '' && foldName(row.dimension) !== word) {
        report(issues.dimensionUnknown, 'dimension', { found: excerpt(row.dimension), expected: `${word}, or a blank`, suggestion: '' });
      }
    },
    slice: (whenEmpty) => readSlice(row, directory, whenEmpty, report),
    amount: (column, hint) => readAmount(row, column, hint, report),
    kpi: () => readKpi(row, directory, report),
  };
};

// Filled, and yet without a text.
const isUnreadable = (row: RuleRow, column: RuleColumn): boolean => {
  const texts: Partial<Record<RuleColumn, string>> = {
    dimension: row.dimension,
    dimension_key: row.dimensionKey,
    member_keys: row.memberKeys,
    kpi_key: row.kpiKey,
    target_type: row.targetType,
  };
  return row.filled.includes(column) && texts[column] === '';
};

type Report = RuleReading['report'];

const readInitiatives = (
  row: RuleRow,
  columns: readonly ('dimension_key' | 'member_keys')[],
  directory: Directory,
  report: Report,
): NamedInitiatives | undefined => {
  if (columns.some((column) => isUnreadable(row, column))) return undefined;
  const keys: string[] = [];
  let typed = 0;
  for (const column of columns) {
    const cell = column === 'dimension_key' ? row.dimensionKey : row.memberKeys;
    // A key may itself contain a separator: a cell that equals a known key is that one.
    const words = directory.findInitiative(cell) === undefined ? splitList(cell) : [cell];
    typed += words.length;
    for (const word of words) {
      const key = directory.findInitiative(word);
      if (key !== undefined) keys.push(key);
      else report(initiativeUnknown, column, { found: excerpt(word), suggestion: directory.suggestInitiative(word) });
    }
  }
  return { keys, typed };
};

const readSlice = (row: RuleRow, directory: Directory, whenEmpty: Severity, report: Report): Slice | undefined => {
  const found = directory.findSlice(row.dimension, row.dimensionKey);
  switch (found.kind) {
    case 'slice':
      return found.slice;
    case 'empty': {
      const effect = whenEmpty === 'error' ? 'It can never be met.' : 'The row binds nothing.';
      report(issues.sliceEmpty, 'dimension_key', { slice: sliceWords(found.slice), suggestion: found.suggestion, effect }, whenEmpty);
      return found.slice;
    }
    case 'ambiguous':
      report(issues.sliceAmbiguous, 'dimension_key', { found: found.found, readings: found.readings });
      return undefined;
    case 'dimension-unknown': {
      const expected = 'a dimension column of Candidates, several joined with _, or all';
      report(issues.dimensionUnknown, 'dimension', { found: excerpt(row.dimension), expected, suggestion: found.suggestion });
      return undefined;
    }
    case 'key-missing':
      report(valueMissing, 'dimension_key', {
        column: 'dimension_key',
        hint: `Name the ${excerpt(row.dimension)}, or write all for everything.`,
      });
      return undefined;
    case 'dimension-missing':
      report(valueMissing, 'dimension', {
        column: row.dimension === '' ? 'dimension' : 'The name of a dimension',
        hint: `Say which dimension "${excerpt(row.dimensionKey)}" is a key of${row.dimension === '' ? '' : '; "all" has no keys'}.`,
      });
      return undefined;
  }
};

const readAmount = (
  row: RuleRow,
  column: 'min_tokens' | 'max_tokens' | 'target_value',
  hint: string,
  report: Report,
): Decimal | undefined => {
  const cell = { min_tokens: row.minTokens, max_tokens: row.maxTokens, target_value: row.targetValue }[column];
  if (cell === null) report(valueMissing, column, { column, hint });
  return isDecimal(cell) ? cell : undefined;
};

const readKpi = (row: RuleRow, directory: Directory, report: Report): string | undefined => {
  if (row.kpiKey === '') {
    report(valueMissing, 'kpi_key', { column: 'kpi_key', hint: 'Name the KPI.' });
    return undefined;
  }
  const kpi = directory.findKpi(row.kpiKey);
  if (kpi === undefined && isNorthStarWord(stripKpi(row.kpiKey))) report(northStarMissing, 'kpi_key', { column: 'kpi_key' });
  else if (kpi === undefined)
    report(kpiUnknown, 'kpi_key', { found: excerpt(row.kpiKey), suggestion: directory.suggestKpi(row.kpiKey), effect: '' });
  return kpi;
};
