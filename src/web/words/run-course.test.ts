import { expect, it } from 'vitest';
import { readCourse } from './run-course.ts';

const step = (seconds: number, incumbent: number | null, bound: number | null, more: Record<string, unknown> = {}): unknown => ({
  progress: { name: 'weighted_kpis', stage: 1, stage_count: 2, incumbent, bound, gap_pct: null, seconds, ...more },
});

it('knows nothing before anything was told', () => {
  expect(readCourse([])).toBeNull();
  expect(readCourse(['?', {}, { progress: 3 }])).toBeNull();
});

it('tells how the best plan and the bound come closer', () => {
  const course = readCourse([step(0.1, null, 9), step(0.5, 4, 8, { gap_pct: 100 })]);
  expect(course).toMatchObject({ name: 'weighted_kpis', incumbent: 4, bound: 8, gapPct: 100, seconds: 0.5, tieBreak: null });
  expect(course?.points).toEqual([
    { seconds: 0.1, incumbent: null, bound: 9 },
    { seconds: 0.5, incumbent: 4, bound: 8 },
  ]);
});

it('goes on showing the objective while ties are broken, and the newest of several objectives', () => {
  const tie = { name: 'tie-break: fewest tokens', stage: 2 };
  expect(readCourse([step(1, 5, 5), step(2, -70, -60, tie)])).toMatchObject({
    name: 'weighted_kpis',
    incumbent: 5,
    stage: 2,
    tieBreak: 'fewest tokens',
    seconds: 2,
  });
  expect(readCourse([step(1, 5, 5, { name: 'gmv' }), step(2, 7, 9, { name: 'nps', stage: 2 })])).toMatchObject({
    name: 'nps',
    points: [{ seconds: 2, incumbent: 7, bound: 9 }],
  });
});

it('tells that the rows of a conflict are looked for', () => {
  expect(readCourse([{ explain: { questions: 12, seconds: 3.5 } }])).toMatchObject({ questions: 12, seconds: 3.5, points: [] });
});
