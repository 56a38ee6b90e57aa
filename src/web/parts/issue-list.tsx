import type { Schemas } from '../api/client.ts';
import { Badge } from './badge.tsx';
import css from './issue-list.module.css';
import { RowLink } from './row-links.tsx';

export type ListedIssue = Pick<Schemas['ReportedIssue'], 'code' | 'severity' | 'tab' | 'row' | 'message'> & { readonly column?: string };

/** Findings about the sheet, each with the row where it is mended. */
export const IssueList = ({ issues, label }: { issues: readonly ListedIssue[]; label: string }) => (
  <ul className={css.list} aria-label={label}>
    {issues.map((it) => (
      <li key={`${it.tab}!${it.row}.${it.column}.${it.code}.${it.message}`}>
        <Badge tone={it.severity === 'error' ? 'bad' : 'warn'}>{it.severity === 'error' ? 'Error' : 'Warning'}</Badge>
        <span className={css.place}>
          <RowLink row={it.row === null ? it.tab : `${it.tab}!${it.row}`} />
          {it.column === undefined ? '' : ` · ${it.column}`}
        </span>
        <bdi className={css.words}>{it.message}</bdi>
      </li>
    ))}
  </ul>
);
