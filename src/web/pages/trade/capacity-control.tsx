import { Button } from '../../parts/button.tsx';
import { NumberSlider } from '../../parts/number-slider.tsx';
import css from './controls.module.css';
import type { Desk } from './desk.ts';
import { allTokens, stepOf } from './trade-base.ts';
import { withChange } from './trade-state.ts';

export const CapacityControl = ({ report, base, traded, changes, formats, outcome }: Desk) => {
  const changed = changes.find(({ kind }) => kind === 'capacity');
  const capacity = changed?.kind === 'capacity' ? changed.to : base.capacity;
  const most = Math.max(allTokens(report.initiatives), base.capacity ?? 0, capacity ?? 0, 1);
  const step = stepOf(most);
  const set = (to: number | null): void => traded.change(withChange(traded.search, base, { kind: 'capacity', to }), 'capacity');
  if (capacity === null)
    return (
      <div className={css.row}>
        <span>Capacity: unlimited</span>
        <Button onPress={() => set(base.capacity ?? Math.ceil(outcome.tokens.after ?? most))}>
          {base.capacity === null ? 'Set a capacity' : `Back to ${formats.number(base.capacity)}`}
        </Button>
      </div>
    );
  return (
    <NumberSlider
      label="Capacity"
      hint={`tokens; ${base.capacity === null ? 'unlimited' : formats.number(base.capacity)} in the run`}
      value={capacity}
      min={0}
      max={Math.ceil(most / step) * step}
      step={step}
      onChange={set}
    />
  );
};
