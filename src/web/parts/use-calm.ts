import { useEffect, useRef, useState } from 'react';

const CALM_MS = 150;

/** What is typed, shown at once and told when the keys have rested for a moment. What is changed elsewhere is taken over. */
export const useCalm = (value: string, onChange: (value: string) => void): readonly [string, (text: string) => void] => {
  const [text, setText] = useState(value);
  const told = useRef(value);
  const tell = useRef(onChange);
  tell.current = onChange;
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setText(value);
  }, [value]);
  useEffect(() => {
    if (text === told.current) return;
    const timer = setTimeout(() => {
      told.current = text;
      tell.current(text);
    }, CALM_MS);
    return () => clearTimeout(timer);
  }, [text]);
  return [text, setText];
};
