import type { TargetBar } from '../../charts/target-bars.tsx';
import type { ValuePoint } from '../../charts/value-scatter.tsx';
import { type Initiative, type Report, sliceName } from './initiatives.ts';

/** What the pictures of a plan are drawn from. */

export type Met = TargetBar;

/** Each KPI of a slice that has a target, with its floor and its goal together. */
export const metTargets = ({ gaps, kpis }: Pick<Report, 'gaps' | 'kpis'>): readonly Met[] => {
  const met = new Map<string, Met>();
  for (const { dimension, key, kpi, unit, target_type, target, baseline, achieved } of gaps) {
    const place = [dimension, key, kpi].join('\n');
    const slice = dimension === 'all' ? '' : `, ${sliceName(dimension, key)}`;
    const known = met.get(place) ?? {
      name: `${kpi}${slice}`,
      unit,
      isFalling: kpis.find((it) => it.kpi === kpi)?.direction === 'decrease',
      from: baseline ?? 0,
      achieved,
      floor: null,
      goal: null,
    };
    met.set(place, { ...known, [target_type]: target });
  }
  return [...met.values()];
};

/** Those without tokens have no place. */
export const valuePoints = (initiatives: readonly Initiative[], misses: readonly Initiative[]): readonly ValuePoint[] => {
  const near = new Set(misses);
  return initiatives.flatMap((it) =>
    it.tokens === null
      ? []
      : [
          {
            key: it.key,
            title: it.title,
            tokens: it.tokens,
            worth: it.score.shown,
            group: it.selected ? 'chosen' : near.has(it) ? 'near' : 'left-out',
          },
        ],
  );
};
