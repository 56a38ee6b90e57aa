import { z } from 'zod';
import { type PublishAnswer, publishPlan, unpublishPlan } from '../app/published-plan.ts';
import { toPublicationJson } from '../app/runs.ts';
import type { Json } from '../base/json.ts';
import type { Ask } from './ask.ts';
import { PUBLICATION } from './documents/publication.ts';
import { runName, word } from './request-parts.ts';

const request = z.strictObject({ run: runName, note: word.default('').describe('Why, for the history.') });

const document = z.strictObject({
  ...PUBLICATION,
  replaces: z.string().nullable().describe('The run that was published before.'),
  proven: z.boolean(),
  warnings: z.array(z.string()),
});

const toJson = ({ run, publication, replaces, warnings }: PublishAnswer): Json => ({
  ...toPublicationJson(publication),
  replaces,
  proven: run.result === 'optimal',
  warnings,
});

const publishing = (
  kind: string,
  act: typeof publishPlan,
  words: (answer: PublishAnswer) => string,
): Ask<z.output<typeof request>, PublishAnswer> => ({
  kind,
  about: 'run',
  takes: 'moment',
  role: 'planner',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, { run, note }, { alsoKeep }) => act(deps, run, note, async (queries, answer) => alsoKeep?.(queries, toJson(answer))),
  toJson,
  toLines: (answer, { style }) => [words(answer), ...answer.warnings.map((it) => style('yellow', it))],
  isGood: () => true,
});

/** Marks the plan of a run as the published one of its scenario. */
export const publishAsk = publishing(
  'publish',
  publishPlan,
  ({ publication, replaces }) =>
    `The plan of ${publication.runId} is now the published one of ${publication.scenarioName}${replaces === null ? '' : `, in place of ${replaces}`}.`,
);

/** Takes a published plan back. */
export const unpublishAsk = publishing(
  'unpublish',
  unpublishPlan,
  ({ publication }) => `The plan of ${publication.runId} is no longer published; ${publication.scenarioName} has no published plan now.`,
);
