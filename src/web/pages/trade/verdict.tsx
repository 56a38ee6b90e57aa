import { Badge } from '../../parts/badge.tsx';
import { Going } from '../../parts/going.tsx';
import hidden from '../../parts/hidden.module.css';
import { ProblemNote } from '../../parts/note.tsx';
import type { Desk } from './desk.ts';
import { type ObjectiveMove, type Proof, proofOf, runProof, spoken } from './outcome.ts';
import css from './verdict.module.css';

/** The answer at a glance, and the changes that it is of: it stays in sight. */
export const Verdict = (desk: Desk) => {
  const { outcome, isStale, trade, formats, end } = desk;
  const proof = proofNow(desk);
  return (
    <section className={css.verdict} aria-label="The best plan with your changes">
      {trade.isBusy ? <Going /> : null}
      <div className={`${css.figures} ${isStale ? css.stale : ''}`}>
        {outcome.objectives.slice(0, 2).map((it) => (
          <Figure key={it.name} label={it.name} move={it} format={formats.rough} isOneMeasure={outcome.isOneMeasure} desk={desk} />
        ))}
        {outcome.objectives.length === 0 ? <NoFigure label="Objective" /> : null}
        <Figure
          label={outcome.tokens.of === null ? 'Tokens' : `Tokens of ${formats.number(outcome.tokens.of)}`}
          move={{ name: 'Tokens', ...outcome.tokens }}
          format={formats.number}
          isOneMeasure
          desk={desk}
        />
      </div>
      <p className={css.proof}>
        <Badge tone={proof.tone}>{proof.badge}</Badge> <bdi>{proof.words}</bdi>
      </p>
      <p className={hidden.hidden} role="status">
        {end ? spoken(outcome, proof, formats) : ''}
      </p>
      {trade.problem ? <ProblemNote problem={trade.problem} {...(trade.isBusy ? {} : { onRetry: trade.again })} /> : null}
    </section>
  );
};

const proofNow = ({ report, changes, trade, formats, isStale }: Desk): Proof => {
  if (changes.length === 0) return runProof(report, formats);
  if (trade.problem && !trade.isBusy) return { tone: 'warn', badge: 'no answer', words: 'What stands here is of the changes before.' };
  if (trade.wait?.result === 'infeasible')
    return {
      tone: 'bad',
      badge: 'no plan',
      words: 'No plan can keep all rules with these changes. Looking for the rows that stand against each other …',
    };
  if (isStale || !trade.plan) return { tone: 'plain', badge: 'looking', words: 'Looking for a plan with your changes …' };
  return proofOf(trade.plan.it, formats);
};

interface FigureProps {
  readonly label: string;
  readonly move: ObjectiveMove;
  readonly format: (value: number | null) => string;
  readonly isOneMeasure: boolean;
  readonly desk: Desk;
}

const Figure = ({ label, move: { before, after, change }, format, isOneMeasure, desk: { formats, isRunsPlan } }: FigureProps) => (
  <dl className={css.figure}>
    <dt>{label}</dt>
    <dd>
      {isRunsPlan || !isOneMeasure || before === null ? null : (
        <>
          <span className={css.before}>{format(before)}</span>
          <span className={css.arrow} aria-hidden="true">
            →
          </span>
          <span className={hidden.hidden}>, now </span>
        </>
      )}
      <span className={css.after}>{format(after)}</span>
      {isRunsPlan || change === null ? null : (
        <span className={css.difference}>{change === 0 ? 'no change' : formats.change(Number(change.toPrecision(6)))}</span>
      )}
      {isOneMeasure ? null : <span className={css.difference}>counted anew</span>}
    </dd>
  </dl>
);

const NoFigure = ({ label }: { label: string }) => (
  <dl className={css.figure}>
    <dt>{label}</dt>
    <dd>
      <span className={css.after}>–</span>
    </dd>
  </dl>
);
