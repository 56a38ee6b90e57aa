#!/usr/bin/env node
import { styleText } from 'node:util';
import { Command, CommanderError } from 'commander';
import { readConfig } from '../app/config.ts';
import { openApp } from '../app/open-app.ts';
import type { PlanwrightError } from '../base/errors.ts';
import { BugError } from '../base/errors.ts';
import { canonicalJson } from '../base/json.ts';
import { addCheck } from './commands/check.ts';
import { addDb } from './commands/db.ts';
import { addExport } from './commands/export.ts';
import { addInit } from './commands/init.ts';
import { addRun } from './commands/run.ts';
import { addRuns } from './commands/runs.ts';
import { addSolve } from './commands/solve.ts';
import { addSync } from './commands/sync.ts';
import type { Door, ExitCode, Style } from './door.ts';
import { exitCodeOf, toPlanwrightError } from './exit-code.ts';

const interrupted = new AbortController();

const makeDoor = (): Door => {
  const config = readConfig();
  const isColoured = (stream: NodeJS.WriteStream): boolean =>
    config.colour === 'when-terminal' ? stream.isTTY === true : config.colour === 'always';
  const coloured = isColoured(process.stdout);
  const style: Style = (colour, text) => (coloured ? styleText(colour, text, { validateStream: false }) : text);
  let shown = false;
  return {
    config,
    deps: openApp(config),
    print: (text) => process.stdout.write(`${text}\n`),
    tell: (text) => process.stderr.write(`${text}\n`),
    style,
    width: process.stdout.columns ?? 120,
    progress: (line) => {
      if (process.stderr.isTTY !== true || (line === '' && !shown)) return;
      shown = line !== '';
      process.stderr.write(`\r\u001b[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    signal: interrupted.signal,
  };
};

/** A thrown error in words: what happened, and what to do; a bug with its trace. */
const tellError = (error: PlanwrightError): void => {
  process.stderr.write(`planwright: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`);
  if (error instanceof BugError) process.stderr.write(`${error.cause instanceof Error ? error.cause.stack : error.stack}\n`);
  if (process.argv.includes('--json')) {
    process.stdout.write(`${canonicalJson({ error: { code: error.code, message: error.message, hint: error.hint } })}\n`);
  }
};

const run = async (work: (door: Door) => Promise<ExitCode>): Promise<void> => {
  try {
    process.exitCode = await work(makeDoor());
  } catch (thrown) {
    const error = toPlanwrightError(thrown);
    tellError(error);
    process.exitCode = exitCodeOf(error);
  }
};

// The first Ctrl-C stops a solve and keeps its best plan; the second ends the program.
process.once('SIGINT', () => interrupted.abort());

// A reader that goes away (`planwright check … | head`) is no error of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
});

const program = new Command('planwright')
  .description('From a planner’s workbook to the provably best portfolio, and back into the same workbook.')
  .version('0.1.0')
  .exitOverride()
  .showHelpAfterError();
for (const add of [addInit, addCheck, addSync, addRun, addSolve, addRuns, addExport, addDb]) add(program, run);

try {
  await program.parseAsync();
} catch (thrown) {
  // Commander has said what is wrong already; help and version are no errors.
  if (!(thrown instanceof CommanderError)) throw thrown;
  process.exitCode = thrown.exitCode === 0 ? 0 : 2;
}
