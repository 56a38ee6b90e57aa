import { useRef } from 'react';
import { Button } from '../../parts/button.tsx';
import { CopyButton } from '../../parts/copy-button.tsx';
import css from './change-chips.module.css';
import { changeWords } from './change-words.ts';
import type { Desk } from './desk.ts';
import { SaveWhatIf } from './save-what-if.tsx';
import { changeKey, takeBack } from './trade-state.ts';

/** Every change, each with a way back. */
export const ChangeChips = (desk: Desk) => {
  const { changes, base, names, formats, traded } = desk;
  const list = useRef<HTMLUListElement>(null);
  return (
    <section className={css.changes} aria-label="Your changes, and what to do with them">
      {changes.length === 0 ? (
        <p className={css.none}>Nothing is changed yet. Whatever you try here, your workbook stays as it is.</p>
      ) : (
        <ul ref={list} className={css.chips} aria-label="Your changes" tabIndex={-1}>
          {changes.map((change) => {
            const words = changeWords(change, base, formats, names);
            return (
              <li key={changeKey(change)} className={css.chip}>
                <bdi>{words}</bdi>
                <button
                  type="button"
                  className={css.back}
                  aria-label={`Take back: ${words}`}
                  onClick={() => {
                    traded.change(takeBack(traded.search, base, change));
                    list.current?.focus();
                  }}
                >
                  ×
                </button>
              </li>
            );
          })}
        </ul>
      )}
      <div className={css.tools}>
        <Button kind="quiet" aria-keyshortcuts="Control+Z" isDisabled={traded.undo === null} onPress={() => traded.undo?.()}>
          Undo
        </Button>
        <Button kind="quiet" aria-keyshortcuts="Control+Shift+Z" isDisabled={traded.redo === null} onPress={() => traded.redo?.()}>
          Redo
        </Button>
        <Button kind="quiet" isDisabled={changes.length === 0} onPress={() => traded.change({})}>
          Start over
        </Button>
        <CopyButton text={() => location.href} words="Copy link" otherwise="Copy it from the address bar" />
        <SaveWhatIf {...desk} />
      </div>
    </section>
  );
};
