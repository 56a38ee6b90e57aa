import { Link, useParams } from '@tanstack/react-router';
import { Note } from '../../parts/note.tsx';
import { useFormats } from '../../words/formats.ts';
import { type CheckedSet, countIssues, type SheetIssue } from '../../words/sheet-issues.ts';

const NAMED = 4;

/** The check in a sentence: what is wrong, and which constraint sets that touches. */
export const Verdict = ({ issues, sets }: { issues: readonly SheetIssue[]; sets: readonly CheckedSet[] }) => {
  const { count, list, number } = useFormats();
  const { errors, warnings } = countIssues(issues);
  const blocked = sets.filter(({ isReady }) => !isReady);
  const names = blocked.map(({ scenario, set }) => `${scenario} / ${set}`);
  const named = names.length > NAMED + 1 ? [...names.slice(0, NAMED), `${number(names.length - NAMED)} more`] : names;
  const title =
    errors > 0
      ? `${count(errors, 'error')}${warnings > 0 ? ` and ${count(warnings, 'warning')}` : ''} to look at.`
      : warnings > 0
        ? `No errors. ${count(warnings, 'warning')} to look at: ${warnings === 1 ? 'it stops' : 'they stop'} nothing.`
        : 'Everything is read as it was meant.';
  return (
    <Note tone={errors > 0 ? 'bad' : warnings > 0 ? 'warn' : 'good'} title={title}>
      {blocked.length === 0 ? (
        sets.length === 0 ? null : (
          <p>
            All {count(sets.length, 'constraint set')} can be planned with: <ScenarioLinks sets={sets} />.
          </p>
        )
      ) : (
        <p>
          {blocked.length === sets.length ? 'No constraint set' : count(sets.length - blocked.length, 'constraint set')} of{' '}
          {number(sets.length)} can be planned with. Rows with errors block {list(named)}. What was good before stays as it was.
        </p>
      )}
    </Note>
  );
};

const ScenarioLinks = ({ sets }: { sets: readonly CheckedSet[] }) => {
  const { workspace = '' } = useParams({ strict: false });
  return [...new Set(sets.map(({ scenario }) => scenario))].map((scenario, at) => (
    <span key={scenario}>
      {at === 0 ? '' : ', '}
      <Link to="/w/$workspace/scenarios/$scenario" params={{ workspace, scenario }}>
        {scenario}
      </Link>
    </span>
  ));
};
