import { unescapeCellText } from './xml-text.ts';

/**
 * Gathers the text of a string item (`si` or `is`): plain `t`, the `t` of rich runs `r`; the reading aids `rPh` are left out. Fed with the
 * local names of the elements inside the item.
 */
export class TextRuns {
  private parts = '';
  private readonly path: string[] = [];
  private taking = false;

  open(local: string): void {
    this.path.push(local);
    this.taking = local === 't' && (this.path.length === 1 || (this.path.length === 2 && this.path[0] === 'r'));
  }

  close(): void {
    this.path.pop();
    this.taking = false;
  }

  text(text: string): void {
    if (this.taking) this.parts += text;
  }

  /** The text so far; starts anew. */
  take(): string {
    const text = ownText(unescapeCellText(this.parts));
    this.parts = '';
    return text;
  }
}

/**
 * The same text in memory of its own. A text cut out of a piece of the file keeps that whole piece alive: for a large sheet with its texts
 * in the cells that would be the whole sheet.
 */
export const ownText = (text: string): string => {
  // Shorter texts are never shared with the piece they were cut from.
  if (text.length < 13) return text;
  const encoding = Buffer.byteLength(text) === text.length ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
};
