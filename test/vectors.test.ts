import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { canonicalJson } from '../src/base/json.ts';
import { parseJson } from '../src/base/parse-json.ts';
import { shapesToJson } from '../src/compile/assemble-set.ts';
import { compileSets } from '../src/compile/compile-sets.ts';
import type { Compilation } from '../src/compile/compiled-set.ts';
import { readRows } from '../src/rows/read-rows.ts';
import type { RowSet } from '../src/rows/row-set.ts';
import { rulebook } from '../src/rules/index.ts';
import { readCsvTabs, toWorkbook } from './support/csv-workbook.ts';

const FOLDER = join(import.meta.dirname, 'vectors');
const CONTRACT = join(import.meta.dirname, '../../shared/vectors');
const cases = readdirSync(FOLDER, { withFileTypes: true })
  .filter((it) => it.isDirectory())
  .map((it) => it.name);

const compile = (name: string): { readonly rowSet: RowSet; readonly compilation: Compilation } => {
  const rowSet = readRows(toWorkbook(readCsvTabs(join(FOLDER, name))));
  const slots = rulebook.map((rule) => rule.compile);
  return { rowSet, compilation: compileSets(rowSet, slots) };
};
const expected = (name: string) => JSON.parse(readFileSync(join(FOLDER, name, 'expected.json'), 'utf8'));
const exact = (value: unknown): string => {
  const parsed = parseJson(JSON.stringify(value));
  return parsed.ok ? canonicalJson(parsed.value) : parsed.reason;
};

describe('the worked cases of the contract', () => {
  it.skipIf(!existsSync(CONTRACT))('are the fixtures of this repository, byte for byte (skips where the contract is not beside it)', () => {
    const files = readdirSync(CONTRACT, { recursive: true, withFileTypes: true }).filter((it) => it.isFile());
    for (const file of files) {
      const path = join(file.parentPath, file.name);
      expect(readFileSync(join(FOLDER, path.slice(CONTRACT.length))).equals(readFileSync(path)), path).toBe(true);
    }
    expect(files.length).toBeGreaterThan(40);
  });

  for (const name of cases.filter((it) => it === 'seed-shapes' || it.startsWith('solved-'))) {
    it(`${name} compiles to the exact shapes`, () => {
      const { rowSet, compilation } = compile(name);
      expect([...rowSet.issues, ...compilation.issues].filter((it) => it.severity === 'error')).toEqual([]);
      const sets = new Map(compilation.sets.map((it) => [`${it.scenarioName}/${it.constraintSetName}`, it.set]));
      for (const it of expected(name)) {
        const set = sets.get(`${it.scenario_name}/${it.constraint_set_name}`);
        expect(set && canonicalJson(shapesToJson(set.shapes))).toBe(exact(it.compiled));
      }
      expect(compilation.sets.length).toBe(expected(name).length);
    });
  }

  it('issues: every mistake is found at its row, and nothing else', () => {
    const { rowSet, compilation } = compile('issues');
    const found = [...rowSet.issues, ...compilation.issues].map((it) => `${it.place.tab}!${it.place.row} ${it.code} ${it.severity}`);
    const wanted = expected('issues').issues.map(
      (it: { tab: string; row: number; code: string; severity: string }) => `${it.tab}!${it.row} ${it.code} ${it.severity}`,
    );
    expect(found.sort()).toEqual(wanted.sort());
    const stored = compilation.sets.filter((it) => it.set).map((it) => `${it.scenarioName}/${it.constraintSetName}`);
    expect(stored).toEqual(expected('issues').stored);
    const clean = compilation.sets.find((it) => it.constraintSetName === 'Clean')?.set;
    expect(clean && canonicalJson(shapesToJson(clean.shapes))).toBe(exact(expected('issues').clean));
  });

  it('infeasible: no static check rejects a set', () => {
    const { rowSet, compilation } = compile('infeasible');
    expect([...rowSet.issues, ...compilation.issues]).toEqual([]);
    expect(compilation.sets.map((it) => it.constraintSetName)).toEqual(['Cap', 'Chain', 'Pair']);
  });
});
