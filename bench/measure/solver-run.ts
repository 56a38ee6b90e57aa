import type { FamilyName } from '../families.ts';

/** One solve of one problem by one solver, as it is stored in results files. */
export interface SolverRun {
  readonly solver: string;
  readonly seed: number;
  /** `lost`: it crashed, was ended, or said nothing that can be read. */
  readonly status: 'optimal' | 'feasible' | 'infeasible' | 'unknown' | 'lost';
  /** What its selection is worth, computed exactly here; digits. `null` without a plan that keeps every constraint. */
  readonly objective: string | null;
  readonly bound: number | null;
  /** (bound − objective) / |objective| in percent; 0 when it says optimal. `null` without a plan or a bound. */
  readonly gapPct: number | null;
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number;
  /** What is wrong with its answer, where something is. */
  readonly fault?: string;
}

/** Where and when something was measured, and with which versions (by solver). */
export interface Setting {
  readonly machine: string;
  readonly date: string;
  readonly versions: Readonly<Record<string, string>>;
}

/** All runs of one family and size, made in one session, solvers taking turns. */
export interface Cell {
  readonly family: FamilyName;
  readonly size: number;
  readonly limitSeconds: number;
  readonly setting: Setting;
  readonly runs: readonly SolverRun[];
}
