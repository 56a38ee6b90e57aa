import { fold, inWords } from '../base/text.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
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
  const blockedBy = someOf(outcome.blockedBy);
  if (!stored) {
    return {
      kind: 'refused',
      messages: [`${named} has errors (${blockedBy}) and was never without: there is nothing to run.`, ...strayWords(reading)],
    };
  }
  const isStale = outcome.set === null || stored.setStale || stored.scenarioStale;
  const leftOut = brokenInScope(reading, stored, request);
  const refusals = [
    ...(isStale && !request.allowStale
      ? [`${named} has errors (${blockedBy}). Mend them, or run its last good version, number ${stored.setVersion}, with --allow-stale.`]
      : []),
    ...(leftOut.length > 0 && !request.leaveOutErrors
      ? [`These candidates have errors: ${someOf(leftOut)}. Mend their rows, or run without them with --leave-out-errors.`]
      : []),
  ];
  if (refusals.length > 0) return { kind: 'refused', messages: [...refusals, ...strayWords(reading)] };
  const known = new Set(stored.candidates.map((candidate) => candidate.key));
  return {
    kind: 'accepted',
    inputs: {
      scenario: stored.scenario,
      set: stored.set,
      kpis: stored.kpis,
      northStar: stored.northStar,
      candidates: stored.candidates,
      scope: request.scope,
      leftOut: leftOut.filter((key) => known.has(key)),
      tieBreak: request.tieBreak,
    },
    messages: [
      ...(isStale
        ? [`Run on version ${stored.setVersion} of the constraint set, its last without errors; these rows have errors now: ${blockedBy}.`]
        : []),
      ...(leftOut.length > 0 ? [`Left out because their rows have errors: ${someOf(leftOut)}.`] : []),
      ...strayWords(reading),
    ],
  };
};

/** Candidates of the scope whose rows have errors: by key, or by row where even the key is missing. */
const brokenInScope = (reading: Reading, stored: StoredInputs, request: RunRequest): readonly string[] => {
  const inSheet = new Map(reading.rowSet.candidates.map((candidate) => [fold(candidate.key), candidate]));
  const inStore = new Map(stored.candidates.map((candidate) => [fold(candidate.key), candidate]));
  const isInScope = (key: string): boolean =>
    request.scope === 'all' || Boolean(inSheet.get(fold(key))?.isSelectedForRun) || Boolean(inStore.get(fold(key))?.isSelectedForRun);
  const keyed = new Set(reading.rowSet.candidates.map((candidate) => candidate.row));
  const keyless = reading.issues.filter(
    ({ place, severity, code }) =>
      place.tab === 'Candidates' && severity === 'error' && code !== 'key-duplicate' && place.row !== null && !keyed.has(place.row),
  );
  return [...stored.staleInitiatives.filter(isInScope), ...new Set(keyless.map(({ place }) => `Candidates!${place.row}`))];
};

const strayWords = (reading: Reading): readonly string[] => {
  const { strays } = reading.compilation;
  return strays.length === 0 ? [] : [`These rows belong to no constraint set and count nowhere: ${someOf(strays)}.`];
};

const someOf = (items: readonly string[]): string =>
  items.length > 20 ? `${items.slice(0, 20).join(', ')} and ${items.length - 20} more` : inWords(items);
