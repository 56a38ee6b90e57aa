import type { RunChoice } from './calls.ts';
import { shortRun } from './compare-blocks.ts';
import type { ListedRun } from './contract.ts';
import { exactText, percentAtMost } from './parse-exact.ts';

/** A run in a list: how it ended, claiming nothing that is not proven, and when. */
export const runChoice = (run: ListedRun, ofSheet: ReadonlySet<string>): RunChoice => ({
  runId: run.run_id,
  name: `${run.scenario_name} / ${run.constraint_set_name}`,
  words: [resultWords(run), momentWords(run.finished_at), run.actor, shortRun(run.run_id)].filter((it) => it !== '').join(' · '),
  isOfSheet: ofSheet.has(run.run_id),
});

const momentWords = (moment: string | null): string => (moment === null ? '' : `${moment.slice(0, 16).replace('T', ' ')} UTC`);

const resultWords = ({ result, status, gap_pct: gap, objective }: ListedRun): string => {
  const worth = objective.length === 0 ? '' : `, objective ${exactText(objective[0])}`;
  switch (result) {
    case 'optimal':
      return `proven best${worth}`;
    case 'feasible':
      return `not proven best${worth}${gap === null ? '' : `, gap ${percentAtMost(gap)} %`}`;
    case 'infeasible':
      return 'no plan can keep all rules';
    case 'invalid':
      return 'refused';
    default:
      return status === 'failed' ? 'failed' : status === 'canceled' ? 'stopped without a plan' : 'no plan found';
  }
};
