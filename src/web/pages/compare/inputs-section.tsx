import { useMemo } from 'react';
import type { Comparison } from '../../api/queries-compare.ts';
import type { RunReport } from '../../api/queries-run.ts';
import { InitiativeName } from '../../parts/initiative-name.tsx';
import { RowLink, RowLinks } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { knownInitiatives } from './choices.ts';
import css from './compare-page.module.css';
import { isSame, type Moved, readCandidates, readScenario, ruleWords } from './differences.ts';
import { letterOf } from './letters.ts';

interface Props {
  readonly comparison: Comparison;
  readonly reports: readonly RunReport[];
}

type Difference = Comparison['differences'][number];

/** Why plans differ: what each run was asked differently from the first. */
export const InputsSection = ({ comparison, reports }: Props) => {
  const known = useMemo(() => knownInitiatives(reports), [reports]);
  return (
    <Section
      title="What was asked differently"
      lead="Where a plan moved, this is why: what was changed in the scenario, the rules and the initiatives between run A and each other run."
    >
      {comparison.differences.map((it, at) => (
        <section key={it.run_id} className={css.asked} aria-label={`Run ${letterOf(at + 1)} against run A`}>
          <h3>
            {letterOf(at + 1)} against A{isSame(it) ? <span className={css.same}>: nothing, the same question</span> : null}
          </h3>
          {isSame(it) ? null : (
            <AskedDifferently difference={it} letter={letterOf(at + 1)} known={known} first={comparison.runs[0]?.run_id ?? ''} />
          )}
        </section>
      ))}
    </Section>
  );
};

interface AskedProps {
  readonly difference: Difference;
  readonly letter: string;
  readonly known: ReturnType<typeof knownInitiatives>;
  readonly first: string;
}

const AskedDifferently = ({ difference, letter, known, first }: AskedProps) => {
  const keys = useMemo(() => new Set(known.keys()), [known]);
  const both = (name: string, what: Column<Moved>): readonly Column<Moved>[] => [
    ...(name === '' ? [] : [what]),
    { id: 'before', title: 'A', isNumber: true, cell: ({ before }) => <bdi>{before}</bdi> },
    { id: 'after', title: letter, isNumber: true, cell: ({ after }) => <bdi>{after}</bdi> },
  ];
  const initiatives: readonly Column<Moved>[] = [
    {
      id: 'initiative',
      title: 'Initiative',
      cell: ({ initiative, what }) =>
        initiative === null ? what : <Named initiative={initiative} known={known} difference={difference} first={first} />,
    },
    ...both('what', { id: 'what', title: 'What of it', cell: ({ initiative, what }) => (initiative === null ? '' : <bdi>{what}</bdi>) }),
    { id: 'row', title: 'Row', cell: ({ initiative }) => <RowOf row={known.get(initiative ?? '')?.row} /> },
  ];
  const rules: readonly Column<Difference['rules'][number]>[] = [
    { id: 'words', title: 'Rule', cell: (it) => <bdi>{ruleWords(it)}</bdi> },
    { id: 'rows', title: 'Row', cell: (it) => <RuleRows {...it} /> },
  ];
  const scenario = both('what', { id: 'what', title: 'Of the scenario', cell: ({ what }) => <bdi>{what}</bdi> });
  const { candidates } = difference;
  return (
    <>
      {difference.scenario.length === 0 ? null : (
        <Table
          isTitled
          caption={`The scenario, A and ${letter}`}
          columns={scenario}
          rows={readScenario(difference)}
          keyOf={({ id }) => id}
        />
      )}
      {difference.rules.length === 0 ? null : (
        <Table isTitled caption={`Rules, A and ${letter}`} columns={rules} rows={difference.rules} keyOf={({ words }) => words} />
      )}
      {candidates.length === 0 ? null : (
        <Table
          isTitled
          caption={`Initiatives, A and ${letter}`}
          columns={initiatives}
          rows={readCandidates(difference, keys)}
          keyOf={({ id }) => id}
        />
      )}
    </>
  );
};

interface NamedProps {
  readonly initiative: string;
  readonly known: AskedProps['known'];
  readonly difference: Difference;
  readonly first: string;
}

/** What is gone is told by the first run, all else by the other. */
const Named = ({ initiative, known, difference: { candidates, run_id: other }, first }: NamedProps) => (
  <InitiativeName
    initiative={initiative}
    title={known.get(initiative)?.title}
    run={candidates.includes(`${initiative} is no candidate any more`) ? first : other}
  />
);

const RowOf = ({ row }: { row: string | null | undefined }) => (row === null || row === undefined ? null : <RowLink row={row} />);

/** The rows that say it now; else those that said it in the first run. */
const RuleRows = ({ rows_before: before, rows_after: after }: Difference['rules'][number]) =>
  after.length > 0 ? (
    <RowLinks rows={after} />
  ) : before.length > 0 ? (
    <>
      was <RowLinks rows={before} />
    </>
  ) : null;
