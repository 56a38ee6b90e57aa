import type { ListedIssue } from '../parts/issue-list.tsx';

/** A run that was refused before anything was solved: why, and what to mend. */
export interface RefusedRun {
  readonly message: string;
  readonly issues: readonly ListedIssue[];
}

type Fields = { readonly [key: string]: unknown };
const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;

/** From what a run answered; `null` where it was not refused. */
export const readRefused = (answer: unknown): RefusedRun | null => {
  if (!isFields(answer) || answer.result !== 'invalid') return null;
  const issues = Array.isArray(answer.issues) ? answer.issues : [];
  return { message: typeof answer.message === 'string' ? answer.message : '', issues: issues.flatMap(issueOf).sort(bySeverity) };
};

const issueOf = (it: unknown): readonly ListedIssue[] => {
  if (!isFields(it)) return [];
  const { code, severity, tab, row, column, message } = it;
  return [
    {
      code: String(code),
      severity: severity === 'error' ? 'error' : 'warning',
      tab: String(tab),
      row: typeof row === 'number' ? row : null,
      ...(typeof column === 'string' ? { column } : {}),
      message: String(message),
    },
  ];
};

const bySeverity = (a: ListedIssue, b: ListedIssue): number => Number(a.severity !== 'error') - Number(b.severity !== 'error');
