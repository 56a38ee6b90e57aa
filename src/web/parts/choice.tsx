import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import css from './choice.module.css';

interface Props<T extends string> {
  readonly label: string;
  readonly value: T;
  readonly choices: readonly { readonly id: T; readonly label: string }[];
  readonly onChange: (choice: T) => void;
}

/** One of a few. */
export const Choice = <T extends string>({ label, value, choices, onChange }: Props<T>) => (
  <Select
    className={css.choice ?? ''}
    value={value}
    onChange={(key) => {
      const chosen = choices.find(({ id }) => id === key);
      if (chosen) onChange(chosen.id);
    }}
  >
    <Label className={css.label ?? ''}>{label}</Label>
    <Button className={css.button ?? ''}>
      <SelectValue className={css.value ?? ''} />
      <span aria-hidden="true">▾</span>
    </Button>
    <Popover className={css.popover ?? ''}>
      <ListBox className={css.list ?? ''} items={choices}>
        {(it) => (
          <ListBoxItem id={it.id} textValue={it.label} className={css.item ?? ''}>
            {it.label}
          </ListBoxItem>
        )}
      </ListBox>
    </Popover>
  </Select>
);
