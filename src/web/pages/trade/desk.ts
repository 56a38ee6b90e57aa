import type { Schemas } from '../../api/client.ts';
import type { Trade, TradeEnd } from '../../api/use-trade.ts';
import type { Formats } from '../../words/formats.ts';
import type { Names } from './change-words.ts';
import type { Outcome } from './outcome.ts';
import type { Change, TradeBase } from './trade-state.ts';
import type { TradeChanges } from './use-trade-changes.ts';

/** What every part of the page knows of the trade. */
export interface Desk {
  readonly report: Schemas['RunReport'];
  readonly base: TradeBase;
  readonly names: Names;
  readonly formats: Formats;
  readonly traded: TradeChanges;
  readonly changes: readonly Change[];
  readonly trade: Trade;
  /** The newest that is known: of the changes, or of the ones before. */
  readonly outcome: Outcome;
  /** It is still the plan of the run: nothing is changed, or there is no answer yet. */
  readonly isRunsPlan: boolean;
  /** Once all is known of the changes. */
  readonly end: TradeEnd | null;
  /** The outcome is that of other changes than those of now. */
  readonly isStale: boolean;
}
