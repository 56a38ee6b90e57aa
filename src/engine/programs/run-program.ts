import { type ChildProcess, spawn } from 'node:child_process';

/** One call of a program, never through a shell: its output in lines, its end, and what it takes to make it end. */

/** What is kept of the output: the end of it, where results stand. */
const KEPT_CHARACTERS = 64 * 1024;

/** A line longer than this is no line of a log. */
const MOST_LINE_CHARACTERS = 4096;

/** How long a program may overrun its own time limit before it is interrupted, and how long it then has to write its point. */
const OVERRUN_MS = 300;
const GRACE_MS = 1_000;

/** The longest that a timer can wait. */
const MAX_TIMER_MS = 2 ** 31 - 1;

export interface ProgramCall {
  readonly path: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly arguments: readonly string[];
  /** Where it runs: names of files are relative to it. */
  readonly folder: string;
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
  readonly onLine?: (line: string) => void;
}

export interface ProgramEnd {
  readonly log: string;
  /** Who made it end: itself, the clock or the caller. */
  readonly by: 'itself' | 'time' | 'cancel';
  /** In words, where it did not end as programs should: a signal that was not ours, a start that failed. */
  readonly trouble: string | null;
}

// Interrupted, most solvers end their search and write what they have; what does not end then is killed.
export const runProgram = (call: ProgramCall): Promise<ProgramEnd> =>
  new Promise((resolve) => {
    let log = '';
    let by: ProgramEnd['by'] = 'itself';
    let trouble: string | null = null;
    let kill: NodeJS.Timeout | undefined;
    const child = spawn(call.path, call.arguments, {
      cwd: call.folder,
      env: call.environment,
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    });
    const stop = (why: 'time' | 'cancel'): void => {
      if (by !== 'itself') return;
      by = why;
      child.kill('SIGINT');
      kill = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
    };
    const onAbort = (): void => stop('cancel');
    // Should Planwright end first, nobody would read the answer.
    const onExit = (): void => {
      child.kill('SIGKILL');
    };
    const limit = Number.isFinite(call.timeLimitMs)
      ? setTimeout(() => stop('time'), Math.min(call.timeLimitMs + OVERRUN_MS, MAX_TIMER_MS))
      : undefined;
    readLines(child, (text, lines) => {
      log = (log + text).slice(-KEPT_CHARACTERS);
      for (const line of lines) call.onLine?.(line);
    });
    child.once('error', (error) => {
      trouble = error.message;
    });
    child.once('close', (_code, signal) => {
      clearTimeout(limit);
      clearTimeout(kill);
      process.off('exit', onExit);
      call.signal?.removeEventListener('abort', onAbort);
      resolve({ log, by, trouble: trouble ?? (signal !== null && by === 'itself' ? `ended by ${signal}` : null) });
    });
    process.once('exit', onExit);
    call.signal?.addEventListener('abort', onAbort, { once: true });
    if (call.signal?.aborted) onAbort();
  });

/** Hands over what both channels bring, as text and as the lines that it completes. */
const readLines = (child: ChildProcess, take: (text: string, lines: readonly string[]) => void): void => {
  for (const channel of [child.stdout, child.stderr]) {
    let rest = '';
    channel?.setEncoding('utf8').on('data', (text: string) => {
      const lines = (rest + text).split(/\r?\n/u);
      rest = (lines.pop() ?? '').slice(-MOST_LINE_CHARACTERS);
      take(
        text,
        lines.filter((line) => line.length <= MOST_LINE_CHARACTERS),
      );
    });
  }
};
