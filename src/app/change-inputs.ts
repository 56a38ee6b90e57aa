import { type Decimal, isEqual, isNegative, isWithinLimits, parseDecimal } from '../base/decimal.ts';
import { UsageError } from '../base/errors.ts';
import { hashJson } from '../base/hash.ts';
import { byCodeUnit } from '../base/json.ts';
import { didYouMean, fold } from '../base/text.ts';
import { contentOf } from '../compile/assemble-set.ts';
import type { Bucket, CompiledSet } from '../compile/compiled-set.ts';
import { makeRowSystem } from '../problem/make-row-system.ts';
import type { RowChange, RowUnit } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { rulebook } from '../rules/index.ts';

/** What is asked to be different. */
export interface InputChanges {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** `Constraints!14.max_tokens=300`. */
  readonly set: readonly string[];
  /** `Constraints!14`. */
  readonly drop: readonly string[];
  /** A number, or `unlimited`. */
  readonly capacity?: string;
}

export interface ChangedInputs {
  readonly inputs: RunInputs;
  /** Each change in words; `What-if row 3` is the third. */
  readonly words: readonly string[];
}

/** The inputs of a run with changes made to them. Throws one `what-if-invalid` that names everything that is wrong with the changes. */
export const changeInputs = (given: RunInputs, asked: InputChanges): ChangedInputs => {
  const rows = makeRowSystem(given, rulebook);
  const faults: string[] = [];
  const edits = [
    ...asked.drop.flatMap((row) => readDrop(row, rows.units, faults)),
    ...asked.set.flatMap((text) => readSet(text, rows.units, faults)),
  ];
  const wishes = [
    ...asked.include.flatMap((key) => readWish(key, 'include', given, faults)),
    ...asked.exclude.flatMap((key) => readWish(key, 'exclude', given, faults)),
  ];
  const capacity = asked.capacity === undefined ? undefined : readCapacity(asked.capacity, faults);
  if (edits.length + wishes.length === 0 && asked.capacity === undefined) faults.push('Nothing is asked to be different.');
  for (const key of twice(wishes.map((wish) => wish.key))) faults.push(`${key} is asked for twice.`);
  for (const row of twice(edits.map(({ change }) => change.row))) faults.push(`${row} is changed twice.`);
  if (faults.length > 0)
    throw new UsageError(faults.join(' '), { code: 'what-if-invalid', hint: 'planwright explain RUN --rows lists the rows.' });
  const edited = rows.changed(edits.map(({ change }) => change));
  const scenario = capacity === undefined ? edited.scenario : { ...edited.scenario, capacityTokens: capacity };
  const firstWish = edits.length + 1;
  const set = wishes.reduce((now, wish, at) => wished(now, wish, `What-if!${firstWish + at}`), edited.set);
  return {
    inputs: { ...edited, scenario, set: { ...set, hash: hashJson(contentOf(set.shapes, set.bonusPct, set.provenance)) } },
    words: [
      ...edits.map(({ words }) => words),
      ...wishes.map(({ key, way }) => `${key} ${way}d`),
      ...(asked.capacity === undefined ? [] : [`capacity ${asked.capacity}`]),
    ],
  };
};

interface Edit {
  readonly change: RowChange;
  readonly words: string;
}

interface Wish {
  readonly key: string;
  readonly way: 'include' | 'exclude';
}

const twice = (items: readonly string[]): ReadonlySet<string> => new Set(items.filter((it, at) => items.indexOf(it) !== at));

const findUnit = (row: string, units: readonly RowUnit[], faults: string[]): RowUnit | undefined => {
  const unit = units.find((it) => it.rows.some((name) => fold(name) === fold(row)));
  if (!unit)
    faults.push(
      `${row} is no row that binds in this run.${didYouMean(
        row,
        units.flatMap((it) => it.rows),
      )}`,
    );
  return unit;
};

const readDrop = (row: string, units: readonly RowUnit[], faults: string[]): readonly Edit[] =>
  (findUnit(row, units, faults)?.rows ?? []).map((name) => ({ change: { row: name, drop: true }, words: `${name} dropped` }));

const SET = /^\s*([^!=]+![0-9]+)\.([a-z_]+)\s*=\s*(.+)$/iu;

const readSet = (text: string, units: readonly RowUnit[], faults: string[]): readonly Edit[] => {
  const [, row, column, typed = ''] = SET.exec(text) ?? [];
  if (row === undefined || column === undefined) {
    faults.push(`"${text}" is not of the form Constraints!14.max_tokens=300.`);
    return [];
  }
  const unit = findUnit(row, units, faults);
  if (!unit) return [];
  const to = readNumber(typed);
  if (unit.number?.column !== column.toLowerCase())
    faults.push(`${row} has no ${column} that binds${unit.number ? `; it has ${unit.number.column}` : ': it can only be dropped'}.`);
  if (!to) faults.push(`"${typed}" for ${row} is not a number.`);
  if (!to || unit.number?.column !== column.toLowerCase()) return [];
  const { column: name, from } = unit.number;
  if (isEqual(from, to)) faults.push(`${row} has ${name} ${typed.trim()} already.`);
  if (name !== 'target_value' && isNegative(to)) faults.push(`${name} of ${row} cannot be negative.`);
  return unit.rows.map((it) => ({ change: { row: it, column: name, from, to }, words: `${it}.${name} ${from} -> ${to}` }));
};

const readNumber = (text: string): Decimal | undefined => {
  const found = parseDecimal(text.trim());
  return found && isWithinLimits(found) ? found : undefined;
};

const readCapacity = (text: string, faults: string[]): Decimal | null => {
  if (fold(text) === 'unlimited') return null;
  const found = readNumber(text);
  if (!found || isNegative(found)) faults.push(`"${text}" is no capacity: give a number of tokens, or unlimited.`);
  return found ?? null;
};

const readWish = (text: string, way: Wish['way'], { candidates }: RunInputs, faults: string[]): readonly Wish[] => {
  const found = candidates.find(({ key }) => fold(key) === fold(text));
  if (found) return [{ key: found.key, way }];
  const keys = candidates.map(({ key }) => key);
  faults.push(`${text} is no candidate of this run.${didYouMean(text, keys)}`);
  return [];
};

/** The set with one more row, that of the wish; what other rows say of the initiative stays. */
const wished = (set: CompiledSet, { key, way }: Wish, row: string): CompiledSet => {
  const bucket: Bucket = way === 'include' ? 'mandatory_initiatives_json' : 'exclusions_initiatives_json';
  const rest = set.provenance.filter((it) => it.bucket !== bucket || it.entry[0] !== key);
  const own = set.provenance.find((it) => it.bucket === bucket && it.entry[0] === key);
  return {
    ...set,
    shapes: { ...set.shapes, [bucket]: [...new Set([...set.shapes[bucket], key])].sort(byCodeUnit) },
    provenance: [...rest, { bucket, entry: [key], rows: [...(own?.rows ?? []), row], strength: own?.strength ?? 'hard' }],
  };
};
