import { expect } from 'vitest';
import { findAlternatives } from '../../src/answers/alternatives/find-alternatives.ts';
import { findTies } from '../../src/answers/alternatives/find-ties.ts';
import type { SolvedRun } from '../../src/answers/solved-run.ts';
import { compareWorth } from '../../src/answers/worth.ts';
import { abs, decimal, multiply, subtract } from '../../src/base/decimal.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { checkPlan } from '../../src/problem/check-plan.ts';
import { checks } from './compare-with-brute-force.ts';
import { askingOf, solved } from './price-agreement.ts';
import { randomPlan } from './random-plan.ts';
import { stoppedEarly, type TriedPlan, tryAll } from './tried-plans.ts';

/** So many random runs, with every selection that keeps their rows; every other one was stopped before its plan was the best. */
async function* randomRuns(engine: Engine, count: number) {
  let runs = 0;
  for (let seed = 1; runs < count; seed++) {
    const best = await solved(randomPlan(seed, 7), engine);
    if (!best) continue;
    const plans = tryAll(best.built.problem);
    yield { seed, plans, run: runs % 2 === 0 ? best : stoppedEarly(best, plans, seed) };
    runs++;
  }
}

const apart = (a: readonly string[], b: readonly string[]): number =>
  a.filter((key) => !b.includes(key)).length + b.filter((key) => !a.includes(key)).length;

const isOneOf = (plan: readonly string[], seen: readonly (readonly string[])[]): boolean => seen.some((it) => apart(it, plan) === 0);

const WITHIN = [decimal('2'), decimal('12.5'), decimal('60')] as const;

/** Each alternative against the most different plan among all that are within the share. */
export const agreeOnAlternatives = async (engine: Engine, count: number): Promise<void> => {
  const seen = { found: 0, ended: 0, worse: 0 };
  for await (const { seed, plans, run } of randomRuns(engine, count)) {
    const within = WITHIN[seed % WITHIN.length] ?? WITHIN[0];
    const { found, end } = await findAlternatives(run, { within, count: 3 }, askingOf(engine));
    const before: (readonly string[])[] = [run.plan];
    for (const it of found) {
      const left = withinShare(run, plans, within).filter(({ selected }) => !isOneOf(selected, before));
      const wanted = left.reduce((best, plan) => (isFarther(plan, best, before) ? plan : best));
      const own = left.find(({ selected }) => apart(selected, it.selected) === 0);
      expect(own, `seed ${seed}: an alternative that is not within the share`).toBeDefined();
      const nearest = distance(wanted.selected, before);
      expect([it.leastDifferences, it.mostPossible, distance(it.selected, before)], `seed ${seed}`).toEqual([nearest, nearest, nearest]);
      expect(compareWorth(own?.worth ?? [], wanted.worth), `seed ${seed}`).toBe(0);
      expect(checkPlan(it.selected, run.inputs, checks)).toEqual([]);
      if (it.compared === 'worse') seen.worse++;
      before.push(it.selected);
      seen.found++;
    }
    const left = withinShare(run, plans, within).filter(({ selected }) => !isOneOf(selected, before));
    expect(end, `seed ${seed}`).toBe(found.length === 3 ? 'count' : 'none-left');
    if (end === 'none-left') {
      expect(left, `seed ${seed}`).toEqual([]);
      seen.ended++;
    }
  }
  expect(Math.min(seen.found, seen.ended, seen.worse)).toBeGreaterThan(count / 10);
};

const withinShare = ({ values }: SolvedRun, plans: readonly TriedPlan[], within: (typeof WITHIN)[number]): readonly TriedPlan[] => {
  const [first] = values;
  if (!first) return [];
  // In hundredths of the value: nothing is rounded.
  const least = subtract(multiply(first.sum, decimal('100')), multiply(within, abs(first.sum)));
  return plans.filter(({ worth }) => worth[0] && !multiply(worth[0].sum, decimal('100')).lt(least));
};

const distance = (plan: readonly string[], before: readonly (readonly string[])[]): number =>
  Math.min(...before.map((it) => apart(it, plan)));

const isFarther = (a: TriedPlan, b: TriedPlan, before: readonly (readonly string[])[]): boolean => {
  const [nearA, nearB] = [distance(a.selected, before), distance(b.selected, before)];
  return nearA === nearB ? compareWorth(a.worth, b.worth) > 0 : nearA > nearB;
};

/** All plans that are as good, or, of a run that is not proven best, as good or better. */
export const agreeOnTies = async (engine: Engine, count: number): Promise<void> => {
  const seen = { ties: 0, alone: 0, better: 0, cut: 0 };
  for await (const { seed, plans, run } of randomRuns(engine, count)) {
    const own = run.built.stages.filter(({ isTieBreak }) => !isTieBreak).length;
    const most = seed % 3 === 0 ? 2 : 200;
    const { found, end } = await findTies(run, most, askingOf(engine));
    const wanted = plans.filter(
      ({ selected, worth }) => apart(selected, run.plan) > 0 && compareWorth(worth.slice(0, own), run.values.slice(0, own)) >= 0,
    );
    expect(end, `seed ${seed}`).toBe(wanted.length < most ? 'none-left' : 'count');
    expect(found.length, `seed ${seed}`).toBe(Math.min(most, wanted.length));
    const names = wanted.map(({ selected }) => selected.join());
    expect(
      found.filter(({ selected }) => !names.includes(selected.join())),
      `seed ${seed}`,
    ).toEqual([]);
    expect(new Set(found.map(({ selected }) => selected.join())).size, `seed ${seed}`).toBe(found.length);
    for (const it of found) {
      const worth = wanted.find(({ selected }) => apart(selected, it.selected) === 0)?.worth ?? [];
      const sign = compareWorth(worth.slice(0, own), run.values.slice(0, own));
      expect(it.compared, `seed ${seed}`).toBe(sign > 0 ? 'better' : 'equal');
      expect(checkPlan(it.selected, run.inputs, checks)).toEqual([]);
    }
    if (found.some(({ compared }) => compared === 'better')) seen.better++;
    else if (found.length > 0) seen.ties++;
    if (end === 'count') seen.cut++;
    if (found.length === 0) seen.alone++;
  }
  expect(Math.min(seen.ties, seen.alone, seen.better, seen.cut)).toBeGreaterThan(count / 30);
};
