import { expect, it } from 'vitest';
import { PlanwrightError, StaleError } from '../../../src/base/errors.ts';
import { openGoogleSheet } from '../../../src/sheet/google/google-sheet.ts';
import type { CellEdit, WorkbookEdits } from '../../../src/sheet/workbook.ts';
import { type Fault, MemorySheets } from '../../support/memory-sheets.ts';
import { random as seeded } from '../../support/random.ts';

const PLANNED = 12;

const newSheet = (): MemorySheets => {
  const google = new MemorySheets();
  const rows = Array.from({ length: PLANNED }, (_, at) => [`key ${at}`, at, `note ${at}`]);
  google.add('Candidates', [['id', 'tokens', 'notes', 'run_status'], ...rows]);
  google.add('Results', [
    ['run_id', 'name'],
    ['r0', 'A'],
    ['r0', 'B'],
  ]);
  return google;
};

const all = (): boolean => true;
const column = (google: MemorySheets, tab: string, header: string): number => google.content(tab)[0]?.indexOf(header) ?? -1;

/** What the app does: reads, plans, writes, and reads anew where the sheet changed. */
const writeRun = async (google: MemorySheets, runId: string): Promise<void> => {
  const source = openGoogleSheet(google.access, 'abc');
  for (let tries = 1; ; tries++) {
    const { fingerprint } = await source.read(all);
    const [candidates, results] = [google.content('Candidates'), google.content('Results')];
    const [key, status] = [column(google, 'Candidates', 'id'), column(google, 'Candidates', 'run_status') + 1];
    const statuses = candidates.flatMap((row, at): readonly CellEdit[] =>
      at > 0 && row.some((it) => String(it).startsWith('key'))
        ? [{ row: at + 1, column: status, value: { text: `ok ${runId} ${row[key]}` } }]
        : [],
    );
    const isThere = results.some((row) => row.includes(runId));
    const runs = isThere ? [] : [1, 2].map((at): CellEdit => ({ row: results.length + at, column: 1, value: { text: runId } }));
    const edits: WorkbookEdits = {
      edits: [
        { sheet: 'Candidates', cells: statuses },
        { sheet: 'Results', cells: runs },
      ],
      newSheets: [],
    };
    try {
      await source.write(edits, fingerprint);
      return;
    } catch (thrown) {
      if (!(thrown instanceof StaleError) || tries === 5) throw thrown;
    }
  }
};

/** What a planner does in one moment, and what of theirs must be there ever after. */
const plannerActs = (google: MemorySheets, pick: (count: number) => number, number: number): string | undefined => {
  const typed = `typed ${number}`;
  const row = 2 + pick(PLANNED);
  const what = [
    () => google.type('Candidates', row, column(google, 'Candidates', 'notes') + 1, typed),
    () => google.insertRow('Candidates', row),
    () => google.insertRow('Results', 2 + pick(3)),
    () => google.insertColumn('Candidates', 1 + pick(4)),
    () => google.deleteRow('Candidates', row),
    () => google.sort('Candidates'),
  ][pick(6)];
  what?.();
  return google.content('Candidates').flat().includes(typed) ? typed : undefined;
};

it.each(Array.from({ length: 50 }, (_, at) => at))(
  'loses nothing of a planner’s and doubles nothing of ours, whatever fails (%i)',
  async (batch) => {
    for (let seed = batch * 10; seed < batch * 10 + 10; seed++) {
      const { next: random } = seeded(seed);
      const pick = (count: number): number => Math.floor(random() * count);
      const google = newSheet();
      const kept = new Set(google.content('Candidates').slice(1).flat().map(String));
      google.before = (_, number): Fault | undefined => {
        if (random() < 0.15) {
          // What is typed over or deleted is the planner's own doing.
          const before = google.content('Candidates').flat().map(String);
          const typed = plannerActs(google, pick, number);
          const now = new Set(google.content('Candidates').flat().map(String));
          for (const cell of before) if (!now.has(cell)) kept.delete(cell);
          if (typed) kept.add(typed);
        }
        const status = [null, 429, 500, 503][pick(4)] ?? null;
        if (random() < 0.2) return { refused: { status } };
        return random() < 0.15 && status !== 429 ? { lost: { status } } : undefined;
      };
      // On every other sheet two write at once.
      const runs = seed % 2 === 0 ? ['r1'] : ['r2', 'r1'];
      const ends = await Promise.all(runs.map((run) => writeRun(google, run).catch((thrown: unknown) => thrown)));
      const codes = ends.flatMap((end) => (end === undefined ? [] : [end instanceof PlanwrightError ? end.code : 'no error of ours']));
      expect(codes, `seed ${seed}`).not.toContain('bug');
      expect(codes, `seed ${seed}`).not.toContain('no error of ours');
      const disturbed = codes.includes('write-disturbed');
      const now = new Set(google.content('Candidates').flat().map(String));
      if (!disturbed)
        expect(
          [...kept].filter((it) => !now.has(it)),
          `seed ${seed}`,
        ).toEqual([]);
      const results = google.content('Results').flat();
      if (!disturbed)
        expect(
          results.filter((it) => it === 'A' || it === 'B'),
          `seed ${seed}`,
        ).toEqual(['A', 'B']);
      google.before = () => undefined;
      if (disturbed) continue;
      // Run again from the start, as whoever was interrupted would.
      for (const run of runs) await writeRun(google, run);
      const written = google.content('Results').flat();
      for (const run of runs)
        expect(
          written.filter((it) => it === run),
          `seed ${seed}`,
        ).toHaveLength(2);
      const [key, status] = [column(google, 'Candidates', 'id'), column(google, 'Candidates', 'run_status')];
      for (const row of google.content('Candidates').slice(1)) if (row[key]) expect(row[status], `seed ${seed}`).toBe(`ok r1 ${row[key]}`);
    }
  },
);
