import { useEffect, useState } from 'react';
import css from './loading.module.css';

/** So fast an answer needs no word that it is awaited. */
const UNSEEN_MS = 250;

export const Loading = ({ what }: { what: string }) => {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), UNSEEN_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p className={css.loading} role="status">
      {isSlow ? `Fetching ${what} …` : ''}
    </p>
  );
};
