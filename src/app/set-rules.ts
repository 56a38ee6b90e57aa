import type { Json } from '../base/json.ts';
import type { Bucket, CompiledSet, Provenance } from '../compile/compiled-set.ts';
import { byRow } from '../problem/row-system.ts';
import { inTokens } from '../report/exact-values.ts';
import { describeRow } from '../report/report-conflict.ts';
import type { Demand, SaySlot } from '../report/say-slot.ts';
import { rulebook } from '../rules/index.ts';
import type { Store } from '../store/database.ts';
import { loadRules, type StoredRules } from '../store/load-inputs.ts';

/** One rule of a set, as a planner would say it. */
export interface SaidRule {
  /** `at least 200 tokens in country UK`. */
  readonly words: string;
  readonly demand: Demand;
  /** By tab and number. */
  readonly rows: readonly string[];
  /** Every row that holds it is `policy`. */
  readonly isPolicy: boolean;
}

/** The capacity of the scenario, then the rules of a set in the order of the rulebook, each where its first row stands. */
export const sayRules = ({ scenario, set }: Pick<StoredRules, 'scenario' | 'set'>): readonly SaidRule[] => {
  const row = `Scenario_Config!${scenario.row}`;
  const capacity = scenario.capacityTokens;
  const { twins: _, row: __, ...demand } = describeRow(row, { scenario, set }, []);
  const words = capacity === null ? 'as many tokens as it takes' : `at most ${inTokens(capacity)} in all`;
  return [{ words, demand, rows: [row], isPolicy: false }, ...rulebook.flatMap(({ report }) => sayBuckets(report, set))];
};

const sayBuckets = (slot: SaySlot, set: CompiledSet): readonly SaidRule[] =>
  slot.buckets
    .flatMap((bucket) => {
      const entries = set.provenance.filter((it) => it.bucket === bucket);
      // Members of one bundle are one rule.
      return [...Map.groupBy(entries, ({ entry }) => slot.say(entry, set))].map(([words, same]) => toRule(words, same, bucket, slot, set));
    })
    .sort((a, b) => byRow(a.rows[0] ?? '', b.rows[0] ?? ''));

const toRule = (words: string, entries: readonly Provenance[], bucket: Bucket, slot: SaySlot, set: CompiledSet): SaidRule => ({
  words,
  demand: slot.demand?.(
    entries.map(({ entry }) => entry),
    set,
    bucket,
  ) ?? { ...NO_DEMAND, words },
  rows: [...new Set(entries.flatMap(({ rows }) => rows))].sort(byRow),
  isPolicy: entries.every(({ strength }) => strength === 'policy'),
});

const NO_DEMAND: Omit<Demand, 'words'> = { type: '', dimension: '', key: '', kpi: '', number: null, baseline: null };

/** The rules of the newest version of a set, for machines. Throws `set-unknown`. */
export const setRulesJson = async (store: Store, workspaceId: number, setId: number): Promise<Json> => {
  const stored = await loadRules(store, workspaceId, setId);
  const { scenario, set } = stored;
  return {
    set_id: setId,
    version: stored.setVersion,
    stale_since: stored.staleSince,
    scenario_name: scenario.name,
    constraint_set_name: set.constraintSetName,
    rules: sayRules(stored).map(({ words, demand: { words: demands, ...demand }, rows, isPolicy }) => ({
      words,
      demands,
      ...demand,
      rows,
      policy: isPolicy,
    })),
  };
};
