import { Button as AriaButton, type ButtonProps } from 'react-aria-components';
import css from './button.module.css';

interface Props extends ButtonProps {
  /** `main`: what most people come to a page for; at most one on it. `quiet`: among text. */
  readonly kind?: 'main' | 'usual' | 'quiet' | 'bad';
}

export const Button = ({ kind = 'usual', ...props }: Props) => <AriaButton {...props} className={`${css.button} ${css[kind] ?? ''}`} />;
