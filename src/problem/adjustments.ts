import { byCodeUnit } from '../base/json.ts';
import type { CompiledSet } from '../compile/compiled-set.ts';
import type { Barred } from './bar.ts';
import type { Adjustment } from './built-problem.ts';
import { type Outside, whyMissing } from './outside.ts';
import type { RunInputs } from './run-inputs.ts';

/** Everything about a run that departs from the rows at face value, sorted by initiative, then kind. */
export const adjustmentsOf = (
  inputs: RunInputs,
  outside: ReadonlyMap<string, Outside>,
  barred: ReadonlyMap<string, Barred>,
): readonly Adjustment[] => {
  const rows = new Map(inputs.candidates.map((it) => [it.key, `Candidates!${it.row}`]));
  const at = (initiative: string): readonly string[] => [rows.get(initiative) ?? []].flat();
  const found: readonly Adjustment[] = [
    ...[...outside].flatMap(([initiative, { kind, why }]) =>
      kind === null ? [] : [{ kind, initiative, words: `${initiative} ${why}`, rows: at(initiative) }],
    ),
    ...[...barred.values()].map((it): Adjustment => {
      const words = `${it.initiative} cannot be chosen: ${barredWords(it, inputs, outside, barred)}`;
      return { kind: 'barred', initiative: it.initiative, words, rows: [...at(it.initiative), ...tieRows(it, inputs.set)] };
    }),
    ...droppedMandatory(inputs, outside).map((initiative): Adjustment => {
      const words = `${initiative} is mandatory, but ${outside.get(initiative)?.why ?? whyMissing(initiative, inputs)}; it is not asked for in this run`;
      return { kind: 'mandatory-dropped', initiative, words, rows: [...at(initiative), ...mandatoryRows(initiative, inputs.set)] };
    }),
  ];
  return [...found].sort((a, b) => byCodeUnit(a.initiative, b.initiative) || byCodeUnit(a.kind, b.kind));
};

/** Mandatory initiatives outside a `selected` scope: reported and dropped (§6). */
const droppedMandatory = (inputs: RunInputs, outside: ReadonlyMap<string, Outside>): readonly string[] => {
  if (inputs.scope !== 'selected') return [];
  const known = new Set(inputs.candidates.map((it) => it.key));
  return inputs.set.shapes.mandatory_initiatives_json.filter((key) => outside.has(key) || !known.has(key));
};

const barredWords = (it: Barred, inputs: RunInputs, outside: ReadonlyMap<string, Outside>, barred: ReadonlyMap<string, Barred>): string => {
  const why = outside.get(it.by)?.why ?? (barred.has(it.by) ? 'cannot be chosen either' : whyMissing(it.by, inputs));
  const tie = it.bundle === null ? `it needs ${it.by}` : `bundle ${it.bundle} also holds ${it.by}`;
  return `${tie} (${tieRows(it, inputs.set).join(', ')}), which ${why}`;
};

const tieRows = (it: Barred, set: CompiledSet): readonly string[] =>
  set.provenance
    .filter(({ bucket, entry }) =>
      it.bundle === null
        ? bucket === 'prerequisites_json' && entry[0] === it.initiative && entry[1] === it.by
        : bucket === 'bundles_json' && entry[0] === it.bundle && (entry[1] === it.initiative || entry[1] === it.by),
    )
    .flatMap(({ rows }) => rows)
    .filter((row, index, all) => all.indexOf(row) === index);

const mandatoryRows = (initiative: string, set: CompiledSet): readonly string[] =>
  set.provenance
    .filter(({ bucket, entry }) => bucket === 'mandatory_initiatives_json' && entry[0] === initiative)
    .flatMap(({ rows }) => rows);

/** What makes the run invalid (§6): a mandatory initiative outside under scope `all`, or one in scope but barred. */
export const invalidities = (
  inputs: RunInputs,
  outside: ReadonlyMap<string, Outside>,
  barred: ReadonlyMap<string, Barred>,
  inside: ReadonlySet<string>,
): readonly string[] =>
  inputs.set.shapes.mandatory_initiatives_json.flatMap((initiative) => {
    const must = `${initiative} is mandatory (${mandatoryRows(initiative, inputs.set).join(', ')})`;
    const bar = barred.get(initiative);
    if (bar) return [`${must}, but cannot be chosen: ${barredWords(bar, inputs, outside, barred)}.`];
    if (inside.has(initiative) || inputs.scope === 'selected') return [];
    return [`${must}, but ${outside.get(initiative)?.why ?? whyMissing(initiative, inputs)}.`];
  });
