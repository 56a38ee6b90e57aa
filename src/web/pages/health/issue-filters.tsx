import { getRouteApi } from '@tanstack/react-router';
import { Choice } from '../../parts/choice.tsx';
import { useFormats } from '../../words/formats.ts';
import { countIssues, type SheetIssue } from '../../words/sheet-issues.ts';
import css from './health-page.module.css';

const route = getRouteApi('/w/$workspace/sheet');
const ALL = '*';

/** Those that the address wants to be shown. */
export const useListed = (issues: readonly SheetIssue[]): readonly SheetIssue[] => {
  const search = route.useSearch();
  return issues.filter(({ severity, tab }) => (search.severity ?? severity) === severity && (search.list ?? tab) === tab);
};

/** Which findings are listed: how grave, and of which tab. */
export const IssueFilters = ({ issues }: { issues: readonly SheetIssue[] }) => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const { number } = useFormats();
  const { errors, warnings } = countIssues(issues);
  const tabs = [...Map.groupBy(issues, ({ tab }) => tab)];
  return (
    <div className={css.filters}>
      <Choice
        label="How grave"
        value={search.severity ?? ALL}
        choices={[
          { id: ALL, label: `Everything (${number(issues.length)})` },
          { id: 'error', label: `Errors (${number(errors)})` },
          { id: 'warning', label: `Warnings (${number(warnings)})` },
        ]}
        onChange={(it) =>
          void navigate({
            search: ({ severity: _, ...kept }) => (it === 'error' || it === 'warning' ? { ...kept, severity: it } : kept),
            resetScroll: false,
          })
        }
      />
      <Choice
        label="Where"
        value={search.list ?? ALL}
        choices={[{ id: ALL, label: 'All tabs' }, ...tabs.map(([tab, of]) => ({ id: tab, label: `${tab} (${number(of.length)})` }))]}
        onChange={(it) =>
          void navigate({ search: ({ list: _, ...kept }) => (it === ALL ? kept : { ...kept, list: it }), resetScroll: false })
        }
      />
    </div>
  );
};
