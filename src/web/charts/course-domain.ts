import type { CoursePoint } from '../words/run-course.ts';

/** So many times the gap that is left is seen to either side of it. */
const AROUND = 4;
/** And no less than this part of what the plan is worth. */
const LEAST = 0.01;

/**
 * From where to where a chart of a search goes: around what is still open. The first bound of a search often lies far off, and everything after it
 * would be one flat line. `null`: nothing is known of both sides yet.
 */
export const courseDomain = (points: readonly CoursePoint[]): readonly [number, number] | null => {
  const values = points.flatMap(({ incumbent, bound }) => [incumbent, bound]).filter((it) => it !== null);
  const [plan, bound] = [points.findLast((it) => it.incumbent !== null)?.incumbent, points.findLast((it) => it.bound !== null)?.bound];
  if (plan === undefined || plan === null || bound === undefined || bound === null) return null;
  const room = Math.max(AROUND * Math.abs(bound - plan), LEAST * Math.abs(plan));
  const from = Math.max(Math.min(...values), Math.min(plan, bound) - room);
  const to = Math.min(Math.max(...values), Math.max(plan, bound) + room);
  return from < to ? [from, to] : null;
};
