import type { BuiltProblem } from '../../problem/built-problem.ts';
import { valuesUnder } from '../measure.ts';
import type { Revalued } from './what-if.ts';

/** Two plans in the objectives of one problem; `null` where one of them holds what that problem does not know. */
export const revalue = (built: BuiltProblem, before: readonly string[], after: readonly string[]): readonly Revalued[] | null => {
  const [was, is] = [valuesUnder(built, before), valuesUnder(built, after)];
  if (!was || !is) return null;
  return built.stages
    .filter(({ isTieBreak }) => !isTieBreak)
    .flatMap(({ name }, at) => {
      const [a, b] = [was[at], is[at]];
      return a && b ? [{ name, before: a, after: b }] : [];
    });
};
