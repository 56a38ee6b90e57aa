import { useEffect, useRef, useState } from 'react';
import { Input, Label, NumberField, Slider, SliderThumb, SliderTrack } from 'react-aria-components';
import css from './number-slider.module.css';

interface Props {
  readonly label: string;
  /** Words after the label. */
  readonly hint?: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  /** Told when the hand has rested for a moment; the number itself follows at once. */
  readonly onChange: (value: number) => void;
  readonly isDisabled?: boolean;
}

const CALM_MS = 120;
const EXACT = { maximumFractionDigits: 12 } as const;

/** A number to drag, and to type: what is typed may lie anywhere. */
export const NumberSlider = ({ label, hint, value, min, max, step, onChange, isDisabled = false }: Props) => {
  const [shown, setShown] = useCalmNumber(value, onChange);
  return (
    <div className={css.field}>
      <Slider
        className={css.slider ?? ''}
        value={Math.min(Math.max(shown, min), max)}
        minValue={min}
        maxValue={max}
        step={step}
        onChange={setShown}
        isDisabled={isDisabled}
        formatOptions={EXACT}
      >
        <Label className={css.label ?? ''}>
          {label}
          {hint === undefined ? null : <span className={css.hint}> {hint}</span>}
        </Label>
        <SliderTrack className={css.track ?? ''}>
          {({ state }) => (
            <>
              <span className={css.rail} />
              <span className={css.fill} style={{ inlineSize: `${state.getThumbPercent(0) * 100}%` }} />
              <SliderThumb className={css.thumb ?? ''} />
            </>
          )}
        </SliderTrack>
      </Slider>
      <ExactNumber label={`${label}, exact`} value={shown} onChange={setShown} isDisabled={isDisabled} />
    </div>
  );
};

interface ExactProps extends Pick<Props, 'label' | 'value' | 'onChange' | 'isDisabled'> {
  readonly min?: number;
}

/** A number to type, named for who cannot see where it stands. */
export const ExactNumber = ({ label, value, onChange, isDisabled = false, min }: ExactProps) => (
  <NumberField
    aria-label={label}
    value={value}
    onChange={(it) => {
      if (Number.isFinite(it)) onChange(it);
    }}
    isDisabled={isDisabled}
    isWheelDisabled
    formatOptions={EXACT}
    {...(min === undefined ? {} : { minValue: min })}
  >
    <Input className={css.number ?? ''} />
  </NumberField>
);

/** A number that moves at once, and is told when it rests. What is changed elsewhere is taken over. */
const useCalmNumber = (value: number, onChange: (value: number) => void): readonly [number, (value: number) => void] => {
  const [draft, setDraft] = useState<number | null>(null);
  const tell = useRef(onChange);
  useEffect(() => {
    tell.current = onChange;
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: whenever it comes anew, it counts
  useEffect(() => setDraft(null), [value]);
  useEffect(() => {
    if (draft === null) return;
    const timer = setTimeout(() => tell.current(draft), CALM_MS);
    return () => clearTimeout(timer);
  }, [draft]);
  return [draft ?? value, setDraft];
};
