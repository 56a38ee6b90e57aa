import type { SolvedRun } from '../answers/solved-run.ts';
import { makeReport } from '../report/make-report.ts';
import type { Report } from '../report/report.ts';
import { rulebook } from '../rules/index.ts';

/** What the plan of a run has to say, reckoned anew from the run's snapshot. Of the run's course (times, engine) it knows nothing. */
export const reportSolvedRun = (run: SolvedRun): Report =>
  makeReport({
    runId: run.runId,
    inputs: run.inputs,
    built: run.built,
    solution: {
      result: run.isOptimal ? 'optimal' : 'feasible',
      selected: run.plan,
      hasPlan: true,
      stages: run.values.map((objective, at) => ({
        name: run.built.stages[at]?.name ?? '',
        objective,
        bestBound: run.isOptimal ? objective : null,
        proven: run.isOptimal,
      })),
      engine: { name: 'none', version: '', seed: 0, settings: {}, statuses: [] },
      wallMs: 0,
    },
    infeasibility: null,
    rulebook: rulebook.map((rule) => rule.report),
    messages: [],
    startedAt: '',
    finishedAt: '',
    inputsHash: '',
    status: 'succeeded',
  });
