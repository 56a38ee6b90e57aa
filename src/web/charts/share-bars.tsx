import type { ReactNode } from 'react';
import { useFormats } from '../words/formats.ts';
import css from './share-bars.module.css';

export interface ShareBar {
  readonly key: string;
  readonly name: ReactNode;
  /** Of 1. */
  readonly share: number;
  /** Drawn strongly, and said in words. */
  readonly isHeld: boolean;
  readonly words: string;
}

/** Shares of a whole under each other: a table whose bars are drawn in it, so that eyes and screen readers have the same numbers. */
export const ShareBars = ({
  caption,
  heads,
  bars,
}: {
  caption: string;
  heads: readonly [string, string, string];
  bars: readonly ShareBar[];
}) => {
  const { percent } = useFormats();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must take the focus
    <section className={css.scroll} aria-label={`${caption}, table`} tabIndex={0}>
      <table className={css.table} aria-label={caption}>
        <thead>
          <tr>
            <th scope="col">{heads[0]}</th>
            <th scope="col" colSpan={2}>
              {heads[1]}
            </th>
            <th scope="col">{heads[2]}</th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ key, name, share, isHeld, words }) => (
            <tr key={key}>
              <th scope="row">{name}</th>
              <td className={css.number}>{percent(share * 100)}</td>
              <td>
                <svg className={css.bar} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
                  <rect className={css.rest} width="100" height="8" />
                  <rect className={isHeld ? css.held : css.share} width={share * 100} height="8" />
                </svg>
              </td>
              <td>{words}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
};
