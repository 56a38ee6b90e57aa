import { useState } from 'react';
import type { BrokenInFutures, InitiativeInFutures, RobustnessAnswer } from '../../api/answers.ts';
import { ShareBars } from '../../charts/share-bars.tsx';
import { Button } from '../../parts/button.tsx';
import { InitiativeName } from '../../parts/initiative-name.tsx';
import { Note } from '../../parts/note.tsx';
import { RowLinks } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { type Column, Table } from '../../parts/table.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './robustness-page.module.css';
import { countSentence, fitSentence, regretSentence, STANDINGS, uncertaintyWords } from './robustness-words.ts';

export const RobustnessView = ({ answer }: { answer: RobustnessAnswer }) => {
  const formats = useFormats();
  const regret = regretSentence(answer, formats);
  return (
    <>
      <Section
        title={`With ${uncertaintyWords(answer, formats)}`}
        lead="Samples, not certainty: of futures that were not drawn nothing is known."
      >
        <div className={css.words}>
          <p className={css.first}>{fitSentence(answer, formats)}</p>
          {regret === null ? null : <p>{regret}</p>}
          <p>{countSentence(answer, formats)}</p>
        </div>
        {answer.run_proven ? null : (
          <Note tone="warn" title="The plan of this run is not proven best for the numbers as they stand: a better one may exist." />
        )}
        {answer.stopped === null ? null : (
          <Note
            tone="warn"
            title={`Not every future is settled: ${answer.stopped === 'time' ? 'the time limit was reached' : 'it was stopped'}. What stands here is of those that are.`}
          />
        )}
      </Section>
      {answer.fit.broken.length === 0 ? null : <BrokenRules answer={answer} />}
      {answer.known === 0 ? null : <Standings answer={answer} />}
    </>
  );
};

const BrokenRules = ({ answer }: { answer: RobustnessAnswer }) => {
  const { number, count } = useFormats();
  const columns: readonly Column<BrokenInFutures>[] = [
    { id: 'rule', title: 'What it breaks', cell: ({ name, rows }) => rows[0]?.demand || name },
    { id: 'rows', title: 'Rows', cell: ({ rows }) => <RowLinks rows={rows.map(({ row }) => row)} /> },
    { id: 'futures', title: 'In', isNumber: true, cell: ({ futures }) => count(futures, 'future') },
    { id: 'by', title: 'By up to', isNumber: true, cell: ({ by_up_to }) => number(by_up_to) },
  ];
  return (
    <Section title="Where the plan does not hold" lead="The most often broken first.">
      <Table caption="Rules that the plan breaks in some futures" columns={columns} rows={answer.fit.broken} keyOf={({ name }) => name} />
    </Section>
  );
};

/** Initiatives worth talking about come first; those on which plan and futures agree are shown on demand. */
const Standings = ({ answer }: { answer: RobustnessAnswer }) => {
  const { number } = useFormats();
  const [isWhole, setWhole] = useState(false);
  const isSettled = ({ chosen, standing }: InitiativeInFutures): boolean =>
    (chosen && standing === 'core') || (!chosen && standing === 'exterior');
  const doubted = answer.initiatives.filter((it) => !isSettled(it));
  const shown = isWhole ? answer.initiatives : doubted;
  const settled = answer.initiatives.length - doubted.length;
  return (
    <Section
      title="Each initiative in the best plans of these futures"
      lead={`Of ${number(settled)} initiatives all of these futures say what the plan says. ${doubted.length === 0 ? 'None is in doubt.' : 'In doubt, the most undecided first:'}`}
      actions={
        settled === 0 ? null : (
          <Button onPress={() => setWhole(!isWhole)}>{isWhole ? 'Only those in doubt' : `All ${number(answer.initiatives.length)}`}</Button>
        )
      }
    >
      {shown.length === 0 ? null : (
        <ShareBars
          caption="Each initiative in the best plans of these futures"
          heads={['Initiative', 'In so many best plans', 'Against this plan']}
          bars={shown.map((it) => ({
            key: it.initiative,
            name: <InitiativeName initiative={it.initiative} title={it.title} />,
            share: it.in_best_plans / answer.known,
            isHeld: it.chosen,
            words: `${it.chosen ? 'in this plan' : 'not in this plan'}${it.standing ? `; ${STANDINGS[it.standing]}` : ''}`,
          }))}
        />
      )}
    </Section>
  );
};
