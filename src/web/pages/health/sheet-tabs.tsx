import { getRouteApi } from '@tanstack/react-router';
import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import type { Schemas } from '../../api/client.ts';
import { Badge } from '../../parts/badge.tsx';
import hidden from '../../parts/hidden.module.css';
import { Note } from '../../parts/note.tsx';
import { Sign } from '../../parts/sign.tsx';
import { useFormats } from '../../words/formats.ts';
import type { SheetIssue } from '../../words/sheet-issues.ts';
import { findTab } from '../../words/sheet-places.ts';
import css from './health-page.module.css';
import { TabRows } from './tab-rows.tsx';

const route = getRouteApi('/w/$workspace/sheet');

interface Props {
  readonly workspace: string;
  readonly workbook: string;
  readonly version: number;
  readonly tabs: readonly Schemas['WorkbookTab'][];
  readonly issues: readonly SheetIssue[];
}

/** The tabs of the workbook, with how many issues each has, and the cells of one of them. */
export const SheetTabs = ({ tabs, issues, ...of }: Props) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { count } = useFormats();
  const issuesOf = (tab: Schemas['WorkbookTab']): readonly SheetIssue[] => issues.filter((it) => findTab(tabs, it.tab) === tab);
  const asked = findTab(tabs, search.tab);
  const shown = asked ?? tabs.find(({ kind }) => kind === 'Candidates') ?? tabs[0];
  if (shown === undefined) return <Note tone="warn" title="The workbook has no tabs." />;
  return (
    <Tabs
      className={css.tabs ?? ''}
      selectedKey={shown.name}
      onSelectionChange={(name) =>
        void navigate({ search: ({ tab: _, row: __, column: ___, ...kept }) => ({ ...kept, tab: String(name) }), resetScroll: false })
      }
    >
      {search.tab !== undefined && asked === undefined ? (
        <Note tone="warn" title={`There is no tab ${search.tab} in this version of the workbook.`} />
      ) : null}
      <TabList aria-label="Tabs of the workbook" className={css.tabList ?? ''}>
        {tabs.map((tab) => {
          const found = issuesOf(tab);
          const tone = found.some(({ severity }) => severity === 'error') ? 'bad' : 'warn';
          return (
            <Tab key={tab.name} id={tab.name} className={css.tab ?? ''}>
              <bdi>{tab.name}</bdi>
              {tab.hidden ? <Badge>hidden</Badge> : null}
              {found.length === 0 ? null : (
                <span className={css[tone]}>
                  <Sign tone={tone} /> {found.length}
                  <span className={hidden.hidden}> {count(found.length, 'issue').replace(/^\S+ /u, '')}</span>
                </span>
              )}
            </Tab>
          );
        })}
      </TabList>
      <TabPanel key={shown.name} id={shown.name} className={css.panel ?? ''}>
        <TabRows {...of} tab={shown} issues={issuesOf(shown)} />
      </TabPanel>
    </Tabs>
  );
};
