#!/usr/bin/env node
import { CommanderError } from 'commander';
import { readConfig, readService } from '../app/config.ts';
import { openApp } from '../app/open-app.ts';
import { makePaper, type PaperSize, PLAIN } from '../asks/paper.ts';
import { BugError, type PlanwrightError, toPlanwrightError } from '../base/errors.ts';
import { canonicalJson } from '../base/json.ts';
import { visible } from '../base/text.ts';
import type { Door, ExitCode } from './door.ts';
import { exitCodeOf } from './exit-code.ts';
import { makeProgram } from './program.ts';

/** What shells say of a program that Ctrl-C ended. */
const INTERRUPTED = 130;

/** Aborts at the first Ctrl-C; the second ends the program. Commands that never ask for it end at the first. */
const listenForInterrupt = (): AbortSignal => {
  const interrupted = new AbortController();
  process.once('SIGINT', () => {
    process.stderr.write('\nStopping with the best plan found so far; Ctrl-C again ends at once.\n');
    interrupted.abort();
    // An orderly exit, which takes a solver that still runs along.
    process.once('SIGINT', () => process.exit(INTERRUPTED));
  });
  return interrupted.signal;
};

/** Aborts at the first SIGTERM or Ctrl-C; the second ends the program. */
const listenForEnd = (): AbortSignal => {
  const ending = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (ending.signal.aborted) process.exit(INTERRUPTED);
      ending.abort();
    });
  return ending.signal;
};

const ESCAPE = '\u001b';

const makeDoor = (): Door => {
  const config = readConfig();
  const isColoured = (stream: NodeJS.WriteStream): boolean =>
    config.colour === 'when-terminal' ? stream.isTTY === true : config.colour === 'always';
  const paper: PaperSize = { width: process.stdout.columns ?? PLAIN.width, isColoured: isColoured(process.stdout) };
  let shown = false;
  const tell = (line: string): void => void process.stderr.write(`${visible(line)}\n`);
  return {
    ...makePaper(paper),
    config,
    deps: openApp(config, tell),
    service: readService(program.opts()),
    paper,
    print: (line) => printExact(`${steered(line)}\n`),
    printJson: (document) => printExact(`${canonicalJson(document)}\n`),
    printExact,
    tell,
    tellJson: (document) => process.stderr.write(`${canonicalJson(document)}\n`),
    progress: (line) => {
      if (process.stderr.isTTY !== true || (line === '' && !shown)) return;
      shown = line !== '';
      process.stderr.write(`\r${ESCAPE}[2K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
    },
    listenForInterrupt,
    listenForEnd,
  };
};

// Our own colours stay; whatever else would steer the terminal came from a workbook.
const COLOUR = new RegExp(`(${ESCAPE}\\[\\d+m)`, 'u');
const steered = (line: string): string =>
  line
    .split(COLOUR)
    .map((part) => (COLOUR.test(part) ? part : visible(part)))
    .join('');

const isJsonWanted = process.argv.includes('--json');
let isAnswered = false;

const printExact = (text: string): void => {
  isAnswered = true;
  process.stdout.write(text);
};

/** With `--json`, an error is the one document on standard output, unless the answer is there already. */
const printError = (code: string, message: string, hint: string | undefined): void => {
  if (isJsonWanted && !isAnswered) process.stdout.write(`${canonicalJson({ error: { code, message, hint } })}\n`);
};

/** A thrown error in words: what happened, and what to do; a bug with its trace. */
const endWith = (thrown: unknown): void => {
  const error: PlanwrightError = toPlanwrightError(thrown);
  process.stderr.write(visible(`planwright: ${error.message}\n${error.hint ? `  ${error.hint}\n` : ''}`));
  if (error instanceof BugError) process.stderr.write(`${error.cause instanceof Error ? error.cause.stack : error.stack}\n`);
  printError(error.code, error.message, error.hint);
  process.exitCode = exitCodeOf(error);
};

const run = async (work: (door: Door) => Promise<ExitCode>): Promise<void> => {
  const door = makeDoor();
  try {
    process.exitCode = await work(door);
  } catch (thrown) {
    door.progress('');
    endWith(thrown);
  }
};

// A reader that goes away (`planwright check … | head`) is no error of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(process.exitCode ?? 0);
  });
}

// What no command could catch is our mistake, too.
process.on('uncaughtException', (thrown) => {
  endWith(thrown);
  process.exit();
});

const program = makeProgram(run);
try {
  await program.parseAsync();
} catch (thrown) {
  if (thrown instanceof CommanderError) {
    // Commander has said what is wrong already; help and version are no errors.
    process.exitCode = thrown.exitCode === 0 ? 0 : 2;
    if (thrown.exitCode !== 0) printError('usage', thrown.message.replace(/^error: /, ''), undefined);
  } else endWith(thrown);
}
