import { bundle } from './bundle.ts';
import { capacityCap } from './capacity-cap.ts';
import { capacityFloor } from './capacity-floor.ts';
import { exclusion } from './exclusion.ts';
import { mandatory } from './mandatory.ts';
import { prerequisite } from './prerequisite.ts';
import type { Rule } from './rule.ts';
import { synergy } from './synergy.ts';
import { target } from './target.ts';

/** The rulebook: every constraint type there is. Adding one is copying the nearest file and listing it here. */
export const rulebook: readonly Rule[] = [capacityFloor, capacityCap, mandatory, bundle, exclusion, prerequisite, synergy, target];
