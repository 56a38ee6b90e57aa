import { issueKind } from '../base/issue.ts';

/**
 * The catalogue of this room: findings about rules, alone and among each other, and the words for each.
 * Message: what was found; what is expected; what to do.
 */

export const scenarioUnknown = issueKind({
  code: 'scenario-unknown',
  severity: 'error',
  facts: ['found', 'suggestion'],
  says: ({ found, suggestion }) => `Scenario "${found}" is not on Scenario_Config.${suggestion}`,
  means: 'A rule names a scenario that Scenario_Config does not have. The row belongs to no set: it blocks none, and every run names it.',
  example: '`2027-Q9` where only `2027-Q1` exists.',
  fix: 'Correct the name, or add the scenario.',
});

export const typeUnknown = issueKind({
  code: 'type-unknown',
  severity: 'error',
  facts: ['column', 'found', 'expected', 'suggestion'],
  says: ({ column, found, expected, suggestion }) => `${column} "${found}" is not known.${suggestion} Expected ${expected}.`,
  means: 'The type of a rule, or of a target, is none of the known words.',
  example: '`capacity_flor`; a target of type `minimum`.',
  fix: 'Use one of the words of the drop-down.',
});

export const dimensionUnknown = issueKind({
  code: 'dimension-unknown',
  severity: 'error',
  facts: ['found', 'expected', 'suggestion'],
  says: ({ found, expected, suggestion }) => `Dimension "${found}" is not known.${suggestion} Expected ${expected}.`,
  means: 'The dimension of a rule is no column of Candidates, and no combination of some joined with `_`.',
  example: '`contry`; `country` on a mandatory row, which is about initiatives.',
  fix: 'Use the name of a dimension column, several joined with `_`, or `all`.',
});

export const sliceEmpty = issueKind({
  code: 'slice-empty',
  severity: 'error',
  facts: ['slice', 'suggestion', 'effect'],
  says: ({ slice, suggestion, effect }) => `No initiative is in ${slice}.${suggestion} ${effect}`,
  means: 'No candidate carries the slice key. An error for a floor (it can never be met), a warning for a cap or a goal.',
  example: 'A floor for country `Atlantis`.',
  fix: 'Correct the key, or fill the dimension on Candidates.',
});

export const sliceAmbiguous = issueKind({
  code: 'slice-ambiguous',
  severity: 'error',
  facts: ['found', 'readings'],
  says: ({ found, readings }) =>
    `"${found}" can be read in two ways: ${readings}. Rename one of the keys, so that it is clear which is meant.`,
  means: 'A dimension or key can be spelled by two different combinations of what is on Candidates.',
  example: '`UK_Core_App` where products `Core_App` (country `UK`) and `App` (country `UK_Core`) both exist.',
  fix: 'Rename one of the keys on Candidates.',
});

export const membersMissing = issueKind({
  code: 'members-missing',
  severity: 'error',
  facts: ['what'],
  says: ({ what }) => `member_keys is blank; ${what}.`,
  means: 'A bundle without members, or a prerequisite row that names no prerequisite.',
  example: 'A `bundle` row with a key and nothing in `member_keys`.',
  fix: 'List the initiatives, separated by `|`.',
});

export const pairSize = issueKind({
  code: 'pair-size',
  severity: 'error',
  facts: ['type', 'found', 'expected'],
  says: ({ type, found, expected }) => `${type} needs ${expected}, and this row names ${found}.`,
  means: 'A rule about two initiatives names another number of them.',
  example: 'An `exclude_pair` row with three keys.',
  fix: 'Name exactly two; write one row per pair.',
});

export const selfReference = issueKind({
  code: 'self-reference',
  severity: 'error',
  facts: ['key', 'what'],
  says: ({ key, what }) => `${key} is named as ${what} itself.`,
  means: 'An initiative is paired with itself, or is its own prerequisite.',
  example: 'A prerequisite row of `INIT-1` that lists `INIT-1`.',
  fix: 'Correct one of the two keys.',
});

export const rowDuplicate = issueKind({
  code: 'row-duplicate',
  severity: 'warning',
  facts: ['first'],
  says: ({ first }) => `Says the same as ${first} and counts once.`,
  means: 'A rule is written twice, notes and strength aside. It counts once.',
  example: 'Two rows that both make INIT-1 mandatory.',
  fix: 'Delete one of the rows.',
});

export const bundleSingle = issueKind({
  code: 'bundle-single',
  severity: 'warning',
  facts: ['bundle', 'member'],
  says: ({ bundle, member }) => `Bundle ${bundle} has one member, ${member}, so it binds nothing.`,
  means: 'All or none of one initiative is no rule.',
  example: 'A bundle row with one key.',
  fix: 'Add the other members, or delete the row.',
});

export const bundleOverlap = issueKind({
  code: 'bundle-overlap',
  severity: 'warning',
  facts: ['initiative', 'bundles'],
  says: ({ initiative, bundles }) => `${initiative} is in bundles ${bundles}: together they are all or none.`,
  means: 'An initiative in two bundles ties both together.',
  example: '`INIT-1` in `B1` and in `B2`.',
  fix: 'Nothing, if that is meant; else take it out of one bundle.',
});

