import { useState } from 'react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import hidden from '../../parts/hidden.module.css';
import { Section } from '../../parts/section.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useFormats } from '../../words/formats.ts';
import type { SheetIssue } from '../../words/sheet-issues.ts';
import css from './health-page.module.css';
import { IssueFilters, useListed } from './issue-filters.tsx';

const PAGE = 100;

/** Where something stands, as the box left of the formulas takes it: `Candidates!22`. */
export const placeOf = ({ tab, row }: Pick<SheetIssue, 'tab' | 'row'>): string => (row === null ? tab : `${tab}!${row}`);

/** All that was found in a sheet that stands elsewhere: each with its place there, and how it is mended. */
export const LiveIssues = ({ issues, fresh }: { issues: readonly SheetIssue[]; fresh: readonly SheetIssue[] }) => {
  const { count } = useFormats();
  const [shown, setShown] = useState(PAGE);
  const listed = useListed(issues);
  const isNew = new Set(fresh);
  return (
    <Section title="What to look at" lead="Mend it in the sheet, then check again.">
      <IssueFilters issues={issues} />
      {listed.length === 0 ? (
        <p className={css.soft}>{issues.length === 0 ? 'Nothing was found.' : 'Nothing of this kind.'}</p>
      ) : (
        <ul className={css.findings} aria-label="Issues">
          {listed.slice(0, shown).map((issue, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two issues may say the same, and the list never changes
            <Finding key={at} issue={issue} isNew={isNew.has(issue)} />
          ))}
        </ul>
      )}
      {listed.length > shown ? (
        <Button onPress={() => setShown(shown + PAGE)}>Show more: {count(listed.length - shown, 'is left', 'are left')}</Button>
      ) : null}
    </Section>
  );
};

const Finding = ({ issue, isNew }: { issue: SheetIssue; isNew: boolean }) => {
  const { severity, column, message, fix } = issue;
  return (
    <li className={css[severity]}>
      <Sign tone={severity === 'error' ? 'bad' : 'warn'} />
      <div className={css.words}>
        <p>
          <span className={hidden.hidden}>{severity === 'error' ? 'Error' : 'Warning'}: </span>
          <bdi>{message}</bdi>
        </p>
        <p className={css.soft}>
          <code>{placeOf(issue)}</code>
          {column === null ? '' : ', column '}
          {column === null ? null : <bdi>{column}</bdi>} {isNew ? <Badge tone="warn">new</Badge> : null}
        </p>
        {fix === null ? null : <p className={css.soft}>{fix}</p>}
      </div>
    </li>
  );
};
