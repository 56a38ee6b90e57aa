import type { Schemas } from '../../api/client.ts';
import { Facts, textFacts } from '../../parts/facts.tsx';
import { RowLink } from '../../parts/row-links.tsx';
import { Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';
import { gapUp } from '../../words/run-result.ts';
import { type Verification, verdictOf } from '../../words/verifications.ts';
import css from './memo.module.css';
import { robustnessWords } from './memo-facts.ts';
import { MemoPart } from './memo-part.tsx';

type Report = Schemas['RunReport'];

interface SureProps {
  readonly report: Report;
  readonly verifications: readonly Verification[];
  readonly robustness: unknown;
}

/** What is proven, who has checked it, and how it stands where numbers are uncertain. */
export const MemoSureness = ({ report, verifications, robustness }: SureProps) => {
  const formats = useFormats();
  const futures = robustnessWords(robustness, formats);
  const { result, gap_pct } = report;
  return (
    <MemoPart title="How sure">
      <ul className={css.sure}>
        <li>
          {result === 'optimal'
            ? 'Proven: under these rules and numbers no plan is worth more.'
            : gap_pct === null
              ? 'Not proven: how much better another plan could be is not known.'
              : `Not proven: the search was stopped; another plan could be at most ${formats.percent(gapUp(gap_pct))} better.`}
        </li>
        <li>Every rule was checked on the plan once more, in exact decimals, by code that has nothing to do with the search.</li>
        {verifications.length === 0 ? <li>No other solver has been asked for a second opinion.</li> : null}
        {verifications.map((it) => (
          <li key={it.at}>
            {verdictOf(it).words} ({formats.moment(it.at)}).
          </li>
        ))}
        <li>{futures ?? 'How the plan stands where its numbers are uncertain has not been looked at.'}</li>
      </ul>
    </MemoPart>
  );
};

/** Every rule that the plan was made under, in the words of its row. */
export const MemoRules = ({ report: { rules } }: { report: Report }) => {
  const { number } = useFormats();
  return (
    <MemoPart title="The rules in force">
      <Table
        caption="Each rule with its row"
        columns={[
          { id: 'row', title: 'Row', cell: ({ row }) => <RowLink row={row} /> },
          {
            id: 'words',
            title: 'What it says',
            cell: ({ words, policy, binds }) => `${words}${policy ? ' (policy)' : ''}${binds ? '' : ' (does not bind)'}`,
          },
          { id: 'slack', title: 'To spare', isNumber: true, cell: ({ slack }) => (slack === null ? '' : number(slack)) },
        ]}
        rows={rules}
        keyOf={({ row }, index) => `${row} ${index}`}
        empty="The constraint set has no rules."
      />
    </MemoPart>
  );
};

/** By what the decision can be found and made again. */
export const MemoPapers = ({ report, workspace }: { report: Report; workspace: string }) => {
  const { moment } = useFormats();
  const facts: readonly (readonly [string, string])[] = [
    ['Workspace', workspace],
    ['Run', report.run_id],
    ['What-if of', report.parent_run ?? ''],
    ['Its changes', report.changes.join('; ')],
    ['Inputs', report.inputs_hash ?? ''],
    ['Candidates', report.scope === 'all' ? 'all' : 'those selected for the run'],
    ['Solver', report.engine === null ? '' : `${report.engine.name} ${report.engine.version}, seed ${report.engine.seed}`],
    ['Solved', report.finished_at === null ? '' : moment(report.finished_at)],
    ['Asked by', report.asked_by],
  ];
  return (
    <MemoPart title="Papers">
      <Facts facts={textFacts(facts)} className={css.papers} />
    </MemoPart>
  );
};
