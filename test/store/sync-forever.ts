import { decimal } from '../../src/base/decimal.ts';
import { openStore } from '../../src/store/open-store.ts';
import { saveSync } from '../../src/store/save-sync.ts';
import { candidate, caps, good, type Sheet, scenario, set, sync } from './builders.ts';

/** A program that is meant to be killed: it syncs generation after generation, and says `done N` when one is acknowledged. */

/** Every record of a generation carries its number, so that a mixture shows. */
export const generation = (n: number): Sheet => ({
  candidates: Array.from({ length: 60 }, (_, i) => candidate(`INIT-${i}`, String(n), { title: `generation ${n}` })),
  scenarios: [scenario('Base', { capacityTokens: decimal(String(n)) })],
  sets: Array.from({ length: 4 }, (_, i) => good(set('Base', `Set ${i}`, caps(['country', 'UK', String(n)])))),
});

if (import.meta.main) {
  const [folder = '', from = '1'] = process.argv.slice(2);
  const store = await openStore({ kind: 'embedded', folder });
  process.stdout.write('open\n');
  for (let n = Number(from); ; n++) {
    await saveSync(store, sync('kill', generation(n)));
    process.stdout.write(`done ${n}\n`);
  }
}
