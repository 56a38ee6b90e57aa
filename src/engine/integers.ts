/** Exact integer arithmetic that BigInt lacks. */

export const absolute = (a: bigint): bigint => (a < 0n ? -a : a);

/** Greatest common divisor, ≥ 0. */
export const gcd = (a: bigint, b: bigint): bigint => {
  let [x, y] = [absolute(a), absolute(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
};

/** What all the numbers share; 1 when there is none but zero. */
export const commonDivisor = (values: Iterable<bigint>): bigint => {
  let shared = 0n;
  for (const value of values) {
    shared = gcd(shared, value);
    if (shared === 1n) return 1n;
  }
  return shared === 0n ? 1n : shared;
};

/** ⌊a / b⌋ for b > 0. */
export const floorDivide = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n);

/** ⌈a / b⌉ for b > 0. */
export const ceilDivide = (a: bigint, b: bigint): bigint => -floorDivide(-a, b);

/** The nearest integer to a / b for b > 0; the remainder `a − b·result` lies in [−b/2, b/2]. */
export const roundDivide = (a: bigint, b: bigint): bigint => floorDivide(2n * a + b, 2n * b);

/** Least and greatest value of `Σ coefficient · column` over columns in [0, 1]. */
export const activityRange = (coefficients: Iterable<bigint>): { readonly least: bigint; readonly most: bigint } => {
  let least = 0n;
  let most = 0n;
  for (const coefficient of coefficients) {
    if (coefficient < 0n) least += coefficient;
    else most += coefficient;
  }
  return { least, most };
};
