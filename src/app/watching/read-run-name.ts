import { NotFoundError } from '../../base/errors.ts';
import { fold } from '../../base/text.ts';
import type { Reading } from '../read-source.ts';

export interface RunName {
  readonly scenario: string;
  readonly constraintSet?: string;
}

/** `Q1`, or `Q1/Base` where it has several sets; names may hold a slash themselves. Throws `NotFoundError` with those that there are. */
export const readRunName = (text: string, { compilation, rowSet }: Reading): RunName => {
  const { sets } = compilation;
  const asked = fold(text);
  const pair = sets.find((it) => fold(`${it.scenarioName}/${it.constraintSetName}`) === asked);
  if (pair) return { scenario: pair.scenarioName, constraintSet: pair.constraintSetName };
  const scenario = sets.find((it) => fold(it.scenarioName) === asked);
  if (scenario) return { scenario: scenario.scenarioName };
  const isOff = rowSet.inactiveScenarios.some((name) => fold(name) === asked);
  const known = sets.map((it) => `${it.scenarioName}/${it.constraintSetName}`);
  throw new NotFoundError(
    `There is no scenario or constraint set named "${text}".${isOff ? ' It is inactive (is_active is FALSE).' : ''}`,
    {
      code: 'name-unknown',
      hint: known.length === 0 ? 'There is none with rules: see planwright check.' : `There are: ${known.join(', ')}.`,
    },
  );
};
