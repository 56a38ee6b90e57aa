import { decimalOf, quotient } from '../../base/decimal.ts';
import type { Json } from '../../base/json.ts';
import type { ExactValue } from '../../problem/problem.ts';
import type { Future } from './future.ts';
import type { Regret, RegretAt, Robustness } from './robustness.ts';
import type { Demands } from './to-text.ts';

export const toRobustnessJson = (it: Robustness, demands: Demands): { readonly [key: string]: Json | undefined } => {
  const { uncertainty, fit, regret } = it;
  return {
    run_id: it.runId,
    run_proven: it.isOptimal,
    samples: it.samples,
    seed: uncertainty.seed,
    tokens_pct: uncertainty.tokensPct,
    contributions_pct: uncertainty.contributionsPct,
    weights_pct: uncertainty.weightsPct,
    initiatives_with_ranges: it.ranged,
    known: it.known,
    without_plan: it.without,
    open: it.open,
    initiatives: it.initiatives.map(({ key, title, isChosen, count, standing }) => ({
      initiative: key,
      title,
      chosen: isChosen,
      in_best_plans: count,
      core_index: it.known === 0 ? null : quotient(decimalOf(count), decimalOf(it.known), 6),
      standing,
    })),
    fit: {
      looked_at: fit.looked,
      fits: fit.fits,
      broken: fit.broken.map(({ name, rows, futures, most }) => ({
        name,
        rows: rows.map((row) => ({ row, demand: demands.get(row) ?? '' })),
        futures,
        by_up_to: most,
      })),
    },
    regret: regret && regretJson(regret),
    futures: it.futures.map(futureJson),
  };
};

const exactJson = ({ sum, divisor }: ExactValue): Json => ({ sum, divisor });

const regretJson = ({ kpi, futures, bestIn, median, p90, worst }: Regret): Json => ({
  kpi,
  futures,
  best_in: bestIn,
  median: atJson(median),
  p90: atJson(p90),
  worst: atJson(worst),
});

const atJson = ({ future, value, best }: RegretAt): Json => ({ future, value: exactJson(value), best: exactJson(best) });

const futureJson = ({ index, outcome, enters, leaves, best, current, broken }: Future): Json => ({
  future: index,
  outcome,
  enters,
  leaves,
  best: best.map(exactJson),
  current: current.map(exactJson),
  broken: broken.map(({ name, rows, by }) => ({ name, rows, by })),
});
