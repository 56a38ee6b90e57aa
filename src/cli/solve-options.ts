import type { Command } from 'commander';
import type { Decimal } from '../base/decimal.ts';
import { AUTO_ENGINE, ENGINE_NAMES } from '../engine/engine-names.ts';
import { readPercent } from './read-percent.ts';

/** Options of every command that solves. */
export interface SearchOptions {
  readonly engine?: string;
  readonly gap?: Decimal;
  readonly progress?: boolean;
}

export const addSearchOptions = (command: Command): Command =>
  addProgressOption(
    addEngineOption(command).option(
      '--gap <percent>',
      'stop when the plan is proven to be within so many percent of the best',
      readPercent,
    ),
  );

export const addEngineOption = (command: Command): Command =>
  command.option(
    '--engine <name>',
    `the solver: ${[AUTO_ENGINE, ...ENGINE_NAMES].join(', ')}; those that Planwright does not bring must be on PATH`,
  );

export const addProgressOption = (command: Command): Command =>
  command.option('--progress', 'tell of the search on standard error, one JSON document per line');

/** What a request takes over of them. */
export const ofSearchOptions = ({ engine, gap }: SearchOptions): { readonly engine?: string; readonly gap_pct?: Decimal } => ({
  ...(engine === undefined ? {} : { engine }),
  ...(gap === undefined ? {} : { gap_pct: gap }),
});
