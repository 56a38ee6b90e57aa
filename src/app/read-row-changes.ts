import { type Decimal, isEqual, toPlain } from '../base/decimal.ts';
import { didYouMean, fold, foldName } from '../base/text.ts';
import { byRow } from '../problem/row-system.ts';
import type { RunInputs } from '../problem/run-inputs.ts';
import { withoutRows } from '../problem/without-rows.ts';
import { readNumber } from '../rows/cells.ts';
import { rulebook } from '../rules/index.ts';
import { readCandidateNumber } from './read-candidate-change.ts';
import type { Asked, Fault } from './what-if-change.ts';

/** Changes of rows and of the capacity. A row that does not bind (a goal, a bonus) can be changed, too: it says what plans are worth. */

const CAPACITY = 'the capacity';

const scenarioRow = ({ scenario }: RunInputs): string => `Scenario_Config!${scenario.row}`;

export const readDrop = (text: string, inputs: RunInputs): Asked => {
  const row = findRow(text, inputs);
  if (typeof row !== 'string') return row;
  const isCapacity = row === scenarioRow(inputs);
  if (isCapacity && inputs.scenario.capacityTokens === null) return { fault: `The capacity of ${row} is unlimited already.` };
  return {
    asked: `--drop ${row}`,
    words: isCapacity ? `the capacity of ${row} dropped` : `${row} dropped`,
    touches: [row, ...(isCapacity ? [CAPACITY] : [])],
    ...(isCapacity ? {} : { drops: row }),
    apply: (now) => withoutRows(now, new Set([row])),
  };
};

const SET = /^\s*([^!=]+![0-9]+)\.([^=]*[^=\s])\s*=\s*(\S.*)$/iu;

export const readSet = (text: string, inputs: RunInputs): Asked => {
  const [, place, column, typed = ''] = SET.exec(text) ?? [];
  if (place === undefined || column === undefined) return { fault: `"${text}" is not of the form Constraints!14.max_tokens=300.` };
  const candidate = inputs.candidates.find((it) => fold(`Candidates!${it.row}`) === fold(place));
  if (candidate) return readCandidateNumber(`--set ${text.trim()}`, candidate, column, readAmount(typed, ''), inputs);
  const row = findRow(place, inputs);
  if (typeof row !== 'string') return row;
  if (row !== scenarioRow(inputs)) return readRuleNumber({ asked: `--set ${text.trim()}`, row, column, typed }, inputs);
  if (foldName(column) !== 'capacitytotaltokens') return { fault: `${row} has no ${column} to set; it has capacity_total_tokens.` };
  return readCapacity(typed, inputs, `--set ${text.trim()}`);
};

interface SetText {
  readonly asked: string;
  readonly row: string;
  readonly column: string;
  readonly typed: string;
}

const readRuleNumber = ({ asked, row, column, typed }: SetText, { set }: RunInputs): Asked => {
  const entry = set.provenance.find(({ rows }) => rows.includes(row));
  const slot = rulebook.flatMap((rule) => rule.loosen ?? []).find(({ bucket }) => bucket === entry?.bucket);
  if (!entry || !slot) return { fault: `${row} has no number to set: it can only be dropped.` };
  const { column: name } = slot;
  if (foldName(column) !== foldName(name)) return { fault: `${row} has no ${column} to set; it has ${name}.` };
  const to = readAmount(typed, name);
  if (!to) return { fault: `"${typed.trim()}" for ${row} is not a number.` };
  if (name !== 'target_value' && to.lt('0')) return { fault: `${name} of ${row} cannot be negative.` };
  const from = slot.typed(entry.entry, set);
  if (from && isEqual(from, to)) return { fault: `${row} has ${name} ${toPlain(from)} already.` };
  const twins = entry.rows.filter((it) => it !== row);
  const also = twins.length === 0 ? '' : `, and so for ${twins.join(', ')}, which would contradict it`;
  return {
    asked,
    words: `${row}.${name} ${from ? toPlain(from) : 'blank'} -> ${toPlain(to)}${also}`,
    touches: [row, JSON.stringify([entry.bucket, entry.entry])],
    apply: (now) => ({ ...now, set: slot.retype(to, entry.entry, now.set) }),
  };
};

/** As a cell of the sheet is read. */
const readAmount = (text: string, column: string): Decimal | undefined => {
  const cell = { value: { kind: 'text', text }, place: { tab: '', row: null } } as const;
  const parsed = readNumber(cell, { inPercent: column.endsWith('_pct') });
  return parsed.kind === 'value' ? parsed.value : undefined;
};

export const readCapacity = (text: string, inputs: RunInputs, asked = `--capacity ${text}`): Asked => {
  const to = fold(text) === 'unlimited' ? null : readAmount(text, '');
  const from = inputs.scenario.capacityTokens;
  if (to === undefined || to?.lt('0')) return { fault: `"${text}" is no capacity: give a number of tokens, or unlimited.` };
  if (to === from || (to && from && isEqual(to, from))) return { fault: `The capacity is ${capacityWords(from)} already.` };
  return {
    asked,
    words: `capacity ${capacityWords(from)} -> ${capacityWords(to)}`,
    touches: [scenarioRow(inputs), CAPACITY],
    apply: (now) => ({ ...now, scenario: { ...now.scenario, capacityTokens: to } }),
  };
};

const capacityWords = (tokens: Decimal | null): string => (tokens === null ? 'unlimited' : toPlain(tokens));

/** The row as it is spelt, or what is wrong with it. */
const findRow = (text: string, inputs: RunInputs): string | Fault => {
  const rows = [...new Set([...inputs.set.provenance.flatMap((it) => it.rows), scenarioRow(inputs)])].sort(byRow);
  const found = rows.find((row) => fold(row) === fold(text));
  if (found !== undefined) return found;
  const candidate = inputs.candidates.find(({ row }) => fold(`Candidates!${row}`) === fold(text));
  const hint = candidate ? ` To do without ${candidate.key}: --exclude ${candidate.key}.` : didYouMean(text, rows);
  return { fault: `${text} is no row of this run's rules.${hint}` };
};
