import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Cell, Setting } from './solver-run.ts';
import type { Changes, WhatIfTimes } from './what-if.ts';

/** The results that docs/benchmarks.md is made from. */
export const RESULTS_FILE = join(import.meta.dirname, '../results.json');

/** Published instances of one class, and how many of them each solver proved within the limit. */
export interface InstanceClass {
  readonly name: string;
  readonly count: number;
  readonly ours: number;
  readonly peer: number;
  readonly oursWrong: number;
  readonly peerWrong: number;
}

export interface InstanceCounts {
  readonly setting: Setting;
  readonly limitSeconds: number;
  /** What the tables call the other solver. */
  readonly peer: string;
  readonly classes: readonly InstanceClass[];
}

/** Re-solves of one problem after one initiative was forced or barred. */
export interface WhatIf {
  readonly setting: Setting;
  readonly size: number;
  readonly rows: readonly WhatIfRow[];
}

export interface WhatIfRow extends Omit<WhatIfTimes, 'differing'> {
  readonly family: string;
  readonly changes: Changes;
}

/** Medians over seeds of what answers about a run take. */
export interface Answers {
  readonly setting: Setting;
  readonly size: number;
  readonly rows: readonly {
    readonly part: string;
    readonly title: string;
    /** In solves of the run; the answer is stopped then. */
    readonly goal: number;
    /** What the share is of. */
    readonly what: string;
    readonly family: string;
    readonly seeds: number;
    readonly coldSeconds: number;
    readonly times: number;
    readonly share: number;
    /** How far apart the bounds on the rest are at most, in percent. */
    readonly restPct?: number;
  }[];
}

/** What a results file holds; each command renews its own part. */
export interface Results {
  readonly cells: readonly Cell[];
  readonly instances?: InstanceCounts;
  readonly whatIf?: WhatIf;
  readonly answers?: Answers;
}

export const readResults = (path: string): Results => (existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : { cells: [] });

/** Writes what is new over what the file holds; a cell replaces the one of its family and size. */
export const saveResults = (path: string, fresh: Partial<Results>): void => {
  const old = readResults(path);
  const isRenewed = (cell: Cell): boolean => fresh.cells?.some(({ family, size }) => family === cell.family && size === cell.size) ?? false;
  const cells = [...old.cells.filter((cell) => !isRenewed(cell)), ...(fresh.cells ?? [])];
  const place = ({ size, family }: Cell): string => `${String(size).padStart(8, '0')} ${family}`;
  const sorted = cells.sort((a, b) => (place(a) < place(b) ? -1 : 1));
  const answers = fresh.answers && { ...fresh.answers, rows: [...keptAnswers(old, fresh.answers), ...fresh.answers.rows] };
  writeFileSync(path, `${JSON.stringify({ ...old, ...fresh, cells: sorted, ...(answers ? { answers } : {}) }, null, 1)}\n`);
};

/** An answer that was measured on some families replaces what it had on those. */
const keptAnswers = ({ answers: old }: Results, fresh: Answers): Answers['rows'] =>
  (old?.size === fresh.size ? old.rows : []).filter((row) => !fresh.rows.some((it) => it.part === row.part && it.family === row.family));
