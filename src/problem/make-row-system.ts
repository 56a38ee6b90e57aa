import type { Decimal } from '../base/decimal.ts';
import { assert } from '../base/errors.ts';
import type { Provenance } from '../compile/compiled-set.ts';
import { buildProblem } from './build-problem.ts';
import type { BuildSlot } from './build-slot.ts';
import type { LoosenSlot } from './loosen-slot.ts';
import type { Problem } from './problem.ts';
import { byRow, type RowChange, type RowNumber, type RowUnit, type RunRows } from './row-system.ts';
import type { RunInputs } from './run-inputs.ts';
import { withoutRows } from './without-rows.ts';

/** What each rule gives: how it is built, and how its number is changed where it has one. */
export interface RowRule {
  readonly problem: BuildSlot;
  readonly loosen?: LoosenSlot;
}

/** The rows of a run as things that can be left out or loosened. Every problem is built anew from the inputs, as a run would build it. */
export const makeRowSystem = (given: RunInputs, rulebook: readonly RowRule[]): RunRows => {
  const inputs = withoutObjective(given);
  const slots = rulebook.map((rule) => rule.problem);
  const build = (of: RunInputs): Problem => ({ ...buildProblem(of, slots).problem, objectives: [] });
  const loosen = rulebook.flatMap((rule) => rule.loosen ?? []);
  const problem = build(inputs);
  const binding = new Set(problem.constraints.flatMap(({ rows }) => rows ?? []));
  const silent = new Set(inputs.set.provenance.flatMap(({ rows }) => rows.filter((row) => !binding.has(row))));
  return {
    units: findUnits(binding, inputs, problem, loosen),
    silent: findUnits(silent, inputs, problem, loosen),
    without: (units) => build(withoutRows(inputs, new Set(units.flatMap((unit) => unit.rows)))),
    changed: (changes) => change(given, changes, loosen),
  };
};

// Whether a plan exists does not depend on what it is worth.
const withoutObjective = (inputs: RunInputs): RunInputs => ({
  ...inputs,
  scenario: { ...inputs.scenario, mode: 'lexicographic', weights: {} },
  tieBreak: false,
});

const capacityRow = ({ scenario }: RunInputs): string => `Scenario_Config!${scenario.row}`;

/** Rows that hold exactly the same entries are one unit. */
const findUnits = (wanted: ReadonlySet<string>, inputs: RunInputs, problem: Problem, loosen: readonly LoosenSlot[]): readonly RowUnit[] => {
  const entries = new Map<string, Provenance[]>();
  for (const it of inputs.set.provenance) for (const row of it.rows) entries.set(row, [...(entries.get(row) ?? []), it]);
  const groups = Map.groupBy([...wanted].sort(byRow), (row) => JSON.stringify((entries.get(row) ?? []).map((it) => [it.bucket, it.entry])));
  const groupOf = new Map([...groups.values()].flatMap((rows) => rows.map((row) => [row, rows[0] ?? row] as const)));
  return [...groups.values()]
    .map((rows): RowUnit => {
      const [id = ''] = rows;
      const own = entries.get(id) ?? [];
      const partners = own.flatMap((it) => it.rows.map((row) => groupOf.get(row) ?? row)).filter((it) => it !== id);
      return {
        id,
        rows,
        isPolicy: isPolicy(own),
        partners: [...new Set(partners)],
        number: findNumber(id, own, inputs, problem, loosen),
      };
    })
    .sort((a, b) => byRow(a.id, b.id));
};

/** An entry is `policy` only where every row that holds it is. A row of which all is said by a `hard` row, too, counts as hard. */
const isPolicy = (entries: readonly Provenance[]): boolean => entries.some(({ strength }) => strength === 'policy');

const findNumber = (
  id: string,
  [entry]: readonly Provenance[],
  inputs: RunInputs,
  problem: Problem,
  loosen: readonly LoosenSlot[],
): RowNumber | null => {
  const constraint = problem.constraints.find(({ kind, rows }) => kind === 'linear' && rows?.includes(id));
  if (constraint?.kind !== 'linear') return null;
  const side = constraint.min ? 'min' : 'max';
  const bound = constraint.min ?? constraint.max;
  assert(bound, `the constraint ${constraint.name} has a bound`);
  const facts = { side, terms: constraint.terms, bound } as const;
  if (id === capacityRow(inputs)) return { column: 'capacity_total_tokens', from: bound, ...facts, typeFor: (value) => value };
  const slot = entry && loosen.find((it) => it.bucket === entry.bucket);
  const from = slot?.typed(entry?.entry ?? [], inputs.set);
  if (!entry || !slot || !from) return null;
  return { column: slot.column, from, ...facts, typeFor: (value) => slot.typeFor(value, entry.entry, inputs.set, directions(inputs)) };
};

const directions =
  ({ kpis }: RunInputs) =>
  (kpi: string): 1 | -1 =>
    kpis.find((it) => it.key === kpi)?.direction === 'decrease' ? -1 : 1;

const change = (inputs: RunInputs, changes: readonly RowChange[], loosen: readonly LoosenSlot[]): RunInputs => {
  const dropped = new Set(changes.flatMap((it) => ('drop' in it ? [it.row] : [])));
  const typed = changes.flatMap((it) => ('drop' in it ? [] : [it]));
  return typed.reduce((now, { row, to }) => retype(now, row, to, loosen), withoutRows(inputs, dropped));
};

const retype = (inputs: RunInputs, row: string, to: Decimal, loosen: readonly LoosenSlot[]): RunInputs => {
  if (row === capacityRow(inputs)) return { ...inputs, scenario: { ...inputs.scenario, capacityTokens: to } };
  const entry = inputs.set.provenance.find((it) => it.rows.includes(row));
  const slot = loosen.find((it) => it.bucket === entry?.bucket);
  assert(entry && slot, `${row} has a number to change`);
  return { ...inputs, set: slot.retype(to, entry.entry, inputs.set) };
};
