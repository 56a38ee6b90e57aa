/** How a solve goes, from the documents of its progress. */

export interface CoursePoint {
  readonly seconds: number;
  /** The value of the best plan so far. */
  readonly incumbent: number | null;
  /** No plan is worth more. */
  readonly bound: number | null;
}

export interface Course {
  /** What the chart shows: the newest objective, tie-breaks aside. */
  readonly name: string;
  readonly points: readonly CoursePoint[];
  readonly incumbent: number | null;
  readonly bound: number | null;
  readonly gapPct: number | null;
  readonly stage: number;
  readonly stageCount: number;
  /** Among equally good plans: `fewest tokens`, `fewest changes`. */
  readonly tieBreak: string | null;
  /** There is no plan; so many questions were asked to find out why. */
  readonly questions: number | null;
  readonly seconds: number;
}

interface Step extends CoursePoint {
  readonly name: string;
  readonly stage: number;
  readonly stageCount: number;
  readonly gapPct: number | null;
}

const TIE = 'tie-break: ';

type Fields = { readonly [key: string]: unknown };
const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;
const numberOf = (it: unknown): number | null => (typeof it === 'number' ? it : null);

const stepOf = (document: unknown): readonly Step[] => {
  const progress = isFields(document) ? document.progress : null;
  if (!isFields(progress)) return [];
  const { name, stage, stage_count: stageCount, incumbent, bound, gap_pct: gapPct, seconds } = progress;
  return [
    {
      name: String(name),
      stage: numberOf(stage) ?? 1,
      stageCount: numberOf(stageCount) ?? 1,
      incumbent: numberOf(incumbent),
      bound: numberOf(bound),
      gapPct: numberOf(gapPct),
      seconds: numberOf(seconds) ?? 0,
    },
  ];
};

/** `null`: nothing was told yet. */
export const readCourse = (documents: readonly unknown[]): Course | null => {
  const steps = documents.flatMap(stepOf);
  const last = documents.at(-1);
  const explain = isFields(last) && isFields(last.explain) ? last.explain : null;
  const newest = steps.at(-1);
  if (!newest && !explain) return null;
  const shown = steps.findLast(({ name }) => !name.startsWith(TIE)) ?? newest;
  const points = shown ? steps.filter(({ stage, name }) => stage === shown.stage && name === shown.name) : [];
  return {
    name: shown?.name ?? '',
    points: points.map(({ seconds, incumbent, bound }) => ({ seconds, incumbent, bound })),
    incumbent: shown?.incumbent ?? null,
    bound: shown?.bound ?? null,
    gapPct: shown?.gapPct ?? null,
    stage: newest?.stage ?? 1,
    stageCount: newest?.stageCount ?? 1,
    tieBreak: newest?.name.startsWith(TIE) ? newest.name.slice(TIE.length) : null,
    questions: explain ? (numberOf(explain.questions) ?? 0) : null,
    seconds: numberOf(explain?.seconds) ?? newest?.seconds ?? 0,
  };
};
