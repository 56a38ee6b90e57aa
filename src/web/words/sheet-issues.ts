/** What a check says of a sheet: one finding each. */
export interface SheetIssue {
  readonly code: string;
  readonly severity: 'error' | 'warning';
  readonly tab: string;
  /** `null`: the tab itself is missing. */
  readonly row: number | null;
  readonly column: string | null;
  /** What was found, what is expected, what to do. */
  readonly message: string;
  /** How findings of this kind are mended; `null` in what was told by earlier versions. */
  readonly fix: string | null;
}

type Fields = { readonly [key: string]: unknown };

const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;

/** The issues in the answer of a check, a sync or a run. */
export const readIssues = (answer: unknown): readonly SheetIssue[] => {
  const issues = isFields(answer) ? answer.issues : null;
  return Array.isArray(issues) ? issues.filter(isFields).map(toIssue) : [];
};

const toIssue = ({ code, severity, tab, row, column, message, fix }: Fields): SheetIssue => ({
  code: String(code),
  severity: severity === 'warning' ? 'warning' : 'error',
  tab: String(tab),
  row: typeof row === 'number' ? row : null,
  column: typeof column === 'string' ? column : null,
  message: String(message),
  fix: typeof fix === 'string' ? fix : null,
});

/** One constraint set as a check found it. */
export interface CheckedSet {
  readonly scenario: string;
  readonly set: string;
  /** False: a row with an error blocks it. */
  readonly isReady: boolean;
}

export const readCheckedSets = (answer: unknown): readonly CheckedSet[] => {
  const sets = isFields(answer) ? answer.sets : null;
  if (!Array.isArray(sets)) return [];
  return sets
    .filter(isFields)
    .map((it) => ({ scenario: String(it.scenario_name), set: String(it.constraint_set_name), isReady: it.status === 'ok' }));
};

export const countIssues = (issues: readonly SheetIssue[]): { readonly errors: number; readonly warnings: number } => {
  const errors = issues.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: issues.length - errors };
};

/** What became of the issues when the sheet was corrected. */
export interface Bettering {
  readonly gone: readonly SheetIssue[];
  readonly fresh: readonly SheetIssue[];
  readonly still: readonly SheetIssue[];
}

/** An issue whose row was only moved, by rows put in above it, is still there: it says the same of the same column. */
export const compareIssues = (before: readonly SheetIssue[], now: readonly SheetIssue[]): Bettering => {
  const exact = pair(before, now, ({ code, tab, row, column, message }) => JSON.stringify([code, tab, row, column, message]));
  const moved = pair(exact.gone, exact.fresh, ({ code, tab, column, message }) => JSON.stringify([code, tab, column, message]));
  // In the order of the sheet as it is now.
  const still = new Set([...exact.still, ...moved.still]);
  return { gone: moved.gone, fresh: moved.fresh, still: now.filter((it) => still.has(it)) };
};

/** Each before is paired with one now at most. */
const pair = (before: readonly SheetIssue[], now: readonly SheetIssue[], keyOf: (issue: SheetIssue) => string): Bettering => {
  const waiting = Map.groupBy(before, keyOf);
  const [still, fresh]: [SheetIssue[], SheetIssue[]] = [[], []];
  for (const issue of now) (waiting.get(keyOf(issue))?.pop() ? still : fresh).push(issue);
  const gone = new Set([...waiting.values()].flat());
  return { gone: before.filter((it) => gone.has(it)), fresh, still };
};
