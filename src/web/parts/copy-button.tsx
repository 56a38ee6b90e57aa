import { useState } from 'react';
import { Button } from './button.tsx';

interface Props {
  /** What is copied, read when it is pressed. */
  readonly text: () => string;
  readonly words: string;
  /** What to do where the browser does not allow it. */
  readonly otherwise: string;
  readonly kind?: 'usual' | 'quiet';
}

const SHOWN_MS = 2_000;

/** Copies something, and says whether it did. */
export const CopyButton = ({ text, words, otherwise, kind = 'quiet' }: Props) => {
  const [said, setSaid] = useState(words);
  const copy = async (): Promise<void> => {
    // Pages that are not sent over TLS may not write there.
    const isCopied = await (navigator.clipboard?.writeText(text()) ?? Promise.reject()).then(
      () => true,
      () => false,
    );
    setSaid(isCopied ? 'Copied' : otherwise);
    setTimeout(() => setSaid(words), SHOWN_MS);
  };
  return (
    <Button kind={kind} onPress={copy}>
      <span aria-live="polite">{said}</span>
    </Button>
  );
};
