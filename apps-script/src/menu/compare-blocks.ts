import { type Block, linesBlock } from './blocks.ts';
import { ownEntry } from './own-entry.ts';

const TITLES: Readonly<Record<string, string>> = {
  figure: 'Figures',
  initiative: 'Initiatives that only some of them choose',
};

/** What a run is called where there is little room: the end of its name. */
export const shortRun = (runId: string): string => `…${runId.slice(-6)}`;

const DIFFERENT = 'asked differently';

/** Runs side by side, from the server's own table: `about`, a name, and a cell for each run. */
export const compareBlocks = (table: readonly (readonly string[])[]): readonly Block[] => {
  const [head = [], ...rows] = table;
  const runs = head.slice(2).map(shortRun);
  const about = [...new Set(rows.map(([kind = '']) => kind))].filter((kind) => kind !== DIFFERENT);
  const tables = about.map(
    (kind): Block => ({
      kind: 'table',
      title: ownEntry(TITLES, kind) ?? kind,
      head: ['', ...runs],
      rows: rows.filter((row) => row[0] === kind).map((row) => row.slice(1)),
    }),
  );
  const different = rows.filter((row) => row[0] === DIFFERENT);
  const lists = runs.flatMap((run, at) =>
    linesBlock(
      `What ${run} was asked differently from ${runs[0] ?? ''}`,
      different.map((row) => row[at + 2] ?? '').filter((line) => line !== ''),
    ),
  );
  return [...tables, ...lists];
};

/** Comma-separated text as RFC 4180 has it. */
export const readCsv = (text: string): readonly (readonly string[])[] => {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = '', end = ''] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,\r\n]*))(,|\r?\n|$)/gu)) {
    rows[rows.length - 1]?.push(quoted === undefined ? plain : quoted.replace(/""/gu, '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((cells) => cells.length > 1 || cells[0] !== '');
};
