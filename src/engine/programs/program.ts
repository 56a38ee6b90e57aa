import type { EngineOptions } from '../engine.ts';

/**
 * A solver that a user already has: a program on PATH that reads an MPS file and writes a solution file. One file per program says how to
 * ask it and how to read what it answers; `start-program.ts` makes an engine of it. All numbers here are as the program sees them:
 * minimising.
 */
export interface Program {
  /** Its name on PATH and after `--engine`. */
  readonly name: string;
  /** Its name among people. */
  readonly product: string;
  readonly versionArguments: readonly string[];
  /** Its version, in what it then prints. What does not match is another program of the same name. */
  readonly version: RegExp;
  /** What it is always asked for: part of what a run records. */
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  pose(question: ProgramQuestion): ProgramOrder;
  /** Files it writes, the last part of each is handed to `answer`. */
  readonly writes: readonly string[];
  /** What a line tells of the search so far; `null` for any other line. */
  progress(line: string): Shown | null;
  /** How far a number of such a line may be off by its rounding, relative to its size. */
  readonly shownError: number;
  answer(output: ProgramOutput): ProgramAnswer;
}

export const PROBLEM_FILE = 'problem.mps';

export interface ProgramQuestion extends Omit<EngineOptions, 'timeLimitMs' | 'start'> {
  /** `null`: none. */
  readonly timeLimitSeconds: number | null;
  readonly columnCount: number;
  /** A known point, one line `name value` per column, where there is one. */
  readonly startLines: readonly string[] | null;
}

export interface ProgramOrder {
  readonly arguments: readonly string[];
  /** Files to lay beside the problem, by name. */
  readonly files: Readonly<Record<string, string>>;
}

/** Best value found and bound proven so far. */
export interface Shown {
  readonly incumbent?: number;
  readonly bound?: number;
}

export interface ProgramOutput {
  /** The last part of what it printed. */
  readonly log: string;
  /** What it wrote; a file that is not there is missing. */
  readonly files: Readonly<Record<string, string>>;
}

export interface ProgramAnswer {
  /** `stopped`: by a limit or a signal, perhaps with a point. `failed`: it made no sense, or said that it broke. */
  readonly status: 'optimal' | 'infeasible' | 'stopped' | 'failed';
  /** Values by the columns' names; those left out are 0. `null` without a point. */
  readonly values: ReadonlyMap<string, number> | null;
  /** A lower bound on the objective, as far as its digits go; `null` when it told none: then an optimum is its own bound. */
  readonly bound: number | null;
  /** Its own words. */
  readonly raw: string;
}

export const FAILED = { status: 'failed', values: null, bound: null } as const;

/** A number it printed, lowered by what its rounding may hide. `null` for what is no finite number, and for what stands for infinity. */
export const lowered = (text: string | undefined, relative: number, absolute = 0): number | null => {
  const value = Number(text);
  if (text === undefined || text === '' || !Number.isFinite(value) || Math.abs(value) >= 1e20) return null;
  return value - Math.abs(value) * relative - absolute;
};

/** `name value` in the columns `at` and `at + 1` of each line, words parted by spaces; lines of another form are passed over. */
export const readValues = (lines: readonly string[], at = 0): ReadonlyMap<string, number> => {
  const values = new Map<string, number>();
  for (const line of lines) {
    const words = line.trim().split(/\s+/u);
    const [name, value] = [words[at], words[at + 1]];
    if (name !== undefined && value !== undefined && /^c\d+$/u.test(name)) values.set(name, Number(value));
  }
  return values;
};

/** The last line with words on it: where a program says why it gave up. */
export const lastWords = (log: string): string => log.trimEnd().split('\n').at(-1)?.trim() ?? '';
