import type { Issue } from '../base/issue.ts';
import type { Compilation } from '../compile/compiled-set.ts';
import { type InputTab, type RowSet, toAddress } from '../rows/row-set.ts';
import { toCellLine } from './cell-text.ts';

/** What the `run_status` cell of an input row says. */
export interface RowStatus {
  readonly tab: InputTab;
  readonly row: number;
  readonly status: string;
}

/** Tabs whose rows are judged against others: while one of those cannot be read, the rows are not judged. */
const GROUND: readonly InputTab[] = ['Candidates', 'Metrics_Config', 'Scenario_Config'];
const RULES: readonly InputTab[] = ['Constraints', 'Targets'];

/** What a run adds to the statuses of rows: what only it could find, and what each row costs, by `Tab!row`. */
export interface FromRun {
  readonly issues: readonly Issue[];
  readonly prices: ReadonlyMap<string, string>;
}

const NOTHING: FromRun = { issues: [], prices: new Map() };

/**
 * Exactly one status for every input row that is not blank: `OK`, `WARNING …`, `ERROR …` or `SKIPPED` (§7). A sound row stays `OK`
 * where others block its set. Several findings stand worst first; what a row costs stands
 * after them: `OK: tight, costs 35,000 GBP of gmv`.
 */
export const toRowStatuses = (rowSet: RowSet, compilation: Compilation, fromRun: FromRun = NOTHING): readonly RowStatus[] => {
  const issues = [...rowSet.issues, ...compilation.issues, ...fromRun.issues];
  const found = new Map<string, Issue[]>();
  for (const issue of issues) {
    const address = `${issue.place.tab}!${issue.place.row}`;
    const list = found.get(address) ?? [];
    list.push(issue);
    found.set(address, list);
  }
  const skipped = new Set(compilation.skipped);
  const unjudged = whyUnjudged(rowSet, issues);
  return rowSet.states.map(({ at, skipped: isOff }) => {
    const own = found.get(toAddress(at)) ?? [];
    const price = fromRun.prices.get(toAddress(at));
    const said = [...inOrder(own), ...(RULES.includes(at.tab) ? unjudged : [])];
    const isSkipped = isOff || (skipped.has(toAddress(at)) && own.length === 0);
    return {
      tab: at.tab,
      row: at.row,
      status: isSkipped ? 'SKIPPED' : toCellLine(statusOf([...new Set(said)], price)),
    };
  });
};

const statusOf = (said: readonly string[], price: string | undefined): string => {
  if (said.length > 0) return [...said, ...(price === undefined ? [] : [price])].join(' | ');
  return price === undefined ? 'OK' : `OK: ${price}`;
};

const inOrder = (issues: readonly Issue[]): readonly string[] =>
  (['error', 'warning'] as const).flatMap((severity) => issues.filter((it) => it.severity === severity).map(toStatus));

/** `ERROR [initiative-unknown] INIT-00123 is not on Candidates. Did you mean INIT-000123?` */
const toStatus = ({ severity, code, message }: Issue): string => `${severity.toUpperCase()} [${code}] ${message}`;

/** Rules are not judged while a tab they rest on cannot be read: `OK` would be a claim nobody checked. */
const whyUnjudged = ({ brokenTabs, layouts }: RowSet, issues: readonly Issue[]): readonly string[] =>
  brokenTabs
    .filter((tab) => GROUND.includes(tab))
    .flatMap((tab) => {
      const header = layouts.find((layout) => layout.tab === tab)?.headerRow ?? 1;
      const isCause = ({ place, severity }: Issue): boolean =>
        severity === 'error' && place.tab === tab && (place.row === null || place.row === header);
      return issues.filter(isCause).map((it) => `ERROR [${it.code}] Not checked, because of the tab ${tab}: ${it.message}`);
    });
