import { z } from 'zod';
import { publicationHistory } from '../app/published-plan.ts';
import { toPublicationJson } from '../app/runs.ts';
import type { Ask } from './ask.ts';
import { PUBLICATION } from './documents/publication.ts';
import { given, word } from './request-parts.ts';

const request = z.strictObject({
  workspace: word.optional().describe('Only of this workspace.'),
  scenario: word.optional().describe('Only of this scenario.'),
});

const document = z.strictObject({ publications: z.array(z.strictObject(PUBLICATION)) });

/** Who published which plan and took it back, the newest first. */
export const publicationsAsk: Ask<z.output<typeof request>, Awaited<ReturnType<typeof publicationHistory>>> = {
  kind: 'publications',
  about: 'workspace',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, { workspace, scenario }) =>
    publicationHistory(deps, { ...given('workspace', workspace), ...given('scenarioName', scenario) }),
  toJson: (found) => ({ publications: found.map(toPublicationJson) }),
  toLines: (found) =>
    found.length === 0
      ? ['No plan was published yet: planwright runs publish RUN.']
      : found.map((it) => `${it.at}  ${it.actor}  ${it.act} ${it.runId} (${it.workspace}, ${it.scenarioName})  ${it.note}`.trimEnd()),
  isGood: () => true,
};
