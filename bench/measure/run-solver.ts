import { spawn } from 'node:child_process';
import type { ProblemFiles } from './problem-files.ts';
import type { Solver } from './solvers.ts';

/** A solver's own words: nothing of it is believed before it is judged. */
export interface Words {
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown' | 'lost';
  readonly selected: readonly string[] | null;
  readonly bound: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  readonly version: string;
}

/** Runs a solver in a program of its own. One that is long past its limit is ended. */
export const runSolver = (solver: Solver, files: ProblemFiles, limitSeconds: number): Promise<Words> =>
  new Promise((resolve) => {
    const [program, ...args] = solver.command(files, limitSeconds);
    const began = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
    const timer = setTimeout(() => child.kill('SIGKILL'), (limitSeconds * 2 + 60) * 1000);
    let text = '';
    child.stdout.on('data', (bytes: Buffer) => {
      text += bytes.toString();
    });
    const finish = (words: Words | undefined): void => {
      clearTimeout(timer);
      const seconds = (performance.now() - began) / 1000;
      resolve(words ?? { status: 'lost', selected: null, bound: null, seconds, cpuSeconds: 0, peakMb: 0, version: '' });
    };
    child.on('error', () => finish(undefined));
    child.on('close', (code) => finish(code === 0 ? readWords(text, files) : undefined));
  });

/** The last line: some solvers greet first. */
const readWords = (text: string, files: ProblemFiles): Words | undefined => {
  try {
    const words: Words = JSON.parse(text.trimEnd().split('\n').at(-1) ?? '');
    return { ...words, selected: words.selected?.map(files.keyOf) ?? null };
  } catch {
    return undefined;
  }
};
