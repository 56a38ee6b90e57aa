import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import type { Prices } from '../../api/use-prices.ts';
import { Badge } from '../../parts/badge.tsx';
import buttonCss from '../../parts/button.module.css';
import { Button } from '../../parts/button.tsx';
import { Facts, textFacts } from '../../parts/facts.tsx';
import { RowLink } from '../../parts/row-links.tsx';
import { TextWithRows } from '../../parts/text-with-rows.tsx';
import { useFormats } from '../../words/formats.ts';
import css from './initiative-panel.module.css';
import type { Initiative, Report } from './initiatives.ts';
import { Neighbourhood } from './neighbourhood-graph.tsx';

interface Props {
  readonly report: Report;
  /** The key that was asked for. */
  readonly name: string;
  readonly initiative: Initiative | undefined;
  readonly prices: Prices;
  readonly onClose: () => void;
}

const SECONDS = 30;

/** Everything about one initiative of a run, beside the plan. Escape closes it, and the focus goes back to where it was. */
export const InitiativePanel = ({ report, name, initiative, prices, onClose }: Props) => {
  const id = useId();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus();
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    <section
      aria-labelledby={id}
      className={css.panel}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return;
        event.preventDefault();
        onClose();
      }}
    >
      <div className={css.head}>
        <div>
          <p className={css.key}>{name}</p>
          <h2 id={id} ref={heading} tabIndex={-1} className={css.title}>
            <bdi>{initiative?.title || name}</bdi>
          </h2>
        </div>
        <Button kind="quiet" onPress={onClose} aria-label="Close">
          ✕
        </Button>
      </div>
      {initiative === undefined ? (
        <p>This run has no initiative of this key in its scope.</p>
      ) : (
        <About report={report} initiative={initiative} prices={prices} />
      )}
    </section>
  );
};

const About = ({ report, initiative, prices }: { report: Report; initiative: Initiative; prices: Prices }) => (
  <>
    <p className={css.state}>
      <Badge tone={initiative.selected ? 'good' : 'plain'}>{initiative.selected ? 'Chosen' : 'Left out'}</Badge>
      {initiative.mandatory ? <Badge>Mandatory</Badge> : null}
      {initiative.can_be_chosen ? null : <Badge tone="warn">Cannot be chosen</Badge>}
      <RowLink row={initiative.row} />
    </p>
    <Part title={initiative.selected ? 'Why it is in' : 'Why it is out'}>
      <ul className={css.reasons}>
        {initiative.reason.split('; ').map((reason) => (
          <li key={reason}>
            <TextWithRows text={reason} />
          </li>
        ))}
      </ul>
    </Part>
    <Part title={initiative.selected ? 'What doing without it would cost' : 'What taking it would cost'}>
      <PriceOf initiative={initiative} prices={prices} />
      <TryLink initiative={initiative} />
    </Part>
    <Part title="What it is tied to">
      <Neighbourhood initiative={initiative} all={report.initiatives} />
    </Part>
    <Part title="What it takes and gives">
      <InitiativeFacts report={report} initiative={initiative} />
    </Part>
  </>
);

const Part = ({ title, children }: { title: string; children: ReactNode }) => (
  <div className={css.part}>
    <h3>{title}</h3>
    {children}
  </div>
);

const PriceOf = ({ initiative: { key, can_be_chosen }, prices }: { initiative: Initiative; prices: Prices }) => {
  const price = prices.known.get(key);
  if (price !== undefined)
    return (
      <div className={css.sentences}>
        {price.sentences.map((sentence) => (
          <p key={sentence}>
            <TextWithRows text={sentence} />
          </p>
        ))}
      </div>
    );
  if (!can_be_chosen) return <p className={css.soft}>It could not be chosen at any price.</p>;
  return (
    <Button onPress={() => prices.ask({ initiative: key, seconds: SECONDS })} isDisabled={prices.isAsking}>
      {prices.isAsking ? 'Prices are being found …' : 'Find its price'}
    </Button>
  );
};

const TryLink = ({ initiative: { key, selected } }: { initiative: Initiative }) => {
  const { workspace = '', run = '' } = useParams({ strict: false });
  return (
    <p>
      <Link
        to="/w/$workspace/runs/$run/trade"
        params={{ workspace, run }}
        search={selected ? { exclude: [key] } : { include: [key] }}
        className={buttonCss.button}
      >
        {selected ? 'Try without it' : 'Try with it'}
      </Link>
    </p>
  );
};

const InitiativeFacts = ({ report, initiative: it }: { report: Report; initiative: Initiative }) => {
  const { number, rough, change } = useFormats();
  const facts: readonly (readonly [string, string])[] = [
    ['Tokens', number(it.tokens)],
    [it.selected ? 'Adds to the objective' : 'Would add by itself', rough(it.selected ? it.objective_contribution.shown : it.score.shown)],
    ...report.kpis.flatMap(({ kpi, unit }) =>
      it.contributions[kpi] === undefined ? [] : [[kpi, `${change(it.contributions[kpi])} ${unit}`.trim()] as const],
    ),
    ...Object.entries(it.dimensions),
    ['Bundles', it.bundles.join(', ')],
    ['Status', it.lifecycle_status],
    ['Score', it.active_overall_score === null ? '' : number(it.active_overall_score)],
    ['Notes', it.notes],
  ];
  return <Facts facts={textFacts(facts)} className={css.facts} />;
};
