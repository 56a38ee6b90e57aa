import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { runsQuery } from '../../api/queries.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { Button } from '../../parts/button.tsx';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import css from './run.module.css';

interface Props {
  readonly report: RunReport;
  readonly workspace: string;
}

const PARTS = [
  ['/w/$workspace/runs/$run/trade', 'Trade'],
  ['/w/$workspace/runs/$run/curve', 'Curve'],
  ['/w/$workspace/runs/$run/alternatives', 'Alternatives'],
  ['/w/$workspace/runs/$run/robustness', 'How sure'],
  ['/w/$workspace/runs/$run/memo', 'Memo'],
] as const;

/** What there is to see of a run; without a plan only why there is none. */
export const RunNav = ({ report, workspace }: Props) => {
  const params = { workspace, run: report.run_id };
  const active = { 'aria-current': 'page' as const };
  return (
    <div className={css.navs}>
      <nav className={css.nav} aria-label="Of this run">
        <Link to="/w/$workspace/runs/$run" params={params} activeOptions={{ exact: true, includeSearch: false }} activeProps={active}>
          {report.has_plan ? 'Plan' : 'Why there is no plan'}
        </Link>
        {report.has_plan
          ? PARTS.map(([to, words]) => (
              <Link key={to} to={to} params={params} activeOptions={{ includeSearch: false }} activeProps={active}>
                {words}
              </Link>
            ))
          : null}
      </nav>
      {report.has_plan ? <CompareWith report={report} workspace={workspace} /> : null}
    </div>
  );
};

/** So many runs are offered; the compare page has all. */
const MOST = 12;

const CompareWith = ({ report, workspace }: Props) => {
  const { data } = useQuery(runsQuery(workspace));
  const { moment, percent } = useFormats();
  const navigate = useNavigate();
  const others = (data?.items ?? [])
    .filter((it) => it.run_id !== report.run_id && it.selected_count !== null && (it.result === 'optimal' || it.result === 'feasible'))
    .slice(0, MOST);
  if (others.length === 0) return null;
  const compare = (run: string): void =>
    void navigate({ to: '/w/$workspace/compare', params: { workspace }, search: { run: [run, report.run_id] } });
  return (
    <MenuTrigger>
      <Button kind="quiet">Compare with …</Button>
      <Popover className={css.popover ?? ''} placement="bottom end">
        <Menu className={css.menu ?? ''} items={others} onAction={(key) => compare(String(key))} aria-label="Compare with">
          {(it) => (
            <MenuItem id={it.run_id} textValue={it.run_id} className={css.item ?? ''}>
              <span>
                {it.scenario_name} / {it.constraint_set_name}
                {it.published ? ' · published' : ''}
              </span>
              <span className={css.soft}>
                {it.finished_at === null ? it.run_id : moment(it.finished_at)} · {resultOf(it, percent).words}
                {typeof it.parent_run === 'string' ? ` · what if: ${changesOf(it)}` : ''}
              </span>
            </MenuItem>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
};

const changesOf = ({ changes }: { readonly [key: string]: unknown }): string =>
  Array.isArray(changes) ? changes.map(String).join(', ') : '';
