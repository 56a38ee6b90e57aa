import { z } from 'zod';
import { toAlternativesJson, toTiesJson } from '../answers/alternatives/to-json.ts';
import { alternativeLines, tieLines } from '../answers/alternatives/to-text.ts';
import { type AlternativesAnswer, type AlternativesRequest, findAlternatives } from '../app/find-alternatives.ts';
import { decimal } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import type { Ask, Paper } from './ask.ts';
import { alternativesDocument } from './documents/alternatives.ts';
import { count, engine, given, percent, runName, seconds } from './request-parts.ts';

const WITHIN = decimal('2');
const COUNT = 5;
const TIES = 10;

const request = z
  .strictObject({
    run: runName,
    within: percent.optional().describe('How many percent of the first objective may be given up; absent: 2.'),
    ties: z.boolean().default(false).describe('Instead, plans that are worth as much as that of the run.'),
    count: count.optional().describe('How many plans to look for; absent: 5, or 10 that are as good.'),
    time_limit_seconds: seconds.default(60),
    engine: engine.optional(),
  })
  .refine((it) => !it.ties || it.within === undefined, {
    message: 'ties asks for plans that are as good: it goes with no within.',
  })
  .transform(
    (it): AlternativesRequest => ({
      run: it.run,
      ...(it.ties
        ? { about: { kind: 'ties' }, count: it.count ?? TIES }
        : { about: { kind: 'within', within: it.within ?? WITHIN }, count: it.count ?? COUNT }),
      ...given('engine', it.engine),
      timeLimitMs: it.time_limit_seconds * 1000,
    }),
  );

/** Other plans of a run: very different ones that are nearly as good, or all that are as good. */
export const alternativesAsk: Ask<AlternativesRequest, AlternativesAnswer> = {
  kind: 'alternatives',
  about: 'run',
  takes: 'search',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document: alternativesDocument,
  answer: (deps, asked, { signal, onProgress = () => {} }) =>
    findAlternatives(deps, {
      ...asked,
      ...given('signal', signal),
      onFound: (found) => onProgress({ line: `Found ${found}`, document: { found } }),
    }),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  isGood: () => true,
};

const toJson = ({ runId, isOptimal, answer, stopped }: AlternativesAnswer): Json => ({
  run_id: runId,
  run_proven: isOptimal,
  ...(answer.kind === 'ties' ? toTiesJson(answer) : toAlternativesJson(answer)),
  stopped,
});

const toLines = ({ runId, isOptimal, first, answer, stopped }: AlternativesAnswer, { style }: Paper): readonly string[] => [
  style('bold', runId),
  ...(isOptimal
    ? []
    : [style('yellow', 'The plan of this run is not proven best: some of these may be better, and a better one may exist.')]),
  ...(answer.kind === 'ties' ? tieLines(answer, isOptimal, stopped) : alternativeLines(answer, first, isOptimal, stopped)),
];
