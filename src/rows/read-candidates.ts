import type { Decimal } from '../base/decimal.ts';
import { type Issue, raise } from '../base/issue.ts';
import { byCodeUnit, canonicalJson, record } from '../base/json.ts';
import { didYouMean, excerpt, fold, foldName, suggester } from '../base/text.ts';
import { duplicateKeys } from './duplicate-keys.ts';
import * as issues from './issues.ts';
import { type Contribution, readContributionCell, reportDisagreements, toContributions } from './read-contributions.ts';
import { type KpiReading, kpisCarried } from './read-kpis.ts';
import { type BoundCell, type BoundColumn, findBoundColumns, readBounds, readTokenBounds, toRanges } from './read-ranges.ts';
import { readPeriod } from './read-scenarios.ts';
import type { RawRow, RawTable } from './read-table.ts';
import { type RowReader, rowReader } from './row-reader.ts';
import { type Candidate, type CandidateRanges, findKpi, type NumberCell, SCORE_KPI, stripKpi } from './row-set.ts';
import { BUILT_IN_DIMENSIONS } from './slices.ts';
import { spellDimensions } from './spell-dimensions.ts';

type Known = Omit<KpiReading, 'issues'>;

export interface CandidateReading {
  readonly candidates: readonly Candidate[];
  readonly knownInitiatives: readonly string[];
  readonly dimensions: readonly string[];
  /** The KPIs, where there is no Metrics_Config. */
  readonly kpis: Known;
  readonly issues: readonly Issue[];
}

/** A row half read: all but its contributions, which need to know the KPIs. */
interface Draft {
  readonly candidate: Omit<Candidate, 'contributions' | 'broken'>;
  readonly reader: RowReader;
  /** By `kpi.` column. */
  readonly columns: readonly (readonly [string, Decimal])[];
  /** By the JSON cell. */
  readonly members: Readonly<Record<string, Decimal>> | null;
  readonly tokens: { readonly value: NumberCell; readonly bounds: readonly BoundCell[] };
  /** By `kpi.` columns of bounds. */
  readonly bounds: readonly BoundCell[];
}

interface OwnTab {
  readonly initiative: string;
  readonly members: Readonly<Record<string, Decimal>> | null;
  readonly reader: RowReader;
}

/** Candidates with their contributions from columns, JSON cells and KPI_Contributions. `known` is null without Metrics_Config. */
export const readCandidates = (table: RawTable, own: RawTable, known: Known | null): CandidateReading => {
  const dimensions = dimensionsOf(table);
  const familyColumns = Object.keys(table.headers).filter((name) => name.startsWith('kpi.'));
  const bounds = findBoundColumns(familyColumns, known && ((column) => kpiOfColumn(column, known) !== undefined));
  const kpiColumns = familyColumns.filter((name) => bounds.every(({ column }) => column !== name));
  // Cells below a header that names no KPI are a planner's own and not read; the header has its warning.
  const counting = known === null ? kpiColumns : kpiColumns.filter((column) => kpiOfColumn(column, known) !== undefined);
  const drafts = table.rows.map((row) => readDraft(row, table, dimensions, counting, bounds));
  const extra = own.rows.map((row) => readOwn(row, own));
  const kpis = known ?? kpisCarried(keysCarried(kpiColumns, drafts, extra));
  const spelling = spellDimensions(drafts, dimensions);
  const keys = drafts.map(({ candidate, reader }) => ({ key: candidate.key, place: reader.place('initiative_key') }));
  const attach = attachContributions(drafts, extra, kpis, counting);
  const ranges = new Map(drafts.map((it) => [it, rangesOf(it, attach, bounds, kpis)]));
  const found = [
    ...unknownKpiColumns(table, kpiColumns, kpis),
    ...boundsTwice(table, bounds, kpis),
    ...drafts.flatMap((it) => it.reader.issues),
    ...extra.flatMap((it) => it.reader.issues),
    ...duplicateKeys(keys),
    ...spelling.issues,
  ];
  const candidates = toCandidates(drafts, spelling.dimensions, attach, ranges, brokenKeys(found, drafts, extra));
  return { candidates, knownInitiatives: candidates.map((it) => it.key), dimensions, kpis, issues: found };
};

const dimensionsOf = (table: RawTable): readonly string[] => {
  const names = Object.keys(table.headers);
  const own = names.filter((name) => name.startsWith('dim.')).sort(byCodeUnit);
  return [...BUILT_IN_DIMENSIONS.filter((name) => names.includes(name)), ...own];
};

