/** Somewhere in the sheet. */
export interface Place {
  readonly tab: string;
  /** From 1; `null`: the tab itself. */
  readonly row: number | null;
  /** The column's own header. */
  readonly column?: string;
}

/** What names of workspaces, scenarios and sets are compared by. */
export const foldCase = (text: string): string => text.normalize('NFC').trim().toLowerCase();

/** What tabs and columns are compared by: case, spaces, `_` and `-` aside. */
export const foldName = (text: string): string => foldCase(text).replace(/[\s_-]+/gu, '');

/** `Constraints!14`, as the server names rows. */
export const readRow = (text: string): Place => {
  const at = text.lastIndexOf('!');
  const row = Number(text.slice(at + 1));
  return at > 0 && Number.isInteger(row) ? { tab: text.slice(0, at), row } : { tab: text, row: null };
};

export const placeWords = ({ tab, row }: Place): string => (row === null ? `tab ${tab}` : `${tab} row ${row}`);
