import type { Decimal } from '../../base/decimal.ts';

/** How far a run's numbers may lie from what the sheet says. `20` means ±20 %; `null`: taken as they stand. */
export interface Uncertainty {
  readonly tokensPct: Decimal | null;
  readonly contributionsPct: Decimal | null;
  readonly weightsPct: Decimal | null;
  readonly seed: number;
}