const readDraft = (
  row: RawRow,
  table: RawTable,
  dimensions: readonly string[],
  kpiColumns: readonly string[],
  bounds: readonly BoundColumn[],
): Draft => {
  const reader = rowReader(row, table);
  const key = reader.requiredText('initiative_key', 'Every candidate needs a key; results and rules refer to it.');
  const tokens = reader.number('engineering_tokens', { atLeastZero: true });
  if (tokens === null && key !== '') reader.report(issues.tokensMissing, 'engineering_tokens', { key: excerpt(key) });
  const score = reader.number('active_overall_score');
  const columns = kpiColumns.flatMap((column) => {
    const value = reader.number(column);
    return value === null || value === 'invalid' ? [] : [[column, value] as const];
  });
  const candidate = {
    key,
    title: reader.text('title'),
    tokens: tokens === 'invalid' ? null : tokens,
    dimensions: record(dimensions.map((name) => [name, reader.text(name)] as const).filter(([, value]) => value !== '')),
    isSelectedForRun: reader.boolean('is_selected_for_run', false),
    deadlineDate: reader.date('deadline_date'),
    periodKey: readPeriod(reader),
    lifecycleStatus: reader.text('lifecycle_status'),
    activeOverallScore: score === 'invalid' ? null : score,
    notes: reader.text('notes'),
    row: row.at.row,
  };
  return {
    candidate,
    reader,
    columns,
    members: readContributionCell(reader, 'kpi_contribution_json'),
    tokens: { value: tokens, bounds: readTokenBounds(reader) },
    bounds: readBounds(reader, bounds),
  };
};

const readOwn = (row: RawRow, table: RawTable): OwnTab => {
  const reader = rowReader(row, table);
  const initiative = reader.requiredText('initiative_key', 'Name the initiative.');
  const members = readContributionCell(reader, 'kpi_contribution_json');
  if (members === null && !reader.isBroken()) {
    reader.report(issues.valueMissing, 'kpi_contribution_json', {
      column: 'kpi_contribution_json',
      hint: 'Fill in contributions, or delete the row.',
    });
  }
  return { initiative, members, reader };
};

const keysCarried = (kpiColumns: readonly string[], drafts: readonly Draft[], extra: readonly OwnTab[]): readonly string[] =>
  [...kpiColumns, ...[...drafts, ...extra].flatMap((it) => Object.keys(it.members ?? {}))].map(stripKpi).filter((key) => key !== '');

const kpiOfColumn = (column: string, known: Known): string | undefined =>
  findKpi(column, known.kpis, known.northStar) ?? known.kpis.find((kpi) => foldName(kpi.key) === foldName(stripKpi(column)))?.key;

const unknownKpiColumns = (table: RawTable, kpiColumns: readonly string[], known: Known): readonly Issue[] => {
  const place = (column: string) => ({ tab: table.tab, row: table.layout?.headerRow ?? 1, column: table.headers[column] ?? column });
  const keys = known.kpis.map((kpi) => kpi.key);
  const unknown = kpiColumns
    .filter((column) => kpiOfColumn(column, known) === undefined)
    .map((column) =>
      raise(
        issues.kpiUnknown,
        place(column),
        { found: excerpt(stripKpi(column)), suggestion: didYouMean(stripKpi(column), keys), effect: ' The column does not count.' },
        'warning',
      ),
    );
  return [...unknown, ...columnsTwice(kpiColumns, known, place)];
};

/** Bounds belong to what the contribution is in the end, whichever cell gives it. */
const rangesOf = (
  { candidate, reader, tokens, bounds: cells }: Draft,
  contributions: ReadonlyMap<string, readonly Contribution[]>,
  bounds: readonly BoundColumn[],
  known: Known,
): CandidateRanges | undefined => {
  const given = new Map((contributions.get(fold(candidate.key)) ?? []).map((it) => [it.kpi, it.value]));
  const kpiOf = new Map(bounds.map(({ column, of }) => [column, kpiOfColumn(of, known) ?? stripKpi(of)]));
  const byKpi = Map.groupBy(cells, ({ column }) => kpiOf.get(column) ?? '');
  return toRanges(reader, tokens, new Map([...byKpi].map(([kpi, own]) => [kpi, { value: given.get(kpi) ?? null, bounds: own }] as const)));
};

const boundsTwice = (table: RawTable, bounds: readonly BoundColumn[], known: Known): readonly Issue[] =>
  (['low', 'high'] as const).flatMap((end) => {
    const own = bounds.filter((it) => it.end === end);
    return own.flatMap(({ column, of }, at) => {
      const kpi = kpiOfColumn(of, known);
      const earlier = own.slice(0, at).find((it) => kpiOfColumn(it.of, known) === kpi);
      if (!earlier) return [];
      const header = (name: string): string => table.headers[name] ?? name;
      const place = { tab: table.tab, row: table.layout?.headerRow ?? 1, column: header(column) };
      return [
        raise(issues.columnDuplicate, place, {
          column: `kpi.${kpi}_${end}`,
          headers: `"${header(earlier.column)}" and "${header(column)}"`,
        }),
      ];
    });
  });

