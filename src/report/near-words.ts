import type { Solution } from '../engine/solution.ts';
import type { Stage } from '../problem/built-problem.ts';
import type { NearPlan } from '../problem/run-inputs.ts';
import { someInWords } from './rows-in-words.ts';

/** How far a plan is from the one it was to stay close to, and how sure it is that none as good is closer. */
export const nearWords = (near: NearPlan | undefined, stages: readonly Stage[], solution: Solution): readonly string[] => {
  if (!near || !solution.hasPlan) return [];
  const enters = solution.selected.filter((key) => !near.selected.includes(key));
  const leaves = near.selected.filter((key) => !solution.selected.includes(key));
  if (enters.length + leaves.length === 0) return [`The plan is still that of ${near.runId}.`];
  const swaps = [
    ...(enters.length === 0 ? [] : [`${someInWords(enters)} ${enters.length === 1 ? 'is' : 'are'} new`]),
    ...(leaves.length === 0 ? [] : [`${someInWords(leaves)} ${leaves.length === 1 ? 'is' : 'are'} no longer in`]),
  ];
  return [`Compared with ${near.runId}, ${swaps.join(', and ')}. ${proofWords(stages, solution)}`];
};

const proofWords = (stages: readonly Stage[], solution: Solution): string => {
  const first = stages.findIndex(({ isTieBreak }) => isTieBreak);
  const isProven = solution.stages.slice(0, first + 1).every(({ proven }) => proven);
  return isProven
    ? 'It is proven that no plan that is worth as much changes less.'
    : 'It is not proven that no other plan that is worth as much changes less.';
};
