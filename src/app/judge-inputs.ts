import { fold, inWords } from '../base/text.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import { unknownKpis, withCurrentNames } from '../problem/current-names.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { type PlacedCell, readBoolean, readText } from '../rows/cells.ts';
import { initiativeUnknown } from '../rows/issues.ts';
import type { InputTab } from '../rows/row-set.ts';
import type { StoredInputs } from '../store/load-inputs.ts';
import type { Reading } from './read-source.ts';
import type { RunRequest } from './run-request.ts';

/** A run that must not be solved, with the reasons. */
export interface Refusal {
  readonly kind: 'refused';
  readonly messages: readonly string[];
}

export type Verdict = Refusal | { readonly kind: 'accepted'; readonly inputs: RunInputs; readonly messages: readonly string[] };

/**
 * Whether a run may be solved on what the store holds (§4.4): stale sets and initiatives with errors only by flag, and then the run says so.
 */
export const judgeInputs = (reading: Reading, outcome: SetOutcome, stored: StoredInputs | undefined, request: RunRequest): Verdict => {
  const named = `The constraint set "${outcome.constraintSetName}" of "${outcome.scenarioName}"`;
  if (!stored) {
    const never = `${named} has errors (${someOf(outcome.blockedBy)}) and was never without: there is nothing to run.`;
    return { kind: 'refused', messages: [never, ...strayWords(reading)] };
  }
  const isStale = outcome.set === null || stored.setStale || stored.scenarioStale;
  const leftOut = brokenInScope(reading, stored, request);
  const inputs = toInputs(reading, stored, leftOut, request);
  const refusals = [
    ...(isStale && !request.allowStale ? [staleWords(named, outcome, stored)] : []),
    ...(leftOut.length > 0 && !request.leaveOutErrors
      ? [`These candidates have errors: ${someOf(leftOut)}. Mend their rows, or run without them with --leave-out-errors.`]
      : []),
    ...goneWords(named, inputs),
  ];
  if (refusals.length > 0) return { kind: 'refused', messages: [...refusals, ...strayWords(reading)] };
  return {
    kind: 'accepted',
    inputs,
    messages: [
      ...(isStale ? [`Run on version ${stored.setVersion} of the constraint set, its last without errors${nowWords(outcome)}.`] : []),
      ...(leftOut.length > 0 ? [`Left out because their rows have errors: ${someOf(leftOut)}.`] : []),
      ...strayWords(reading),
    ],
  };
};

const toInputs = (reading: Reading, stored: StoredInputs, leftOut: readonly string[], { scope, tieBreak }: RunRequest): RunInputs => {
  const { scenario, set, kpis, northStar, candidates } = stored;
  // Those never stored, too: what needs them must know why they are missing.
  const known = new Set([...candidates, ...reading.rowSet.candidates].map((candidate) => candidate.key));
  return withCurrentNames({
    scenario,
    set,
    kpis,
    northStar,
    candidates,
    scope,
    leftOut: leftOut.filter((key) => known.has(key)),
    tieBreak,
  });
};

// A set may be stale though no row has an error: when a tab that it had rows on has none any more.
const staleWords = (named: string, { blockedBy }: SetOutcome, { setVersion }: StoredInputs): string => {
  const last = `run its last good version, number ${setVersion}, with --allow-stale.`;
  return blockedBy.length > 0
    ? `${named} has errors (${someOf(blockedBy)}). Mend them, or ${last}`
    : `${named} had rows on a tab that has none any more. Bring them back, or ${last}`;
};

const nowWords = ({ blockedBy }: SetOutcome): string =>
  blockedBy.length > 0 ? `; these rows have errors now: ${someOf(blockedBy)}` : ': a tab that it had rows on has none any more';

const goneWords = (named: string, inputs: RunInputs): readonly string[] => {
  const gone = unknownKpis(inputs).map((kpi) => (kpi === 'north_star' ? 'a north star' : `the KPI ${kpi}`));
  return gone.length === 0
    ? []
    : [`${named} needs ${inWords(gone)}, which the workbook has no more: there is nothing to run. Mend Metrics_Config or the rows.`];
};

/** Candidates of the scope whose rows have errors: by key, or by row where even the key is missing. */
const brokenInScope = (reading: Reading, stored: StoredInputs, request: RunRequest): readonly string[] => {
  const inSheet = new Map(reading.rowSet.candidates.map((candidate) => [fold(candidate.key), candidate]));
  const inStore = new Map(stored.candidates.map((candidate) => [fold(candidate.key), candidate]));
  const cellsOf = cellFinder(reading, 'Candidates');
  // A mark that cannot be read may be a yes.
  const mayBeMarked = (row: number): boolean => {
    const mark = readBoolean(cellsOf(row, 'is_selected_for_run'));
    return mark.kind === 'issue' || (mark.kind === 'value' && mark.value);
  };
  const isInScope = (key: string): boolean => {
    const row = inSheet.get(fold(key))?.row;
    return request.scope === 'all' || Boolean(inStore.get(fold(key))?.isSelectedForRun) || (row !== undefined && mayBeMarked(row));
  };
  return [
    ...stored.staleInitiatives.filter(isInScope),
    ...keylessRows(reading, 'Candidates')
      .filter((row) => request.scope === 'all' || mayBeMarked(row))
      .map((row) => `Candidates!${row}`),
    ...keylessRows(reading, 'KPI_Contributions').map((row) => `KPI_Contributions!${row}`),
  ];
};

/** Rows with errors that do not say whose they are. */
const keylessRows = (reading: Reading, tab: InputTab): readonly number[] => {
  const layout = reading.rowSet.layouts.find((it) => it.tab === tab);
  const cellsOf = cellFinder(reading, tab);
  const rows = reading.issues.flatMap(({ place, severity }) =>
    place.tab === tab && severity === 'error' && place.row !== null && place.row !== layout?.headerRow ? [place.row] : [],
  );
  return [...new Set(rows)].filter((row) => readText(cellsOf(row, 'initiative_key')).kind !== 'value');
};

/** The cells of a tab by row and canonical column name. */
const cellFinder = ({ rowSet, workbook }: Reading, tab: InputTab): ((row: number, column: string) => PlacedCell) => {
  const layout = rowSet.layouts.find((it) => it.tab === tab);
  const sheet = workbook.sheets.find((it) => it.name === layout?.sheet);
  const rows = new Map(sheet?.rows.map((it) => [it.row, it.cells]));
  return (row, column) => ({
    value: rows.get(row)?.find((cell) => cell.column === layout?.columns[column])?.value,
    place: { tab, row, column },
  });
};

/** Rows that block nothing because they belong to nothing: every run names them. */
const strayWords = ({ compilation, issues }: Reading): readonly string[] => {
  const { strays } = compilation;
  const nobodys = issues
    .filter(({ place, code }) => place.tab === 'KPI_Contributions' && code === initiativeUnknown.code)
    .map(({ place }) => `KPI_Contributions!${place.row}`);
  return [
    ...(strays.length === 0 ? [] : [`These rows belong to no constraint set and count nowhere: ${someOf(strays)}.`]),
    ...(nobodys.length === 0 ? [] : [`These rows belong to no candidate and count nowhere: ${someOf(nobodys)}.`]),
  ];
};

const someOf = (items: readonly string[]): string =>
  items.length > 20 ? `${items.slice(0, 20).join(', ')} and ${items.length - 20} more` : inWords(items);
