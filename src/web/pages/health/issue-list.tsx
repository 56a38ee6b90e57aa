import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import { GridList, GridListItem, Text } from 'react-aria-components';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import hidden from '../../parts/hidden.module.css';
import { Section } from '../../parts/section.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useFormats } from '../../words/formats.ts';
import type { SheetIssue } from '../../words/sheet-issues.ts';
import css from './health-page.module.css';
import { IssueFilters, useListed } from './issue-filters.tsx';

const route = getRouteApi('/w/$workspace/sheet');
const PAGE = 100;

/** All that was found, each with what to do about it; pressing one shows its cell. */
export const IssueList = ({ issues, fresh }: { issues: readonly SheetIssue[]; fresh: readonly SheetIssue[] }) => {
  const navigate = route.useNavigate();
  const { count } = useFormats();
  const [shown, setShown] = useState(PAGE);
  const isNew = new Set(fresh);
  const listed = useListed(issues);
  const jump = ({ tab, row, column }: SheetIssue): void =>
    void navigate({
      search: ({ tab: _, row: __, column: ___, ...kept }) => ({
        ...kept,
        tab,
        ...(row === null ? {} : { row: String(row) }),
        ...(column === null ? {} : { column }),
      }),
      resetScroll: false,
    });
  return (
    <Section title="What to look at">
      <IssueFilters issues={issues} />
      {listed.length === 0 ? (
        <p className={css.soft}>{issues.length === 0 ? 'Nothing was found.' : 'Nothing of this kind.'}</p>
      ) : (
        <GridList
          aria-label="Issues"
          className={css.issues ?? ''}
          onAction={(key) => {
            const issue = listed[Number(key)];
            if (issue) jump(issue);
          }}
        >
          {listed.slice(0, shown).map((issue, at) => (
            <IssueItem
              // biome-ignore lint/suspicious/noArrayIndexKey: two issues may say the same; the place in the list is what is pressed
              key={at}
              id={String(at)}
              issue={issue}
              isNew={isNew.has(issue)}
            />
          ))}
        </GridList>
      )}
      {listed.length > shown ? (
        <Button onPress={() => setShown(shown + PAGE)}>Show more: {count(listed.length - shown, 'is left', 'are left')}</Button>
      ) : null}
    </Section>
  );
};

const IssueItem = ({ id, issue, isNew }: { id: string; issue: SheetIssue; isNew: boolean }) => {
  const { severity, tab, row, column, message } = issue;
  const kind = severity === 'error' ? 'Error' : 'Warning';
  const place = [tab, row === null ? '' : `row ${row}`, column ?? ''].filter((it) => it !== '').join(', ');
  return (
    <GridListItem id={id} textValue={`${kind}: ${message} ${place}`} className={`${css.issue} ${css[severity]}`}>
      <Sign tone={severity === 'error' ? 'bad' : 'warn'} />
      <div className={css.words}>
        <Text className={css.message ?? ''}>
          <span className={hidden.hidden}>{kind}: </span>
          <bdi>{message}</bdi>
        </Text>
        <Text slot="description" className={css.soft ?? ''}>
          {place} {isNew ? <Badge tone="warn">new</Badge> : null}
        </Text>
      </div>
    </GridListItem>
  );
};
