import { TextField as AriaTextField, FieldError, Input, Label, Text, type TextFieldProps } from 'react-aria-components';
import css from './text-field.module.css';

interface Props extends TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  /** What is wrong with it. */
  readonly fault?: string | null;
  readonly placeholder?: string;
}

export const TextField = ({ label, hint, fault, placeholder, ...props }: Props) => (
  <AriaTextField {...props} className={css.field ?? ''} isInvalid={fault !== undefined && fault !== null}>
    <Label className={css.label ?? ''}>{label}</Label>
    <Input className={css.input ?? ''} {...(placeholder === undefined ? {} : { placeholder })} />
    {hint === undefined ? null : (
      <Text slot="description" className={css.hint ?? ''}>
        {hint}
      </Text>
    )}
    <FieldError className={css.fault ?? ''}>{fault}</FieldError>
  </AriaTextField>
);
