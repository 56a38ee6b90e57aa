import { type Issue, raise } from '../base/issue.ts';
import { byCodeUnit } from '../base/json.ts';
import { didYouMean, excerpt, fold } from '../base/text.ts';
import { findWord } from './cells.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import * as issues from './issues.ts';
import type { RawRow, RawTable } from './read-table.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { type Direction, type Kpi, type KpiLevel, SCORE_KPI, stripKpi } from './row-set.ts';

export interface KpiReading {
  /** Sorted by key, the built-in `score` among them. */
  readonly kpis: readonly Kpi[];
  readonly northStar: string | null;
  readonly issues: readonly Issue[];
}

const LEVELS: readonly KpiLevel[] = ['north_star', 'strategic'];
const DIRECTIONS: readonly Direction[] = ['increase', 'decrease'];

/** The KPIs of Metrics_Config. */
export const readKpis = (table: RawTable, rows: readonly RawRow[]): KpiReading => {
  const readings = rows.map((row) => readKpi(row, table));
  const found: Issue[] = readings.flatMap((it) => it.reader.issues);
  const conflicts = [
    ...duplicateKeys(readings.map(({ kpi, reader }) => ({ key: kpi.key, place: reader.place('kpi_key') }))),
    ...northStarsTwice(readings),
  ];
  const brokenRows = new Set([...found, ...conflicts].filter((it) => it.severity === 'error').map((it) => it.place.row));
  const kpis = new Map<string, Kpi>();
  // Where a key stands twice (an error on both rows), the order of rows still decides nothing.
  const inOrder = [...readings].sort((a, b) => byCodeUnit(a.kpi.key, b.kpi.key));
  for (const { kpi } of inOrder) {
    if (kpi.key !== '' && !kpis.has(fold(kpi.key))) kpis.set(fold(kpi.key), { ...kpi, broken: brokenRows.has(kpi.row) });
  }
  const northStar = [...kpis.values()].find((kpi) => kpi.level === 'north_star')?.key ?? null;
  return { kpis: withScore([...kpis.values()]), northStar, issues: [...found, ...conflicts] };
};

const readKpi = (row: RawRow, table: RawTable): { readonly kpi: Kpi; readonly reader: RowReader } => {
  const reader = rowReader(row, table);
  reader.boolean('is_active', true);
  const typed = reader.requiredText('kpi_key', 'Give the KPI a key.');
  const key = stripKpi(typed);
  if (typed !== '' && key === '') reader.report(issues.valueMissing, 'kpi_key', { column: 'kpi_key', hint: 'Give the KPI a key.' });
  return {
    reader,
    kpi: {
      key,
      name: reader.text('kpi_name') || key,
      level: readWord(reader, 'kpi_level', LEVELS, 'strategic'),
      unit: reader.text('unit'),
      direction: readWord(reader, 'direction', DIRECTIONS, 'increase'),
      notes: reader.text('notes'),
      row: row.at.row,
      broken: false,
    },
  };
};

/** A cell with a closed list of words. */
export const readWord = <Word extends string>(reader: RowReader, column: string, words: readonly Word[], whenBlank: Word): Word => {
  const text = reader.text(column);
  if (text === '') return whenBlank;
  const word = findWord(text, words);
  if (word === undefined) {
    reader.report(issues.wordUnknown, column, {
      column,
      found: excerpt(text),
      expected: words.join(' or '),
      suggestion: didYouMean(text, words),
    });
  }
  return word ?? whenBlank;
};

const northStarsTwice = (readings: readonly { readonly kpi: Kpi; readonly reader: RowReader }[]): readonly Issue[] => {
  const stars = readings.filter(({ kpi }) => kpi.level === 'north_star');
  if (stars.length < 2) return [];
  const values = stars.map(({ kpi }) => `${kpi.key} (row ${kpi.row})`).join(', ');
  return stars.map(({ reader }) => raise(issues.valueConflict, reader.place('kpi_level'), { what: 'The north star', values }));
};

/** The KPIs of a workbook without Metrics_Config: those that candidates carry, all `increase` (§2 Weights). */
export const kpisCarried = (keys: readonly string[]): Omit<KpiReading, 'issues'> => {
  const spelling = new Map<string, string>();
  for (const key of [...keys].sort(byCodeUnit)) if (!spelling.has(fold(key))) spelling.set(fold(key), key);
  const known = [...spelling.values()].sort(byCodeUnit);
  const named = known.filter((key) => fold(key).startsWith('north_star'));
  const only = named.length > 0 ? named : known;
  // Of several that begin with north_star none is guessed.
  const northStar = named.find((key) => fold(key) === 'north_star') ?? (only.length === 1 ? (only[0] ?? null) : null);
  const kpis = known.map((key) => plainKpi(key, key === northStar ? 'north_star' : 'strategic'));
  return { kpis: withScore(kpis), northStar };
};

const plainKpi = (key: string, level: KpiLevel): Kpi => ({
  key,
  name: key,
  level,
  unit: '',
  direction: 'increase',
  notes: '',
  row: null,
  broken: false,
});

const withScore = (kpis: readonly Kpi[]): readonly Kpi[] => {
  const all = kpis.some((kpi) => fold(kpi.key) === SCORE_KPI) ? kpis : [...kpis, plainKpi(SCORE_KPI, 'strategic')];
  return [...all].sort((a, b) => byCodeUnit(a.key, b.key));
};
