import type { Schemas } from '../../api/client.ts';
import type { TradeEnd } from '../../api/use-trade.ts';
import type { TradeSearch } from '../../shell/search.ts';
import type { Formats } from '../../words/formats.ts';
import { rowWords } from './change-words.ts';
import { firstLockOf } from './trade-base.ts';
import { type Change, rowOf, type TradeBase } from './trade-state.ts';

/** Why changes leave no plan. */

type Report = Pick<Schemas['RunReport'], 'rules'>;
type Conflict = NonNullable<TradeEnd['conflict']>;
type RowChange = Conflict['relaxations'][number]['changes'][number];

const changeAt = (row: string, changes: readonly Change[], search: TradeSearch, base: TradeBase, report: Report): Change | undefined =>
  changes.find((it) => rowOf(it, search, base, firstLockOf(report)) === row);

/** The changes whose rows are in a conflict: of each conflict one must go, or give way. */
export const guiltyChanges = (
  { conflict }: Pick<TradeEnd, 'conflict'>,
  changes: readonly Change[],
  search: TradeSearch,
  base: TradeBase,
  report: Report,
): readonly Change[] => {
  const rows = new Set([conflict, ...(conflict?.more_conflicts ?? [])].flatMap((it) => it?.rows ?? []));
  return changes.filter((it) => {
    const row = rowOf(it, search, base, firstLockOf(report));
    return row !== null && rows.has(row);
  });
};

export interface ConflictDemand {
  readonly row: string;
  /** It is one of the changes that asks for it. */
  readonly isChange: boolean;
  readonly words: string;
}

export const demandsOf = (
  { conflict }: Pick<TradeEnd, 'conflict'>,
  changes: readonly Change[],
  search: TradeSearch,
  base: TradeBase,
  report: Report,
  wordsOf: (change: Change) => string,
): readonly ConflictDemand[] => {
  const rows = [...new Set([conflict, ...(conflict?.more_conflicts ?? [])].flatMap((it) => it?.rows ?? []))];
  const said = new Map(report.rules.map((it) => [it.row, it.words]));
  return rows.map((row) => {
    const change = changeAt(row, changes, search, base, report);
    return change ? { row, isChange: true, words: wordsOf(change) } : { row, isChange: false, words: said.get(row) ?? '' };
  });
};

/** The cheapest ways out, as further changes. Giving up a lock is taking it back, and told so. */
export const relaxationsOf = (
  { conflict }: Pick<TradeEnd, 'conflict'>,
  base: TradeBase,
  formats: Pick<Formats, 'number'>,
): readonly { readonly words: string; readonly changes: readonly Change[] }[] =>
  (conflict?.relaxations ?? [])
    .filter((it) => it.changes.every(({ row }) => !row.startsWith('What-if!')))
    .map((it) => ({
      words: it.changes.map((change) => relaxWords(change, base, formats)).join(' and '),
      changes: it.changes.map((change) => toChange(change, base)),
    }));

const relaxWords = (change: RowChange, { capacityRow }: TradeBase, { number }: Pick<Formats, 'number'>): string => {
  if (!('drop' in change) && change.row === capacityRow) return `Capacity ${number(change.from)} → ${number(change.to)}`;
  return 'drop' in change ? `Do without ${rowWords(change.row)}` : `${rowWords(change.row)}: ${number(change.from)} → ${number(change.to)}`;
};

const toChange = (change: RowChange, base: TradeBase): Change => {
  if (change.row === base.capacityRow) return { kind: 'capacity', to: 'drop' in change ? null : change.to };
  return 'drop' in change ? { kind: 'drop', row: change.row } : { kind: 'set', row: change.row, column: change.column, to: change.to };
};
