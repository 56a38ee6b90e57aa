import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { type Decimal, toNumber } from '../src/base/decimal.ts';
import { assert, UsageError } from '../src/base/errors.ts';
import { canonicalJson, type Json } from '../src/base/json.ts';
import { parseJson } from '../src/base/parse-json.ts';
import { PROBLEM_FORMAT } from '../src/problem/problem.ts';

/** One published instance: what it asks, and what is known about its answer. Numbers are exact. */
export interface Instance {
  readonly name: string;
  readonly class: string;
  readonly optimum: Decimal | null;
  readonly bestKnown: Decimal | null;
  readonly upperBound: Decimal | null;
  /** A selection that is worth `bestKnown`; `null` where none is published. */
  readonly witness: readonly string[] | null;
  /** The same as the text of a problem file (§10). */
  readonly problemText: string;
}

interface Item {
  readonly key: string;
  readonly tokens: Decimal;
  readonly score: Decimal;
  readonly extra_weights?: readonly Decimal[];
}

/** The fields of an instance file that are used here; its README describes them. */
interface InstanceFile {
  readonly name: string;
  readonly class: string;
  readonly items: readonly Item[];
  readonly capacity: Decimal | null;
  readonly extra_capacities?: readonly Decimal[];
  readonly conflicts?: readonly (readonly [string, string])[];
  readonly prerequisites?: Readonly<Record<string, readonly string[]>>;
  readonly synergies?: readonly (readonly [string, string, Decimal])[];
  readonly optimum: Decimal | null;
  readonly best_known?: Decimal | null;
  readonly upper_bound?: Decimal | null;
  /** Positions from 1. */
  readonly witness?: readonly Decimal[] | null;
}

/** Reads one instance file, `.json` or `.json.gz`. Throws `UsageError` when it is no instance. */
export const readInstance = (path: string): Instance => {
  const bytes = readFileSync(path);
  const parsed = parseJson((path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8'));
  if (!parsed.ok) throw new UsageError(`${path} is not JSON: ${parsed.reason}`, { code: 'bench-instance' });
  // The folder is a fixed, published set in one format; a file of another shape fails right below.
  const file = parsed.value as unknown as InstanceFile;
  assert(Array.isArray(file.items), `${path} has no items`);
  return {
    name: file.name,
    class: file.class,
    optimum: file.optimum,
    bestKnown: file.best_known ?? null,
    upperBound: file.upper_bound ?? null,
    witness: file.witness ? file.witness.flatMap((position) => file.items[toNumber(position) - 1]?.key ?? []) : null,
    problemText: canonicalJson(toProblem(file)),
  };
};

const toProblem = (file: InstanceFile): Json => ({
  format: PROBLEM_FORMAT,
  name: file.name,
  variables: file.items.map(({ key }) => key),
  objectives: [
    {
      name: 'score',
      linear: Object.fromEntries(file.items.map(({ key, score }) => [key, score])),
      pairs: (file.synergies ?? []).map(([a, b, bonus]) => [a, b, bonus]),
    },
  ],
  constraints: [
    ...(file.capacity
      ? [{ kind: 'linear', name: 'capacity', terms: file.items.map(({ key, tokens }) => [key, tokens]), max: file.capacity }]
      : []),
    ...(file.extra_capacities ?? []).map((max, at) => ({
      kind: 'linear',
      name: `capacity ${at + 2}`,
      terms: file.items.flatMap(({ key, extra_weights: weights }) => (weights?.[at] ? [[key, weights[at]]] : [])),
      max,
    })),
    ...(file.conflicts ?? []).map(([a, b]) => ({ kind: 'conflict', name: `${a} x ${b}`, members: [a, b] })),
    ...Object.entries(file.prerequisites ?? {}).flatMap(([dependent, needed]) =>
      needed.map((other) => ({ kind: 'implies', name: `${dependent} needs ${other}`, if: dependent, then: other })),
    ),
  ],
});
