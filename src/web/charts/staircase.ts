/** A staircase as a chart draws it: what the best plan is worth at each amount, and how far what is not closed may still reach. */

export interface Stair {
  /** Where the step begins, on the axis below. */
  readonly at: number;
  readonly worth: number;
}

/** A stretch where only bounds are known. */
export interface OpenStretch {
  readonly from: number;
  readonly to: number;
  readonly atLeast: number | null;
  readonly atMost: number;
}

export interface StairPoint {
  readonly at: number;
  /** Of the best plan known. */
  readonly worth: number | null;
  /** Where nothing above is excluded yet: up to where. */
  readonly band: readonly [number, number] | null;
}

/** Points of a step line (each step holds to the next) from `from` to `to`. Steps stand in the order of their amounts. */
export const toStairPoints = (steps: readonly Stair[], open: readonly OpenStretch[], to: number): readonly StairPoint[] => {
  const amounts = new Set([...steps.map(({ at }) => at), ...open.flatMap((it) => [it.from, it.to]), to]);
  return [...amounts]
    .toSorted((a, b) => a - b)
    .map((at) => {
      const worth = steps.findLast((step) => step.at <= at)?.worth ?? null;
      const stretch = open.find((it) => it.from <= at && at < it.to);
      return { at, worth, band: stretch ? [stretch.atLeast ?? worth ?? stretch.atMost, stretch.atMost] : null };
    });
};
