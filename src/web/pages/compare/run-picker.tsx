import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Schemas } from '../../api/client.ts';
import { runsQuery } from '../../api/queries.ts';
import type { Comparison } from '../../api/queries-compare.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import hidden from '../../parts/hidden.module.css';
import { useFormats } from '../../words/formats.ts';
import { resultOf } from '../../words/run-result.ts';
import { AddRun } from './add-run.tsx';
import css from './compare-page.module.css';
import { letterOf, MOST_RUNS } from './letters.ts';
import { whatIfOf } from './what-if-of.ts';

interface Props {
  readonly workspace: string;
  readonly runs: readonly string[];
  readonly comparison: Comparison | undefined;
  readonly onChange: (runs: readonly string[]) => void;
}

/** The runs that are compared: A first. */
export const RunPicker = ({ workspace, runs, comparison, onChange }: Props) => {
  const { data } = useQuery({ ...runsQuery(workspace), throwOnError: true });
  const known = data?.items ?? [];
  return (
    <section aria-label="Runs that are compared">
      <ol className={css.runs}>
        {runs.map((id, at) => (
          <li key={id} className={css.run}>
            <span className={css.letter} aria-hidden="true">
              {letterOf(at)}
            </span>
            <RunFacts
              workspace={workspace}
              letter={letterOf(at)}
              id={id}
              run={known.find((it) => it.run_id === id)}
              name={nameIn(comparison, id)}
            />
            <div className={css.runActions}>
              {at === 0 ? (
                <span className={css.soft}>The others are compared with it</span>
              ) : (
                <Button
                  kind="quiet"
                  aria-label={`Make it A: run ${letterOf(at)}`}
                  onPress={() => onChange([id, ...runs.filter((it) => it !== id)])}
                >
                  Make it A
                </Button>
              )}
              <Button kind="quiet" aria-label={`Remove run ${letterOf(at)}`} onPress={() => onChange(runs.filter((it) => it !== id))}>
                Remove
              </Button>
            </div>
          </li>
        ))}
        <li className={css.add}>
          {runs.length < MOST_RUNS ? (
            <AddRun runs={known.filter((it) => !runs.includes(it.run_id))} onAdd={(id) => onChange([...runs, id])} />
          ) : (
            <span className={css.soft}>Eight runs at most.</span>
          )}
        </li>
      </ol>
    </section>
  );
};

const nameIn = (comparison: Comparison | undefined, id: string): string | undefined => {
  const run = comparison?.runs.find((it) => it.run_id === id);
  return run && `${run.scenario_name} / ${run.constraint_set_name}`;
};

interface FactsProps {
  readonly workspace: string;
  readonly letter: string;
  readonly id: string;
  readonly run: Schemas['Run'] | undefined;
  /** Of a run that is older than those of the list. */
  readonly name: string | undefined;
}

const RunFacts = ({ workspace, letter, id, run, name }: FactsProps) => {
  const { moment, percent } = useFormats();
  const words = run ? `${run.scenario_name} / ${run.constraint_set_name}` : (name ?? id);
  return (
    <div className={css.facts}>
      <p>
        <span className={hidden.hidden}>Run {letter}: </span>
        <Link to="/w/$workspace/runs/$run" params={{ workspace, run: id }}>
          <bdi>{words}</bdi>
        </Link>
        {run?.published ? (
          <>
            {' '}
            <Badge tone="good">published</Badge>
          </>
        ) : null}
      </p>
      {run ? (
        <p className={css.soft}>
          <bdi>{run.finished_at === null ? id : moment(run.finished_at)}</bdi> · <bdi>{resultOf(run, percent).words}</bdi>
        </p>
      ) : null}
      {run && whatIfOf(run) !== '' ? (
        <p className={css.soft}>
          What if: <bdi>{whatIfOf(run)}</bdi>
        </p>
      ) : null}
    </div>
  );
};
