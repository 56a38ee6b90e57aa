import { z } from 'zod';
import { toCurveJson } from '../answers/curve/to-json.ts';
import { curveLines } from '../answers/curve/to-text.ts';
import { type CurveAnswer, type CurveRequest, capacityCurve, toCurveCsv } from '../app/capacity-curve.ts';
import { toPlain } from '../base/decimal.ts';
import type { Json } from '../base/json.ts';
import type { Ask, Paper } from './ask.ts';
import { curveDocument } from './documents/curve.ts';
import { count, engine, given, runName, seconds, tokens } from './request-parts.ts';

const request = z
  .strictObject({
    run: runName,
    from: tokens.optional().describe('The least capacity; absent: a fifth less than the run has.'),
    to: tokens.optional().describe('The largest capacity; absent: a fifth more than the run has.'),
    count: count.optional().describe('Stop when so many steps are known.'),
    time_limit_seconds: seconds.default(60),
    engine: engine.optional(),
  })
  .transform(
    (it): CurveRequest => ({
      run: it.run,
      ...given('from', it.from),
      ...given('to', it.to),
      ...given('count', it.count),
      ...given('engine', it.engine),
      timeLimitMs: it.time_limit_seconds * 1000,
    }),
  );

/** What the best plan is worth with less and with more capacity. */
export const curveAsk: Ask<CurveRequest, CurveAnswer> = {
  kind: 'curve',
  about: 'run',
  takes: 'search',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document: curveDocument,
  answer: (deps, asked, { signal, onProgress = () => {} }) =>
    capacityCurve(deps, {
      ...asked,
      ...given('signal', signal),
      onLook: (capacity, steps) => {
        const looked = capacity === null ? 'unlimited' : toPlain(capacity);
        onProgress({ line: `${steps} steps known, looking at a capacity of ${looked}`, document: { looking_at: looked, steps } });
      },
    }),
  toJson: (answer) => toJson(answer),
  toLines: (answer, paper) => toLines(answer, paper),
  toCsv: toCurveCsv,
  isGood: () => true,
};

const toJson = ({ runId, isOptimal, capacity, curve, stopped }: CurveAnswer): Json => ({
  run_id: runId,
  run_proven: isOptimal,
  run_capacity: capacity,
  ...toCurveJson(curve),
  stopped,
});

const toLines = ({ runId, capacity, curve, stopped }: CurveAnswer, { style }: Paper): readonly string[] => [
  style(
    'bold',
    `${runId}: capacities from ${toPlain(curve.from)} to ${toPlain(curve.to)} tokens; the run has ${capacity ? toPlain(capacity) : 'unlimited ones'}`,
  ),
  ...curveLines(curve, stopped),
];
