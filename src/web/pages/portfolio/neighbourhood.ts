import type { Initiative } from './initiatives.ts';

/** What an initiative is tied to by rules. */

export type Tie = 'needs' | 'needed-by' | 'bundle' | 'excludes' | 'synergy';

export interface Neighbour {
  readonly key: string;
  readonly tie: Tie;
  /** The bundle; the bonus in percent. */
  readonly detail: string;
  /** Null: it is not in the run. */
  readonly initiative: Initiative | null;
}

export const TIE_WORDS: Readonly<Record<Tie, string>> = {
  needs: 'It needs',
  'needed-by': 'Needed by',
  bundle: 'All or none with',
  excludes: 'Not both with',
  synergy: 'Better together with',
};

/** Of each initiative that it is tied to, once for each tie. */
export const neighboursOf = (initiative: Initiative, all: readonly Initiative[]): readonly Neighbour[] => {
  const byKey = new Map(all.map((it) => [it.key, it]));
  const make = (tie: Tie, key: string, detail = ''): Neighbour => ({ key, tie, detail, initiative: byKey.get(key) ?? null });
  const bundled = initiative.bundles.flatMap((bundle) =>
    all.filter((it) => it.key !== initiative.key && it.bundles.includes(bundle)).map(({ key }) => make('bundle', key, bundle)),
  );
  return [
    ...initiative.prerequisites.map((key) => make('needs', key)),
    ...initiative.needed_by.map((key) => make('needed-by', key)),
    ...bundled,
    ...initiative.excludes.map((key) => make('excludes', key)),
    ...initiative.synergies.map((it) => make('synergy', it.initiative, `+${it.bonus_pct} %`)),
  ];
};

export interface Placed extends Neighbour {
  readonly x: number;
  readonly y: number;
}

const SIDES: Readonly<Record<Tie, 'start' | 'end'>> = {
  needs: 'start',
  'needed-by': 'end',
  bundle: 'end',
  excludes: 'start',
  synergy: 'end',
};
const STEP = 34;
const TOP = 22;

/** What it needs and what it shuts out stand before it, what needs it and goes with it after it; itself in the middle. */
export const placeNeighbours = (
  neighbours: readonly Neighbour[],
  width: number,
): { readonly placed: readonly Placed[]; readonly height: number; readonly middle: { readonly x: number; readonly y: number } } => {
  const on = (side: 'start' | 'end'): readonly Neighbour[] => neighbours.filter(({ tie }) => SIDES[tie] === side);
  const most = Math.max(on('start').length, on('end').length, 1);
  const height = 2 * TOP + (most - 1) * STEP;
  const column = (side: 'start' | 'end', x: number): readonly Placed[] => {
    const there = on(side);
    const top = height / 2 - ((there.length - 1) * STEP) / 2;
    return there.map((it, at) => ({ ...it, x, y: top + at * STEP }));
  };
  return {
    placed: [...column('start', width * 0.17), ...column('end', width * 0.83)],
    height,
    middle: { x: width / 2, y: height / 2 },
  };
};
