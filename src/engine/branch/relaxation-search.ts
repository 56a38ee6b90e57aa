import type { HighsEngine } from '../highs.ts';

import { breathe } from './breathe.ts';
import { readDuals } from './duals.ts';
import type { Holdings } from './holdings.ts';
import { isPoor, Neighbourhoods } from './neighbourhoods.ts';
import { shrink } from './shrink.ts';

const MOST_ROUNDS = 4;
/** Another round is worth while where at most this share of the columns is left. */
const WORTH_ROUND = 0.8;
/** Looks around the best point that may find nothing in a row, and the work of all looks of a round. */
const MOST_IDLE = 12;
const ROUND_WORK = 3e8;

/** Large problems: the relaxation by HiGHS, looks around it for good points, and away with the columns that then cannot move; again on the rest. */
export class RelaxationSearch {
  readonly #holdings: Holdings;
  readonly #highs: HighsEngine;
  readonly words = 'relaxation';
  #near: Neighbourhoods | null = null;

  constructor(holdings: Holdings, highs: HighsEngine) {
    this.#holdings = holdings;
    this.#highs = highs;
  }

  /** Until what is left is small, or no longer shrinks. `settled`: nothing better is left. */
  async shrink(): Promise<'settled' | 'left'> {
    const holdings = this.#holdings;
    for (let round = 0; round < MOST_ROUNDS && holdings.isLarge; round++) {
      const { problem } = holdings;
      const relaxation = await this.#highs.relax(problem, holdings.optionsNow(), holdings.signal ? { signal: holdings.signal } : {});
      if (!relaxation) break;
      const before = readDuals(problem, relaxation.rowDual, holdings.cutoff);
      holdings.lower(before.bound);
      if (before.isSettled) return 'settled';
      const settings = { absoluteGap: holdings.options.absoluteGap, seed: round, isStopped: holdings.isStopped, isOfLarge: true };
      this.#near = new Neighbourhoods(problem, { ...before, value: relaxation.point }, settings);
      if (!holdings.best || (round === 0 && isPoor(holdings.best.objective, before.bound))) await this.#begin(this.#near);
      await this.#improve(this.#near, ROUND_WORK);
      const after = readDuals(problem, relaxation.rowDual, holdings.cutoff);
      if (after.isSettled) return 'settled';
      const layer = shrink(problem, after.lower, after.upper);
      if (!layer || !holdings.best) break;
      if (layer.problem.columnCount > WORTH_ROUND * problem.columnCount) break;
      holdings.push(layer);
    }
    return 'left';
  }

  /** More looks; they never settle anything. */
  async run(work: number, isOver: () => boolean): Promise<boolean> {
    const near = this.#near;
    const last = (near?.work ?? 0) + work;
    while (near && this.#holdings.best && near.work < last && !isOver() && !this.#holdings.isStopped())
      await this.#improve(near, work, isOver);
    return false;
  }

  async #begin(near: Neighbourhoods): Promise<void> {
    for (const point of near.start(this.#holdings.hint ?? undefined)) {
      if (point) this.#holdings.take(point);
      await breathe();
    }
  }

  async #improve(near: Neighbourhoods, work: number, isOver: () => boolean = () => false): Promise<void> {
    const holdings = this.#holdings;
    const last = near.work + work;
    near.idle = 0;
    for (
      let best = holdings.best;
      best && near.idle < MOST_IDLE && near.work < last && !isOver() && !holdings.isStopped();
      best = holdings.best
    ) {
      const found = near.next(best.point, best.objective);
      if (found) holdings.take(found);
      await breathe();
    }
  }
}
