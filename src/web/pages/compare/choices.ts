import type { Schemas } from '../../api/client.ts';
import type { Comparison } from '../../api/queries-compare.ts';

/** Initiatives by the runs that choose them. */
export interface Chosen {
  readonly key: string;
  readonly title: string;
  readonly tokens: number | null;
  readonly where: (typeof WHERE)[keyof typeof WHERE];
  /** The ids of the runs that choose it. */
  readonly runs: readonly string[];
}

export const WHERE = { all: 'In every plan', some: 'Only in some', none: 'In none' } as const;

type Initiative = Schemas['ReportedInitiative'];

/** The first report that knows an initiative names it. */
export const knownInitiatives = (reports: readonly { readonly initiatives: readonly Initiative[] }[]): ReadonlyMap<string, Initiative> =>
  new Map(reports.toReversed().flatMap(({ initiatives }) => initiatives.map((it) => [it.key, it] as const)));

export const choicesOf = (comparison: Comparison, known: ReadonlyMap<string, Initiative>): readonly Chosen[] => {
  const withPlan = comparison.runs.filter((it) => it.has_plan).map((it) => it.run_id);
  const row = (key: string, where: Chosen['where'], runs: readonly string[]): Chosen => ({
    key,
    title: known.get(key)?.title ?? '',
    tokens: known.get(key)?.tokens ?? null,
    where,
    runs,
  });
  return [
    ...comparison.in_some.map((it) => row(it.initiative, WHERE.some, it.run_ids)),
    ...comparison.in_all.map((key) => row(key, WHERE.all, withPlan)),
    ...comparison.in_none.map((key) => row(key, WHERE.none, [])),
  ];
};
