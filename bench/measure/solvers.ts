import { join } from 'node:path';
import { AUTO_ENGINE } from '../../src/engine/engine-names.ts';
import type { ProblemFiles } from './problem-files.ts';
import { findPython } from './python.ts';

const BENCH = join(import.meta.dirname, '..');

/** A solver that is measured: how it is started on one problem. It prints one line of JSON (`bench/peers/answer.py`). */
export interface Solver {
  readonly name: string;
  /** How the tables call it. */
  readonly title: string;
  readonly command: (files: ProblemFiles, limitSeconds: number) => readonly [program: string, ...args: readonly string[]];
}

const ours = (name: string, title: string, engine: string): Solver => ({
  name,
  title,
  command: ({ json }, limit) => [process.execPath, join(BENCH, 'solve-ours.ts'), json, '--limit', String(limit), '--engine', engine],
});

const peer = (name: string, title: string, script: string, file: 'json' | 'mps'): Solver => ({
  name,
  title,
  command: (files, limit) => [findPython(), join(BENCH, 'peers', script), files[file], String(limit)],
});

export const PLANWRIGHT: Solver = ours('planwright', 'Planwright', AUTO_ENGINE);

/** HiGHS in WebAssembly as Planwright drives it, alone. */
export const HIGHS_WASM: Solver = ours('highs-wasm', 'HiGHS (WASM) alone', 'highs-wasm');

export const PEERS: readonly Solver[] = [
  peer('highs', 'HiGHS (1 thread)', 'highs.py', 'mps'),
  peer('cp-sat', 'CP-SAT (8 workers)', 'cp_sat.py', 'json'),
  peer('cbc', 'CBC', 'cbc.py', 'mps'),
];

/** What the tables call each solver, in the order of their columns. */
export const TITLES: Readonly<Record<string, string>> = Object.fromEntries(
  [PLANWRIGHT, HIGHS_WASM, ...PEERS].map(({ name, title }) => [name, title]),
);
