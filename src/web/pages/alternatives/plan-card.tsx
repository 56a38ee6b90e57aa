import { Link } from '@tanstack/react-router';
import { useId } from 'react';
import { Badge } from '../../parts/badge.tsx';
import button from '../../parts/button.module.css';
import { PlanChange } from '../../parts/plan-change.tsx';
import { MOST_CHANGES } from '../../shell/search.ts';
import { useFormats } from '../../words/formats.ts';
import { downsideWords, farWords, tokenWords } from './alternative-words.ts';
import css from './alternatives-page.module.css';
import type { PlanCard as Card } from './read-alternatives.ts';

const COMPARED = {
  better: { tone: 'good', words: 'better than the plan of the run' },
  equal: { tone: 'plain', words: 'as good as the plan of the run' },
  worse: null,
} as const;

interface Props {
  readonly card: Card;
  readonly at: number;
  readonly workspace: string;
  readonly run: string;
}

/** One other plan: how different it is, what it costs, and what enters and leaves. */
export const PlanCard = ({ card, at, workspace, run }: Props) => {
  const id = useId();
  const formats = useFormats();
  const compared = COMPARED[card.compared];
  const far = farWords(card, at, formats);
  const include = card.enters.map(({ key }) => key);
  const exclude = card.leaves.map(({ key }) => key);
  const isShort = Math.max(include.length, exclude.length) <= MOST_CHANGES;
  return (
    <article className={css.card} aria-labelledby={id}>
      <header className={css.head}>
        <div>
          <h3 id={id}>
            Plan {formats.number(at + 1)}: {formats.count(card.differences, 'initiative differs', 'initiatives differ')}
            {compared === null ? null : (
              <>
                {' '}
                <Badge tone={compared.tone}>{compared.words}</Badge>
              </>
            )}
          </h3>
          {far === null ? null : <p className={css.soft}>{far}</p>}
        </div>
        {isShort ? (
          <Link
            to="/w/$workspace/runs/$run/trade"
            params={{ workspace, run }}
            search={{ include, exclude }}
            className={`${button.button} ${button.usual ?? ''}`}
            aria-label={`Open in Trade: plan ${at + 1}`}
          >
            Open in Trade
          </Link>
        ) : null}
      </header>
      <ul className={css.cost}>
        {card.downsides.map((it) => (
          <li key={it.name}>{downsideWords(it, formats)}</li>
        ))}
        <li>{tokenWords(card.tokens, formats)}</li>
      </ul>
      <PlanChange enters={card.enters} leaves={card.leaves} kpis={card.kpis} run={run} of={`plan ${at + 1}`} />
    </article>
  );
};
