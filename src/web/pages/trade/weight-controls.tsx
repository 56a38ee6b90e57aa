import { Choice } from '../../parts/choice.tsx';
import { NumberSlider } from '../../parts/number-slider.tsx';
import { OBJECTIVE_MODES } from '../../shell/search.ts';
import { MODE_WORDS } from './change-words.ts';
import css from './controls.module.css';
import type { Desk } from './desk.ts';
import { rangeAround } from './trade-base.ts';
import { type Mode, modeOf, weightsOf, withChange } from './trade-state.ts';

const MODES = OBJECTIVE_MODES.map((id) => ({ id, label: MODE_WORDS[id] }));

const HINTS: Readonly<Record<Mode, string>> = {
  north_star: 'Only the north star counts; the other KPIs must keep their floors.',
  weighted_kpis: 'Each KPI counts by its weight, measured against its target.',
  lexicographic: 'The KPI with the largest weight first, then the next, as long as the ones before keep their best.',
};

export const WeightControls = ({ report, base, traded, formats }: Desk) => {
  const { search } = traded;
  const mode = modeOf(search, base);
  const [weights, had] = [weightsOf(search, base), weightsOf({}, base)];
  const most = Math.max(...Object.values(had), ...Object.values(weights), 0.5);
  const { max, step } = rangeAround(most);
  const kpis = report.kpis.toSorted((a, b) => (had[b.kpi] ?? 0) - (had[a.kpi] ?? 0));
  return (
    <>
      <Choice
        label="The best plan is the one with"
        value={mode}
        choices={MODES}
        onChange={(to) => traded.change(withChange(search, base, { kind: 'mode', to }))}
      />
      <p className={css.hint}>{HINTS[mode]}</p>
      {mode === 'north_star'
        ? null
        : kpis.map(({ kpi, name }) => (
            <NumberSlider
              key={kpi}
              label={`Weight of ${name || kpi}`}
              hint={`${formats.number(had[kpi] ?? 0)} in the run`}
              value={weights[kpi] ?? 0}
              min={0}
              max={max}
              step={step}
              onChange={(to) => traded.change(withChange(search, base, { kind: 'weight', kpi, to }), `weight ${kpi}`)}
            />
          ))}
    </>
  );
};
