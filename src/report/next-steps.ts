import { changeSteps } from './explain-conflict.ts';
import type { Report } from './report.ts';
import { someInWords } from './rows-in-words.ts';

/** What a planner can do now, from the result alone. */
export const nextSteps = (report: Report): readonly string[] => {
  switch (report.result) {
    case 'optimal':
      return planSteps(report);
    case 'feasible':
      return [againWords(report), ...planSteps(report)];
    case 'infeasible':
      return infeasibleSteps(report);
    case 'invalid':
      return ['Correct the rows named above, then run again.'];
    case 'unknown':
      return [report.limit === 'time' ? 'Give the run more time (--time-limit).' : 'Run again.'];
  }
};

const againWords = ({ limit }: Report): string => {
  if (limit === 'time') return 'Give the run more time (--time-limit) to prove the plan or find a better one.';
  if (limit === 'gap') return 'Run with a smaller --gap, or with none, to come closer to the best plan.';
  return 'Run again to prove the plan or find a better one.';
};

const infeasibleSteps = ({ infeasibility }: Report): readonly string[] => {
  const steps = infeasibility ? changeSteps(infeasibility) : [];
  if (steps.length > 0) return steps;
  // Conflicts without a remedy: the search was stopped, or too many rows would have to change.
  return [
    'Loosen or drop some of the rows above, then run again with more time (--time-limit); set is_active to FALSE to try without a row.',
  ];
};

const planSteps = (report: Report): readonly string[] => {
  const missed = report.gaps.filter(({ severity }) => severity !== 'ok').length;
  const full = report.slices.filter(({ used, cap }) => cap?.eq(used));
  const rows = full.flatMap(({ capRows }) => capRows);
  return [
    ...(missed > 0 ? [`Look at the missed target${missed > 1 ? 's' : ''} on Gaps_and_Alerts: what would help stands there.`] : []),
    ...(rows.length > 0 ? [`Full to the last token: ${someInWords(rows, 5)}. Raising one of these numbers may allow a better plan.`] : []),
  ];
};
