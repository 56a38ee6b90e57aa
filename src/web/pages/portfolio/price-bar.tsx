import type { Prices } from '../../api/use-prices.ts';
import { Button } from '../../parts/button.tsx';
import { JobPanel } from '../../parts/job-panel.tsx';
import { ProblemNote } from '../../parts/note.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './portfolio.module.css';

const SECONDS = 60;
const MORE_SECONDS = 600;

/** Starts the pricing of all initiatives, and says how far it is. */
export const PriceBar = ({ prices, count }: { prices: Prices; count: number }) => {
  const { number } = useFormats();
  const { known, job, isAsking, problem, ask } = prices;
  const isAll = known.size >= count;
  return (
    <>
      {problem ? <ProblemNote problem={problem} /> : null}
      {job ? (
        <JobPanel
          job={job}
          what="Finding what the other way would cost, the nearest misses first"
          cancelWords="Stop, and keep the prices"
        />
      ) : null}
      {isAsking || isAll ? null : (
        <div className={css.priceBar}>
          <Button onPress={() => ask({ seconds: known.size === 0 ? SECONDS : MORE_SECONDS })}>
            {known.size === 0 ? 'Price them' : 'Price the others, too'}
          </Button>
          <p>
            {known.size === 0
              ? 'What would it cost to take one that is left out, or to do without one that is chosen? Each price is proven by a search of its own.'
              : `The price of ${number(known.size)} of ${number(count)} is known.`}
          </p>
        </div>
      )}
      {isAsking && known.size > 0 ? (
        <p className={css.known} role="status">
          The price of {number(known.size)} of {number(count)} is known so far.
        </p>
      ) : null}
    </>
  );
};
