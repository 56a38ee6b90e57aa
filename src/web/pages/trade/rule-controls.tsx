import { useMemo, useState } from 'react';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { ExactNumber } from '../../parts/number-slider.tsx';
import { RowLinks } from '../../parts/row-links.tsx';
import css from './controls.module.css';
import type { Desk } from './desk.ts';
import rules from './rule-controls.module.css';
import { type TradedRule, tradedRules } from './trade-base.ts';
import { withNumber, withRows } from './trade-state.ts';

/** So many are seen at a glance. */
const GLANCE = 12;

export const RuleControls = (desk: Desk) => {
  const [isWhole, setWhole] = useState(false);
  const all = useMemo(() => tradedRules(desk.report), [desk.report]);
  const shown = isWhole ? all : all.slice(0, GLANCE);
  if (all.length === 0) return <p className={css.hint}>This run has no rules beside its capacity.</p>;
  return (
    <>
      <p className={css.hint}>Rows that leave nothing over come first.</p>
      <ul className={rules.rules} aria-label="Rules">
        {shown.map((rule) => (
          <RuleControl key={rule.row} rule={rule} desk={desk} />
        ))}
      </ul>
      {shown.length === all.length ? null : (
        <p>
          <Button onPress={() => setWhole(true)}>Show all {desk.formats.number(all.length)} rules</Button>
        </p>
      )}
    </>
  );
};

const RuleControl = ({ rule, desk }: { rule: TradedRule; desk: Desk }) => {
  const { base, traded, changes, formats } = desk;
  const isDropped = changes.some((it) => it.kind === 'drop' && rule.rows.includes(it.row));
  const set = changes.find((it) => it.kind === 'set' && rule.rows.includes(it.row));
  const number = set?.kind === 'set' ? set.to : rule.number;
  return (
    <li className={`${rules.rule} ${isDropped ? rules.dropped : ''}`}>
      <p className={rules.words}>
        <RowLinks rows={rule.rows} /> <span className={rules.demand}>{rule.words}</span>{' '}
        <RuleState rule={rule} desk={desk} isDropped={isDropped} />
      </p>
      <div className={rules.act}>
        {number === null || rule.column === null ? null : (
          <ExactNumber
            label={`${rule.row}: ${rule.words}`}
            value={number}
            isDisabled={isDropped}
            onChange={(to) => traded.change(withNumber(traded.search, base, rule.row, to), `row ${rule.row}`)}
            {...(rule.column === 'target_value' ? {} : { min: 0 })}
          />
        )}
        <Button
          aria-label={`${isDropped ? 'Keep' : 'Drop'} ${rule.row}: ${rule.words}`}
          onPress={() => traded.change(withRows(traded.search, base, rule.rows, isDropped))}
        >
          {isDropped ? 'Keep' : 'Drop'}
        </Button>
      </div>
      {set?.kind === 'set' && rule.number !== null ? <p className={css.hint}>{formats.number(rule.number)} in the run</p> : null}
    </li>
  );
};

/** What the plan that stands there leaves of the rule. */
const RuleState = ({ rule, desk: { end, formats }, isDropped }: { rule: TradedRule; desk: Desk; isDropped: boolean }) => {
  if (isDropped) return <Badge tone="warn">not asked for</Badge>;
  if (end?.now_tight.some(({ row }) => rule.rows.includes(row))) return <Badge tone="warn">nothing over now</Badge>;
  if (end?.no_longer_tight.some(({ row }) => rule.rows.includes(row))) return <Badge>something over now</Badge>;
  if (rule.tight) return <Badge>nothing over</Badge>;
  return rule.slack === null ? null : <span className={css.hint}>{formats.number(rule.slack)} over in the run</span>;
};
