import { NotFoundError, UsageError } from '../base/errors.ts';
import { didYouMean, fold } from '../base/text.ts';
import type { SetOutcome } from '../compile/compiled-set.ts';
import type { Reading } from './read-source.ts';
import type { RunRequest } from './run-request.ts';

/** The set that the request names, or the only one there is. Throws `NotFoundError` with the near miss, or `UsageError` where several would do. */
export const chooseSet = (reading: Reading, request: Pick<RunRequest, 'scenario' | 'constraintSet'>): SetOutcome => {
  const { sets } = reading.compilation;
  const scenarios = [...new Set(sets.map((it) => it.scenarioName))];
  const scenario = chooseName('scenario', request.scenario, scenarios, reading.rowSet.inactiveScenarios);
  const ofScenario = sets.filter((it) => fold(it.scenarioName) === fold(scenario));
  const name = chooseName(
    `constraint set of the scenario "${scenario}"`,
    request.constraintSet,
    ofScenario.map((it) => it.constraintSetName),
    [],
  );
  const found = ofScenario.find((it) => fold(it.constraintSetName) === fold(name));
  if (found) return found;
  throw new NotFoundError(`There is no constraint set "${name}".`, { code: 'set-unknown' });
};

const chooseName = (what: string, asked: string | undefined, known: readonly string[], inactive: readonly string[]): string => {
  const [only] = known;
  const list = known.length === 0 ? 'There is none with rules: see planwright check.' : `There are: ${known.join(', ')}.`;
  if (asked === undefined) {
    if (known.length === 1 && only !== undefined) return only;
    throw new UsageError(`Say which ${what} to run.`, { code: 'name-missing', hint: list });
  }
  const found = known.find((name) => fold(name) === fold(asked));
  if (found !== undefined) return found;
  const isInactive = inactive.some((name) => fold(name) === fold(asked));
  const near = isInactive ? ' It is inactive (is_active is FALSE).' : didYouMean(asked, known);
  throw new NotFoundError(`There is no ${what} named "${asked}".${near}`, { code: 'name-unknown', hint: list });
};