export const prerequisiteCycle = issueKind({
  code: 'prerequisite-cycle',
  severity: 'warning',
  facts: ['cycle'],
  says: ({ cycle }) => `These initiatives need each other in a circle: ${cycle}. That means all of them or none.`,
  means: 'Prerequisites that lead back to where they start mean all or none.',
  example: 'A needs B and B needs A.',
  fix: 'Nothing, if that is meant (a bundle says it more plainly); else delete one of the rows.',
});

export const columnUnused = issueKind({
  code: 'column-unused',
  severity: 'warning',
  facts: ['column', 'type'],
  says: ({ column, type }) => `${column} is filled, but ${type} does not use it. It does not count.`,
  means: 'A cell is filled that rules of this type do not read.',
  example: '`min_tokens` on a `capacity_cap` row.',
  fix: 'Clear the cell, or write a second row of the type that was meant.',
});

export const targetSign = issueKind({
  code: 'target-sign',
  severity: 'warning',
  facts: ['kpi', 'value', 'reading'],
  says: ({ kpi, value, reading }) =>
    `A target of ${value} for ${kpi} without a baseline ${reading}. If an improvement is meant, turn the sign; if a level is meant, fill baseline_value.`,
  means:
    'Without a baseline the value is the change to reach; this one is a change for the worse. It may be a guardrail, or a slip of the sign.',
  example: 'A floor of `2` on delivery time, which should decrease: it may worsen by at most 2.',
  fix: 'Nothing, if a guardrail is meant; else turn the sign or fill `baseline_value`.',
});

export const goalUnreachable = issueKind({
  code: 'goal-unreachable',
  severity: 'warning',
  facts: ['kpi', 'slice', 'required', 'most', 'hint'],
  says: ({ kpi, slice, required, most, hint }) =>
    `The goal asks for ${required} of ${kpi} in ${slice}; all initiatives together could give ${most}.${hint}`,
  means: 'A goal above what its slice could ever give. Goals never make a plan infeasible, but this one cannot be met.',
  example: 'A goal of 95 for a KPI whose contributions are tenths: a level, without its baseline.',
  fix: 'If the value is a level, fill `baseline_value`; else lower it.',
});

export const mandatoryExcluded = issueKind({
  code: 'mandatory-excluded',
  severity: 'error',
  facts: ['initiative', 'must', 'not'],
  says: ({ initiative, must, not }) => `${initiative} must be chosen (${must}) and must not be chosen (${not}). Delete one of the rows.`,
  means: 'An initiative is mandatory and excluded in the same set.',
  example: '`mandatory` and `exclude_initiative` of `INIT-1`.',
  fix: 'Delete one of the rows.',
});

export const mandatoryClosure = issueKind({
  code: 'mandatory-closure',
  severity: 'error',
  facts: ['chain', 'clash'],
  says: ({ chain, clash }) => `What is mandatory cannot be: ${chain}; ${clash}.`,
  means:
    'The mandatory initiatives, with all that bundles and prerequisites bring along, hit an exclusion, hold both of an excluded pair, hold a candidate that cannot be chosen, or exceed a cap or the capacity.',
  example: 'A mandatory initiative whose prerequisite is excluded.',
  fix: 'The message names the chain of rows; change any one of them.',
});

export const floorAboveCap = issueKind({
  code: 'floor-above-cap',
  severity: 'error',
  facts: ['slice', 'floor', 'floorRows', 'cap', 'capRows'],
  says: ({ slice, floor, floorRows, cap, capRows }) =>
    `${slice}: the floor of ${floor} (${floorRows}) is above the cap of ${cap} (${capRows}). Lower the floor or raise the cap.`,
  means: 'On one slice the floor is above the cap.',
  example: 'Floor 80 and cap 60 for FR.',
  fix: 'Lower the floor or raise the cap.',
});

export const floorUnreachable = issueKind({
  code: 'floor-unreachable',
  severity: 'error',
  facts: ['slice', 'floor', 'most'],
  says: ({ slice, floor, most }) =>
    `The floor of ${floor} in ${slice} is above all the tokens there: ${most}. Lower it to ${most} or less.`,
  means: 'All choosable initiatives of the slice together cost less than the floor.',
  example: 'A floor of 500 where the slice has 25 tokens.',
  fix: 'Lower the floor, or add candidates.',
});

export const targetUnreachable = issueKind({
  code: 'target-unreachable',
  severity: 'error',
  facts: ['kpi', 'slice', 'required', 'most', 'hint'],
  says: ({ kpi, slice, required, most, hint }) =>
    `The floor asks for ${required} of ${kpi} in ${slice}; all initiatives that help together give ${most}.${hint} Lower it, or add candidates.`,
  means: 'A target floor above the sum of all positive gains in its slice.',
  example: 'A floor of 5000 where the slice could give 260 at most.',
  fix: 'Lower the floor; if the value is a level, fill `baseline_value`.',
});

export const floorsAboveCapacity = issueKind({
  code: 'floors-above-capacity',
  severity: 'error',
  facts: ['dimension', 'sum', 'rows', 'capacity', 'scenario'],
  says: ({ dimension, sum, rows, capacity, scenario }) =>
    `The floors of ${dimension} (${rows}) add up to ${sum}, above the capacity of ${capacity} (${scenario}). Lower a floor or raise the capacity.`,
  means: 'Floors of disjoint slices of one dimension together exceed the capacity of the scenario.',
  example: 'Floors of 90 and 20 with a capacity of 100.',
  fix: 'Lower a floor or raise the capacity.',
});
