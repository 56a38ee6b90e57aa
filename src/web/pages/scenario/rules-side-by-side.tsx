import { useQueries } from '@tanstack/react-query';
import { useState } from 'react';
import type { Schemas } from '../../api/client.ts';
import { rulesQuery } from '../../api/queries-scenario.ts';
import { Badge } from '../../parts/badge.tsx';
import { Button } from '../../parts/button.tsx';
import { Loading } from '../../parts/loading.tsx';
import { Empty } from '../../parts/note.tsx';
import { RowLinks } from '../../parts/row-links.tsx';
import { Section } from '../../parts/section.tsx';
import { useFormats } from '../../words/formats.ts';
import { type AlignedRule, alignRules, type RuleGroup } from './align-rules.ts';
import css from './scenario.module.css';

type ConstraintSet = Schemas['ConstraintSet'];

/** The rules of the sets of a scenario beside each other, in plain words, each with its rows. */
export const RulesSideBySide = ({ workspace, sets }: { workspace: string; sets: readonly ConstraintSet[] }) => {
  const [onlyDiffering, setOnly] = useState(false);
  const found = useQueries({ queries: sets.map((it) => ({ ...rulesQuery(workspace, it.set_id), throwOnError: true })) });
  const rules = found.flatMap(({ data }) => (data ? [data.rules] : []));
  if (rules.length < sets.length) return <Loading what="the rules" />;
  const groups = alignRules(rules);
  const shown = groups.flatMap((group): readonly RuleGroup[] => {
    const left = group.rules.filter(({ differs }) => differs || !onlyDiffering);
    return left.length === 0 ? [] : [{ ...group, rules: left }];
  });
  return (
    <Section
      title="Rules"
      lead={sets.length > 1 ? 'The constraint sets side by side; what is not the same in all of them is marked.' : undefined}
      actions={
        sets.length > 1 ? (
          <Button kind="quiet" aria-pressed={onlyDiffering} onPress={() => setOnly(!onlyDiffering)}>
            {onlyDiffering ? 'Show all rules' : 'Show only what differs'}
          </Button>
        ) : null
      }
    >
      <SetHeads sets={sets} />
      {shown.length === 0 ? <Empty title="The sets have the same rules." /> : null}
      {shown.map((group) => (
        <Group key={group.title} group={group} sets={sets} />
      ))}
    </Section>
  );
};

const SetHeads = ({ sets }: { sets: readonly ConstraintSet[] }) => {
  const { moment } = useFormats();
  return (
    <ul className={css.columns} aria-label="Constraint sets">
      {sets.map((it) => (
        <li key={it.set_id} className={css.set}>
          <strong>
            <bdi>{it.constraint_set_name}</bdi>
          </strong>
          {it.stale_since === null ? null : (
            <p className={css.soft}>
              <Badge tone="warn">Stale</Badge> Its rows have errors since {moment(it.stale_since)}; this is its last good version.
            </p>
          )}
        </li>
      ))}
    </ul>
  );
};

const Group = ({ group, sets }: { group: RuleGroup; sets: readonly ConstraintSet[] }) => (
  <div className={css.group}>
    <h3>{group.title}</h3>
    {group.rules.map((rule) => (
      <RuleLine key={rule.id} rule={rule} sets={sets} />
    ))}
  </div>
);

const RuleLine = ({ rule, sets }: { rule: AlignedRule; sets: readonly ConstraintSet[] }) => (
  <ul className={`${css.columns} ${css.line} ${rule.differs ? css.differs : ''}`} aria-label={rule.differs ? 'Differs' : 'The same'}>
    {rule.cells.map((cell, at) => (
      <li key={sets[at]?.set_id}>
        {sets.length > 1 ? <span className={css.ofset}>{sets[at]?.constraint_set_name}: </span> : null}
        {cell === null ? (
          <span className={css.soft}>no such rule</span>
        ) : (
          <>
            <bdi>{cell.words}</bdi> {cell.policy ? <Badge>policy</Badge> : null}{' '}
            <span className={css.rows}>
              <RowLinks rows={cell.rows} />
            </span>
          </>
        )}
      </li>
    ))}
  </ul>
);
