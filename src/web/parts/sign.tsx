import css from './sign.module.css';

/** Told apart by its shape as well as by its colour. */
export const Sign = ({ tone }: { tone: 'bad' | 'warn' }) => (
  <svg className={css.sign} viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
    {tone === 'bad' ? (
      <path fill="currentColor" d="M5 1h6l4 4v6l-4 4H5l-4-4V5zm.2 3.2L4.2 5.2 7 8l-2.8 2.8 1 1L8 9l2.8 2.8 1-1L9 8l2.8-2.8-1-1L8 7z" />
    ) : (
      <path fill="currentColor" d="M8 1l7.5 13.5H.5zM7.2 6v4.5h1.6V6zm0 5.5v1.5h1.6v-1.5z" />
    )}
  </svg>
);
