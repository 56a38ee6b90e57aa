import type { Contradiction } from './contradiction.ts';
import { floorAboveCap } from './floor-above-cap.ts';
import { floorUnreachable } from './floor-unreachable.ts';
import { floorsAboveCapacity } from './floors-above-capacity.ts';
import { mandatoryClosure } from './mandatory-closure.ts';
import { mandatoryExcluded } from './mandatory-excluded.ts';
import { targetUnreachable } from './target-unreachable.ts';

/** In the order in which a row reports them: only the first that applies. */
export const contradictions: readonly Contradiction[] = [
  mandatoryExcluded,
  mandatoryClosure,
  floorAboveCap,
  floorUnreachable,
  targetUnreachable,
  floorsAboveCapacity,
];
