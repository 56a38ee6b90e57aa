import type { InputTab } from '../row-set.ts';

/** How the cells of a column are read. */
export type ColumnKind = 'text' | 'number' | 'percent' | 'boolean' | 'date' | 'list' | 'weights' | 'json';

/** One column of an input tab: its names, how it is read, and its page in the docs (also the note on the header cell). */
export interface ColumnDef {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly required: boolean;
  readonly kind: ColumnKind;
  /** For planners: what goes in. One or two sentences. */
  readonly doc: string;
  readonly example: string;
  /** The closed list of words, where there is one. */
  readonly words?: readonly string[];
}

/** One input tab. */
export interface TableDef {
  readonly tab: InputTab;
  /** May the tab be absent? */
  readonly optional: boolean;
  readonly doc: string;
  readonly columns: readonly ColumnDef[];
  /** Column families: `dim.<name>` and `kpi.<key>`. */
  readonly families: readonly { readonly prefix: 'dim.' | 'kpi.'; readonly doc: string; readonly example: string }[];
}

/** The three columns that we write on every input tab and never read. */
export const SYSTEM_COLUMNS = ['run_status', 'updated_source', 'updated_at'] as const;

/** A column, with the usual defaults. */
export const column = (
  name: string,
  kind: ColumnKind,
  doc: string,
  example: string,
  more: { readonly aliases?: readonly string[]; readonly required?: boolean; readonly words?: readonly string[] } = {},
): ColumnDef => ({
  name,
  aliases: more.aliases ?? [],
  required: more.required ?? false,
  kind,
  doc,
  example,
  ...(more.words ? { words: more.words } : {}),
});

export const notesColumn = column('notes', 'text', 'Anything worth remembering. Kept with the row.', 'leadership mandate');
export const isActiveColumn = column('is_active', 'boolean', 'FALSE takes the row out without deleting it. Blank means TRUE.', 'TRUE', {
  words: ['TRUE', 'FALSE'],
});
export const strengthColumn = column(
  'strength',
  'text',
  'hard or policy. Both bind; when no plan exists, policy rows are the first that are proposed to be relaxed. Blank means hard.',
  'policy',
  { words: ['hard', 'policy'] },
);
