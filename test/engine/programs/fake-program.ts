import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A stand-in for a solver on PATH: a small program that prints and writes what it is told. */
export interface Scene {
  /** What it prints when it is asked for its version. */
  readonly version: string;
  /** What it prints first. */
  readonly prints?: string;
  /** Files that it writes first. */
  readonly writes?: Readonly<Record<string, string>>;
  /** What it does then: ends, dies, never ends, or waits for SIGINT (or for its death). */
  readonly then?: 'exit' | 'crash' | 'hang' | 'wait' | 'flood';
  /** What it prints and writes once it is interrupted. */
  readonly interrupted?: { readonly prints: string; readonly writes: Readonly<Record<string, string>> };
}

export const writeFake = (folder: string, name: string, scene: Scene): void => {
  const path = join(folder, name);
  writeFileSync(
    path,
    `#!${process.execPath}\n${PROGRAM.replace('SCENE', () => JSON.stringify(scene)).replace('ASKED', () => JSON.stringify(askedPath(folder)))}`,
  );
  chmodSync(path, 0o755);
};

/** What the last fake of a folder was asked: its arguments, the files that were laid out for it, and its environment. */
export const readAsked = (
  folder: string,
): {
  readonly args: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly environment: Readonly<Record<string, string>>;
} => JSON.parse(readFileSync(askedPath(folder), 'utf8'));

/** Resolves once the fake of a folder has been asked and can be interrupted. */
export const isAsked = async (folder: string): Promise<void> => {
  while (!existsSync(askedPath(folder))) await sleep(20);
};

const askedPath = (folder: string): string => join(folder, 'asked.json');

const PROGRAM = `
const { readdirSync, readFileSync, writeFileSync } = require('node:fs');
const scene = SCENE;
const args = process.argv.slice(2);
const isVersion = args.length === 1 && /version|quit/.test(args[0]);
const write = (files) => Object.entries(files ?? {}).forEach(([name, text]) => writeFileSync(name, text));
if (isVersion) {
  process.stdout.write(scene.version);
} else {
  const files = Object.fromEntries(readdirSync('.').map((name) => [name, readFileSync(name, 'utf8')]));
  write(scene.writes);
  process.stdout.write(scene.prints ?? '', () => {
    if (scene.then === 'crash') process.kill(process.pid, 'SIGKILL');
    if (scene.then === 'hang') process.on('SIGINT', () => undefined);
    if (scene.then === 'wait' && scene.interrupted)
      process.on('SIGINT', () => {
        write(scene.interrupted.writes);
        process.stdout.write(scene.interrupted.prints, () => process.exit(0));
      });
    // From here on it can be interrupted.
    writeFileSync(ASKED, JSON.stringify({ args, files, environment: process.env }));
    if (scene.then === 'hang' || scene.then === 'wait') setInterval(() => undefined, 1000);
    if (scene.then === 'flood') {
      for (let line = 0; line < 200_000; line++) process.stdout.write('nothing to see here, and no end of it '.repeat(4) + (line % 3 ? '\\n' : ''));
      process.stdout.write('\\n');
    }
  });
}
`;

const RECORDED = join(import.meta.dirname, 'recorded');

/** What a real program printed and wrote. */
export const recorded = (name: string, of: string): { readonly prints: string; readonly writes: Readonly<Record<string, string>> } => {
  const folder = join(RECORDED, name);
  const text = (file: string): string => readFileSync(join(folder, file), 'utf8');
  const files = readdirSync(folder).filter((file) => file.startsWith(`${of}.`) && !file.endsWith('.txt'));
  return {
    prints: existsSync(join(folder, `${of}.txt`)) ? text(`${of}.txt`) : '',
    writes: Object.fromEntries(files.map((file) => [file.slice(of.length + 1), text(file)])),
  };
};

/** How the real programs answer when they are asked for their version. */
export const VERSIONS: Readonly<Record<string, string>> = {
  highs: 'HiGHS version 1.15.1 Githash 04024d7. Copyright (c) 2026 under MIT licence terms\n',
  cbc: 'Welcome to the CBC MILP Solver \nVersion: 2.10.8 \nBuild Date: May  9 2022 \n\ncommand line - cbc -quit (default strategy 1)\n',
  scip: 'SCIP version 10.0.2 [precision: 8 byte] [memory: block] [mode: optimized] [LP solver: SoPlex 8.0.2] [GitHash: NoGitInfo]\n',
  gurobi_cl: 'Gurobi Optimizer version 13.0.3 build v13.0.3rc0 (linux64)\nCopyright (c) 2025, Gurobi Optimization, LLC\n',
  glpsol: 'GLPSOL--GLPK LP/MIP Solver 5.0\nCopyright (C) 2000-2020 Free Software Foundation, Inc.\n',
};
