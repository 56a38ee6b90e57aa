import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import css from './segments.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (choice: T) => void;
}

/** One of two or three, all of them seen. */
export const Segments = <T extends string>({ label, value, choices, onChange }: Props<T>) => (
  <ToggleButtonGroup
    aria-label={label}
    className={css.group ?? ''}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      const chosen = choices.find(({ id }) => keys.has(id));
      if (chosen) onChange(chosen.id);
    }}
  >
    {choices.map((it) => (
      <ToggleButton key={it.id} id={it.id} className={css.segment ?? ''}>
        {it.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
);
