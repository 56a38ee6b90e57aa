import { type ChildProcess, spawn } from 'node:child_process';

const MAIN = new URL('../../src/cli/main.ts', import.meta.url).pathname;

/** A worker as a program of its own. */
export interface WorkerProcess {
  readonly pid: number;
  readonly signal: (signal: NodeJS.Signals) => void;
  readonly ended: Promise<{ readonly code: number | null; readonly signal: NodeJS.Signals | null }>;
  /** It waits for jobs, or has ended. */
  readonly ready: Promise<void>;
  /** What it said last. */
  readonly lastWords: () => string;
}

export const startWorkerProcess = (url: string): WorkerProcess => {
  const child: ChildProcess = spawn(process.execPath, [MAIN, 'worker', '--json', '--grace', '2'], {
    stdio: ['ignore', 'ignore', 'pipe'],
    env: { ...process.env, PLANWRIGHT_DATABASE_URL: url, PLANWRIGHT_ACTOR: 'chaos', NO_COLOR: '1' },
  });
  let words = '';
  const ready = new Promise<void>((resolve) => {
    child.on('close', () => resolve());
    child.stderr?.on('data', (text: Buffer) => {
      words = `${words}${text.toString()}`.slice(-2_000);
      if (words.includes('Waiting for jobs')) resolve();
    });
  });
  const ended = new Promise<Awaited<WorkerProcess['ended']>>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  return { pid: child.pid ?? 0, signal: (signal) => child.kill(signal), ended, ready, lastWords: () => words };
};
