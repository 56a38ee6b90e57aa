/** Twelve digits hide what doubles add to decimals; sums that must be exact come from the server. */
const DIGITS = 12;

/** Of numbers that are shown beside it. */
export const sumOf = (numbers: readonly (number | null)[]): number =>
  Number(numbers.reduce<number>((sum, it) => sum + (it ?? 0), 0).toPrecision(DIGITS));
