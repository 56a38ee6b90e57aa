import type { Schemas } from './client.ts';

/** The answers of jobs, as the service describes them. */

export const toValue = ({ sum, divisor }: { readonly sum: number; readonly divisor: number }): number => sum / divisor;

export type CurveAnswer = Schemas['CurveDocument'];
export type CurveStep = CurveAnswer['steps'][number];

export type FrontierAnswer = Schemas['FrontierDocument'];
export type FrontierPoint = FrontierAnswer['points'][number];

export type RobustnessAnswer = Schemas['RobustnessDocument'];
export type InitiativeInFutures = RobustnessAnswer['initiatives'][number];
export type BrokenInFutures = RobustnessAnswer['fit']['broken'][number];
export type RegretAt = NonNullable<RobustnessAnswer['regret']>['median'];