// `kpi.GMV` and `kpi.gmv` are two headers for one column, as `country` and `market` are.
const columnsTwice = (
  kpiColumns: readonly string[],
  known: Known,
  place: (column: string) => { readonly tab: string; readonly row: number; readonly column: string },
): readonly Issue[] =>
  kpiColumns.flatMap((column, at) => {
    const kpi = kpiOfColumn(column, known);
    const earlier = kpiColumns.slice(0, at).find((it) => kpi !== undefined && kpiOfColumn(it, known) === kpi);
    if (earlier === undefined) return [];
    return [
      raise(issues.columnDuplicate, place(column), {
        column: `kpi.${kpi}`,
        headers: `"${place(earlier).column}" and "${place(column).column}"`,
      }),
    ];
  });

/** Contributions by folded initiative key; those that disagree are reported at every row involved. */
const attachContributions = (
  drafts: readonly Draft[],
  extra: readonly OwnTab[],
  known: Known,
  columns: readonly string[],
): ReadonlyMap<string, readonly Contribution[]> => {
  const byKey = new Map<string, Contribution[]>();
  const kpiOf = new Map(columns.map((column) => [column, kpiOfColumn(column, known)]));
  for (const draft of drafts) {
    const given = [...byColumns(draft, kpiOf), ...byCell(draft, known), ...byScore(draft, known)];
    if (!byKey.has(fold(draft.candidate.key))) byKey.set(fold(draft.candidate.key), given);
  }
  const suggest = suggester(drafts.map((it) => it.candidate.key));
  for (const { initiative, members, reader } of extra) {
    const given = byKey.get(fold(initiative));
    if (given) {
      const source = `KPI_Contributions row ${reader.place().row}`;
      given.push(...toContributions(members ?? {}, reader, 'kpi_contribution_json', source, known));
    } else if (initiative !== '') {
      reader.report(issues.initiativeUnknown, 'initiative_key', { found: excerpt(initiative), suggestion: suggest(initiative) });
    }
  }
  for (const given of byKey.values()) reportDisagreements(given);
  return byKey;
};

const byColumns = (draft: Draft, kpiOf: ReadonlyMap<string, string | undefined>): readonly Contribution[] =>
  draft.columns.flatMap(([column, value]) => {
    const kpi = kpiOf.get(column);
    return kpi === undefined ? [] : [{ kpi, value, source: draft.reader.place(column).column ?? column, reader: draft.reader }];
  });

const byCell = (draft: Draft, known: Known): readonly Contribution[] =>
  toContributions(draft.members ?? {}, draft.reader, 'kpi_contribution_json', 'kpi_contribution_json', known);

const byScore = (draft: Draft, known: Known): readonly Contribution[] => {
  const score = known.kpis.find((kpi) => fold(kpi.key) === SCORE_KPI && kpi.row === null);
  const value = draft.candidate.activeOverallScore;
  return score && value ? [{ kpi: score.key, value, source: 'active_overall_score', reader: draft.reader }] : [];
};

const brokenKeys = (found: readonly Issue[], drafts: readonly Draft[], extra: readonly OwnTab[]): ReadonlySet<string> => {
  const errors = new Set(found.filter((it) => it.severity === 'error').map((it) => `${it.place.tab}!${it.place.row}`));
  const isBroken = (reader: RowReader): boolean => errors.has(`${reader.place().tab}!${reader.place().row}`);
  return new Set([
    ...drafts.filter((it) => isBroken(it.reader)).map((it) => fold(it.candidate.key)),
    ...extra.filter((it) => isBroken(it.reader)).map((it) => fold(it.initiative)),
  ]);
};

// Where a key stands twice (an error on both rows), the order of rows still decides nothing.
const inOrder = (drafts: readonly Draft[]): readonly Draft[] =>
  drafts
    .map((draft) => ({ draft, sortKey: canonicalJson([draft.candidate.key, draft.candidate.dimensions]) }))
    .sort((a, b) => byCodeUnit(a.draft.candidate.key, b.draft.candidate.key) || byCodeUnit(a.sortKey, b.sortKey))
    .map(({ draft }) => draft);

const toCandidates = (
  drafts: readonly Draft[],
  dimensions: ReadonlyMap<number, Readonly<Record<string, string>>>,
  contributions: ReadonlyMap<string, readonly Contribution[]>,
  ranges: ReadonlyMap<Draft, CandidateRanges | undefined>,
  broken: ReadonlySet<string>,
): readonly Candidate[] => {
  const byKey = new Map<string, Candidate>();
  for (const draft of inOrder(drafts)) {
    const { candidate } = draft;
    const folded = fold(candidate.key);
    if (folded === '' || byKey.has(folded)) continue;
    const own = ranges.get(draft);
    byKey.set(folded, {
      ...candidate,
      dimensions: dimensions.get(candidate.row) ?? candidate.dimensions,
      contributions: record((contributions.get(folded) ?? []).map((it) => [it.kpi, it.value] as const)),
      ...(own ? { ranges: own } : {}),
      broken: broken.has(folded),
    });
  }
  return [...byKey.values()].sort((a, b) => byCodeUnit(a.key, b.key));
};
