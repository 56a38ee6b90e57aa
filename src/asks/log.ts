import { z } from 'zod';
import { readLog } from '../app/database.ts';
import type { Ask } from './ask.ts';
import { count, word } from './request-parts.ts';

const request = z.strictObject({
  workspace: word.min(1).describe('The name of the workspace.'),
  limit: count.default(50).describe('How many changes.'),
});

const document = z.strictObject({
  events: z.array(
    z.strictObject({
      at: z.string(),
      actor: z.string(),
      source: z.string(),
      what: z.string(),
      name: z.string(),
      change: z.string(),
      details: z.array(z.string()),
      version: z.int(),
    }),
  ),
});

/** What changed in a workspace, when, by whom and from where; the newest first. */
export const logAsk: Ask<z.output<typeof request>, Awaited<ReturnType<typeof readLog>>> = {
  kind: 'log',
  about: 'workspace',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: (deps, { workspace, limit }) => readLog(deps, workspace, limit),
  toJson: (events) => ({ events: events.map((event) => ({ ...event })) }),
  toLines: (events, { style }) =>
    events.length === 0
      ? ['Nothing has changed yet.']
      : events.flatMap(({ at, actor, what, name, change, details, version }) => [
          `${at}  ${actor}  ${change} ${what} ${name} (version ${version})`,
          ...details.map((detail) => style('dim', `    ${detail}`)),
        ]),
  isGood: () => true,
};
