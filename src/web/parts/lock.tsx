import { useId } from 'react';
import hidden from './hidden.module.css';
import css from './lock.module.css';

export type LockState = 'in' | 'free' | 'out';

const STATES = [
  { state: 'out', words: 'Out' },
  { state: 'free', words: 'Free' },
  { state: 'in', words: 'In' },
] as const satisfies readonly { state: LockState; words: string }[];

interface Props {
  /** What is locked, for who hears it. */
  readonly label: string;
  readonly value: LockState;
  readonly onChange: (value: LockState) => void;
  readonly cannotBeIn?: boolean;
}

/** In, out, or as is best. */
export const Lock = ({ label, value, onChange, cannotBeIn = false }: Props) => {
  const name = useId();
  return (
    <fieldset className={css.lock}>
      <legend className={hidden.hidden}>{label}</legend>
      {STATES.map(({ state, words }) => (
        <label key={state} className={`${css.choice} ${css[state]}`}>
          <input
            type="radio"
            className={css.radio}
            name={name}
            checked={value === state}
            disabled={state === 'in' && cannotBeIn}
            onChange={() => onChange(state)}
          />
          <span>{words}</span>
        </label>
      ))}
    </fieldset>
  );
};
