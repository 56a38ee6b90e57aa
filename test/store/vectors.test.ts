import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { compileSets } from '../../src/compile/compile-sets.ts';
import { readRows } from '../../src/rows/read-rows.ts';
import { rulebook } from '../../src/rules/index.ts';
import { checkStore } from '../../src/store/describe-store.ts';
import { encodeCandidate, encodeScenario, encodeSet } from '../../src/store/documents.ts';
import { loadRunInputs } from '../../src/store/load-inputs.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { readCsvTabs, toWorkbook } from '../support/csv-workbook.ts';
import { sync } from './builders.ts';
import { freshName, onBothStores } from './stores.ts';

const FOLDER = join(import.meta.dirname, '..', 'vectors');

onBothStores(({ store }) => {
  describe.each(readdirSync(FOLDER, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : [])))(
    '%s',
    (vector) => {
      test('is stored and loaded without a difference, and a second sync changes nothing', async () => {
        const name = freshName();
        const rowSet = readRows(toWorkbook(readCsvTabs(join(FOLDER, vector))));
        const compilation = compileSets(
          rowSet,
          rulebook.map((rule) => rule.compile),
        );
        const input = sync(name, {}, { rowSet, compilation });
        await saveSync(store(), input);
        expect((await saveSync(store(), { ...input, now: '2027-01-01T00:00:00.000Z' })).changes).toEqual([]);
        for (const { scenarioName, constraintSetName, set } of compilation.sets) {
          if (!set) continue;
          const stored = await loadRunInputs(store(), name, scenarioName, constraintSetName);
          expect(encodeSet(stored.set)).toEqual(encodeSet(set));
          expect(stored.candidates.map(encodeCandidate)).toEqual(rowSet.candidates.filter(({ broken }) => !broken).map(encodeCandidate));
          expect(encodeScenario(stored.scenario)).toEqual(
            encodeScenario(rowSet.scenarios.find((it) => it.name === scenarioName) ?? stored.scenario),
          );
          expect([stored.kpis, stored.northStar]).toEqual([rowSet.kpis, rowSet.northStar]);
        }
        expect((await checkStore(store())).filter((finding) => finding.startsWith(name))).toEqual([]);
      });
    },
  );
});
