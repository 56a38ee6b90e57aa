import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CATALOGUE } from '../scripts/issues-page.ts';
import { docsPages } from '../scripts/make-docs.ts';
import { EXAMPLES, ruleDocs } from '../scripts/rules-page.ts';
import { compileSets } from '../src/compile/compile-sets.ts';
import { readRows } from '../src/rows/read-rows.ts';
import { rulebook } from '../src/rules/index.ts';
import { toWorkbook } from './support/csv-workbook.ts';

const ROOT = join(import.meta.dirname, '..');

/** The codes that the contract names. */
const STABLE_CODES = `tab-missing column-missing column-duplicate cell-error value-missing number-invalid number-negative
  boolean-invalid date-invalid json-invalid key-duplicate tokens-missing scenario-unknown mode-unknown
  weights-missing weights-invalid type-unknown dimension-unknown initiative-unknown kpi-unknown slice-empty
  slice-ambiguous members-missing pair-size self-reference row-duplicate value-conflict bundle-single
  bundle-overlap prerequisite-cycle column-unused mandatory-excluded mandatory-closure floor-above-cap
  floor-unreachable floors-above-capacity target-unreachable north-star-missing period-unknown target-sign
  goal-unreachable spelling-mixed`.split(/\s+/);

describe('the pages made from the code', () => {
  it('are up to date (npm run docs renews them)', async () => {
    for (const [path, text] of await docsPages()) expect(readFileSync(join(ROOT, path), 'utf8'), path).toBe(text);
  });

  it('explain every code that the contract names, and each with a meaning, an example and a remedy', () => {
    const codes = new Set(CATALOGUE.map((it) => it.code));
    expect(STABLE_CODES.filter((code) => !codes.has(code))).toEqual([]);
    const bare = CATALOGUE.filter((it) => it.means === '' || it.example === '' || it.fix === '' || !/^[a-z]+(-[a-z]+)*$/.test(it.code));
    expect(bare.map((it) => it.code)).toEqual([]);
  });

  it('leave no kind of finding unused: every entry of the catalogues is raised somewhere', () => {
    const sources = ['rows', 'compile', 'compile/contradictions', 'rules', 'report'].flatMap((room) =>
      readdirSync(join(ROOT, 'src', room))
        .filter((name) => name.endsWith('.ts') && name !== 'issues.ts' && !name.endsWith('.test.ts'))
        .map((name) => readFileSync(join(ROOT, 'src', room, name), 'utf8')),
    );
    const catalogues = ['rows', 'compile', 'report'].map((room) => readFileSync(join(ROOT, 'src', room, 'issues.ts'), 'utf8'));
    const names = catalogues.flatMap((text) => [...text.matchAll(/export const (\w+) = issueKind/g)].map((match) => match[1] ?? ''));
    expect(names.length).toBe(CATALOGUE.length);
    expect(names.filter((name) => !sources.some((text) => new RegExp(`\\b${name}\\b`).test(text)))).toEqual([]);
  });

  it('say every head of every rule, and show an example of every type that compiles without a finding', async () => {
    for (const { name, types, heads } of await ruleDocs()) {
      for (const [head, text] of Object.entries(heads)) expect(text, `${name}: ${head}`).not.toBe('');
      for (const { word } of types) expect(findingsOf({ constraint_type: word, ...EXAMPLES[word] }), word).toEqual([]);
    }
  });
});

const findingsOf = (cells: Readonly<Record<string, string>>): readonly string[] => {
  const names = Object.keys(cells);
  const rowSet = readRows(
    toWorkbook({
      Candidates: [
        ['initiative_key', 'country', 'product', 'engineering_tokens', 'kpi.gmv'],
        ...[1, 2, 3, 4].map((it) => [`INIT-00000${it}`, 'UK', 'Payments', '10', '12']),
      ],
      Scenario_Config: [
        ['scenario_name', 'objective_mode'],
        ['Q1', 'north_star'],
      ],
      Constraints: [
        ['scenario_name', 'constraint_set_name', ...names],
        ['Q1', 'Base', ...names.map((name) => cells[name] ?? '')],
      ],
      Targets: [['scenario_name', 'constraint_set_name', 'kpi_key', 'target_type', 'target_value']],
    }),
  );
  const { issues } = compileSets(
    rowSet,
    rulebook.map((rule) => rule.compile),
  );
  return [...rowSet.issues, ...issues].map((it) => `${it.code}: ${it.message}`);
};
