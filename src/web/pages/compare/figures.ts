import type { ComparedRun, Comparison } from '../../api/queries-compare.ts';

/** What stands side by side: one figure as every run has it, with its difference to the first run. */
export interface Figure {
  readonly id: string;
  readonly name: string;
  readonly cells: readonly FigureCell[];
}

export interface FigureCell {
  /** `null`: this run has no such number. */
  readonly value: number | null;
  /** To the first run; `null`: there is none, or the two cannot be held against each other. */
  readonly change: number | null;
  /** Words beside the number: `of 240`. */
  readonly note: string;
}

/** Whether more of it is better; `null`: neither. */
export type Direction = 'increase' | 'decrease' | null;

export interface JudgedFigure extends Figure {
  readonly direction: Direction;
  /** Computed, and shown with six digits. */
  readonly isRough: boolean;
  /** The values measure different things: no difference is told. */
  readonly isOtherMeasure: boolean;
}

export interface KpiFacts {
  readonly kpi: string;
  readonly name: string;
  readonly unit: string;
  readonly direction: 'increase' | 'decrease';
}

type Notes = (value: number) => string;
type Values = (run: ComparedRun) => number | null | undefined;

/** Doubles of decimals: their differences are told with the digits that hold. */
const DIGITS = 12;

const minus = (after: number | null, before: number | null): number | null =>
  after === null || before === null ? null : Number((after - before).toPrecision(DIGITS));

const figureOf = (
  runs: readonly ComparedRun[],
  { id, name, of, note = () => '' }: { id: string; name: string; of: Values; note?: (run: ComparedRun) => string },
  { direction = null, isRough = false, isOtherMeasure = false }: Partial<Omit<JudgedFigure, keyof Figure>> = {},
): JudgedFigure => {
  const values = runs.map((run) => of(run) ?? null);
  return {
    id,
    name,
    direction,
    isRough,
    isOtherMeasure,
    cells: runs.map((run, at) => ({
      value: values[at] ?? null,
      change: at === 0 || isOtherMeasure ? null : minus(values[at] ?? null, values[0] ?? null),
      note: note(run),
    })),
  };
};

const namesOf = (runs: readonly ComparedRun[], of: (run: ComparedRun) => readonly string[]): readonly string[] => [
  ...new Set(runs.flatMap(of)),
];

const planned =
  (of: Values): Values =>
  (run) =>
    run.has_plan ? of(run) : null;

/** What each plan is worth, and what it takes. */
export const planFigures = ({ runs, one_measure }: Comparison, kpis: readonly KpiFacts[], say: Notes): readonly JudgedFigure[] => {
  const titles = new Map(kpis.map((it) => [it.kpi, titleOf(it)]));
  const stages = namesOf(runs, ({ objectives }) => objectives.map(({ name }) => name));
  const found = namesOf(runs, (run) => Object.keys(run.kpis));
  return [
    figureOf(runs, { id: 'proof', name: 'Proven best', of: () => null, note: proofWords }),
    ...stages.map((name) => {
      const stageOf = ({ objectives }: ComparedRun) => objectives.find((it) => it.name === name);
      const kpi = runs.map((run) => stageOf(run)?.kpi).find((it) => it !== undefined && it !== null);
      const words = kpi === undefined || kpi === null ? 'weighted KPIs' : (titles.get(kpi) ?? kpi);
      const of: Values = (run) => {
        const stage = stageOf(run);
        return stage ? stage.sum / stage.divisor : null;
      };
      return figureOf(
        runs,
        { id: `objective.${name}`, name: `Objective: ${words}`, of },
        { direction: 'increase', isRough: true, isOtherMeasure: !one_measure },
      );
    }),
    figureOf(runs, { id: 'count', name: 'Initiatives', of: planned(({ selected }) => selected.length) }),
    figureOf(runs, {
      id: 'tokens',
      name: 'Tokens used',
      of: planned((run) => run.capacity_used),
      note: ({ capacity_total: total }) => (total === null ? 'no limit' : `of ${say(total)}`),
    }),
    ...found.map((kpi) => {
      const facts = kpis.find((it) => it.kpi === kpi);
      return figureOf(
        runs,
        { id: `kpi.${kpi}`, name: titles.get(kpi) ?? kpi, of: planned((run) => run.kpis[kpi]) },
        { direction: facts?.direction ?? null },
      );
    }),
  ];
};

const proofWords = ({ proven, has_plan }: ComparedRun): string => (proven ? 'yes' : has_plan ? 'not proven' : 'no plan');

const titleOf = ({ kpi, name, unit }: KpiFacts): string => `${name || kpi}${unit === '' ? '' : ` (${unit})`}`;

/** Tokens where a floor or a cap holds in one of the runs. */
export const sliceFigures = ({ runs }: Comparison, say: Notes): readonly JudgedFigure[] => {
  const slices = new Map(runs.flatMap((run) => run.slices.map((it) => [JSON.stringify([it.dimension, it.dimension_key]), it] as const)));
  return [...slices].map(([id, { dimension, dimension_key: key }]) => {
    const sliceOf = (run: ComparedRun) => run.slices.find((it) => it.dimension === dimension && it.dimension_key === key);
    return figureOf(runs, {
      id,
      name: `${dimension} ${key}`,
      of: (run) => sliceOf(run)?.used,
      note: (run) => {
        const slice = sliceOf(run);
        return [
          ...(typeof slice?.floor === 'number' ? [`at least ${say(slice.floor)}`] : []),
          ...(typeof slice?.cap === 'number' ? [`at most ${say(slice.cap)}`] : []),
        ].join(', ');
      },
    });
  });
};

const MISSED = { ok: 'reached', warning: 'missed', critical: 'far missed' } as const;

/** Targets, reached or missed. */
export const targetFigures = ({ runs }: Comparison, kpis: readonly KpiFacts[], say: Notes): readonly JudgedFigure[] => {
  const idOf = (it: ComparedRun['gaps'][number]): string => JSON.stringify([it.target_type, it.kpi, it.dimension, it.dimension_key]);
  const gaps = new Map(runs.flatMap((run) => run.gaps.map((it) => [idOf(it), it] as const)));
  return [...gaps].map(([id, { target_type: type, kpi, dimension, dimension_key: key }]) => {
    const facts = kpis.find((it) => it.kpi === kpi);
    const gapOf = (run: ComparedRun) => run.gaps.find((it) => idOf(it) === id);
    return figureOf(
      runs,
      {
        id,
        name: `${facts ? titleOf(facts) : kpi}, ${dimension === 'all' ? 'everything' : `${dimension} ${key}`}: ${type}`,
        of: (run) => gapOf(run)?.achieved,
        note: (run) => {
          const gap = gapOf(run);
          return gap ? `${MISSED[gap.severity]}: ${type} ${say(gap.target)}` : '';
        },
      },
      { direction: facts?.direction ?? null },
    );
  });
};
