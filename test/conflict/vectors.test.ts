import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '../../src/base/json.ts';
import { compileSets } from '../../src/compile/compile-sets.ts';
import type { Engine } from '../../src/engine/engine.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { startUsualEngine } from '../engine/own-engines.ts';
import { readCsvTabs, toWorkbook } from '../support/csv-workbook.ts';
import { random } from '../support/random.ts';
import { conflictOf } from './conflict-of.ts';

const FOLDER = join(import.meta.dirname, '../vectors/infeasible');

interface Expected {
  readonly rows: readonly string[];
  readonly relaxations_alone: readonly unknown[];
}

let engine: Engine;
beforeAll(async () => {
  engine = await startUsualEngine();
});
afterAll(() => engine.close());

const answer = async (tabs: ReturnType<typeof readCsvTabs>, name: string) => {
  const rowSet = readRows(toWorkbook(tabs));
  const compilation = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  const set = compilation.sets.find((it) => it.constraintSetName === name)?.set;
  const [scenario] = rowSet.scenarios;
  if (!set || !scenario) throw new RangeError(`no set ${name}`);
  const { kpis, northStar, candidates } = rowSet;
  return conflictOf({ scenario, set, kpis, northStar, candidates, scope: 'all', leftOut: [], tieBreak: true }, engine);
};

describe('the infeasible sets of the contract', () => {
  const expected: Readonly<Record<string, Expected>> = JSON.parse(readFileSync(join(FOLDER, 'expected.json'), 'utf8'));
  const tabs = readCsvTabs(FOLDER);

  for (const [name, { rows, relaxations_alone }] of Object.entries(expected)) {
    it(`${name}: the minimal conflict and every change of a single row`, async () => {
      const found = await answer(tabs, name);
      expect(found).toMatchObject({ conflicts: [{ rows, provenMinimal: true }], isComplete: true });
      const told = found.relaxations.map(({ changes, alone }) => ({ changes: changes.map((it) => ({ ...it })), alone }));
      expect(JSON.parse(canonicalJson(told))).toEqual(relaxations_alone);
    });

    it(`${name}: the same whatever the order of candidates and columns`, async () => {
      const chance = random(3);
      const [header = [], ...candidates] = tabs.Candidates ?? [];
      const order = chance.shuffle(header.map((_, at) => at));
      const turned = [header, ...chance.shuffle(candidates)].map((row) => order.map((at) => row[at] ?? ''));
      const found = await answer({ ...tabs, Candidates: turned }, name);
      expect(found.conflicts).toEqual([{ rows, provenMinimal: true }]);
      expect(found.relaxations.length).toBe(relaxations_alone.length);
    });
  }
});
