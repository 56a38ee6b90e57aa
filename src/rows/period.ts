/**
 * Periods (§2): `2026`, `2026-H1`, `2026-Q1`, `2026-01`, `2026-W05` (ISO weeks). Days are counted from 1970-01-01 (UTC), so that
 * comparing is arithmetic and no time zone can shift a date.
 */
export interface Period {
  /** Canonical spelling. */
  readonly key: string;
  /** First and last day. */
  readonly from: number;
  readonly to: number;
}

const DAY_MS = 86_400_000;
const dayOf = (year: number, month: number, day: number): number => Date.UTC(year, month - 1, day) / DAY_MS;
const months = (key: string, year: number, first: number, count: number): Period => ({
  key,
  from: dayOf(year, first, 1),
  to: dayOf(year, first + count, 1) - 1,
});

/** The day number of an ISO date. */
export const dayOfIso = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY_MS;

const FORM = /^(\d{4})(?:-(?:H([12])|Q([1-4])|W(\d{2})|(\d{2})))?$/iu;

/** The period a key names, or `undefined` for free text. */
export const parsePeriod = (text: string): Period | undefined => {
  const [, y, half, quarter, week, month] = FORM.exec(text) ?? [];
  if (y === undefined) return undefined;
  const year = Number(y);
  const key = text.toUpperCase();
  if (half) return months(key, year, Number(half) * 6 - 5, 6);
  if (quarter) return months(key, year, Number(quarter) * 3 - 2, 3);
  if (week) return isoWeek(key, year, Number(week));
  if (month) return Number(month) >= 1 && Number(month) <= 12 ? months(key, year, Number(month), 1) : undefined;
  return months(key, year, 1, 12);
};

// ISO 8601: week 1 is the week (from Monday) that holds 4 January.
const firstMonday = (year: number): number => {
  const fourth = dayOf(year, 1, 4);
  const weekday = (fourth + 3) % 7; // 1970-01-01 was a Thursday; Monday is 0
  return fourth - weekday;
};

const isoWeek = (key: string, year: number, week: number): Period | undefined => {
  const from = firstMonday(year) + (week - 1) * 7;
  return week >= 1 && from < firstMonday(year + 1) ? { key, from, to: from + 6 } : undefined;
};

/** Does a candidate's period fit a scenario's (§2)? Known periods when they overlap, free text when equal, a blank always. */
export const fitsPeriod = (candidate: string | null, scenario: string | null): boolean => {
  if (candidate === null || scenario === null) return true;
  const a = parsePeriod(candidate);
  const b = parsePeriod(scenario);
  if (a && b) return a.from <= b.to && b.from <= a.to;
  return candidate.toLowerCase() === scenario.toLowerCase();
};
