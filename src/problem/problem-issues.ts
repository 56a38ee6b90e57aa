import { type Issue, type IssueKind, issueKind, raise } from '../base/issue.ts';

/**
 * What can be wrong with a problem file (§10). Such a finding's place is a JSON path (`$.constraints[3].terms[0]`), held where a
 * sheet's finding holds its tab; it has no row.
 */

export const problemJson = issueKind({
  code: 'problem-json',
  severity: 'error',
  facts: ['found'],
  says: ({ found }) => `This is not JSON that can be read: ${found}. A problem file is one JSON document.`,
  means:
    'The text of the file is not valid JSON, names a key twice in one object, or holds a number of more than 1,000 digits before or after the point.',
  example: '{"format": "planwright-problem/1",}',
  fix: 'Correct the text at the stated place.',
});

export const problemShape = issueKind({
  code: 'problem-shape',
  severity: 'error',
  facts: ['path', 'found'],
  says: ({ path, found }) => `${path}: ${found}.`,
  means: 'A part of the problem is missing, unknown, or of the wrong kind.',
  example: '"variables": "INIT-1"',
  fix: 'Compare the place with the format of a problem file.',
});

export const variableUnknown = issueKind({
  code: 'variable-unknown',
  severity: 'error',
  facts: ['path', 'key'],
  says: ({ path, key }) => `${path}: "${key}" is not in "variables". Add it there, or correct the name.`,
  means: 'An objective or a constraint names a variable that the problem does not declare.',
  example: '{"kind": "fix", "name": "f", "key": "INIT-9", "value": 1}, and no "INIT-9" in "variables"',
  fix: 'Declare the variable, or correct the name.',
});

export const variableDuplicate = issueKind({
  code: 'variable-duplicate',
  severity: 'error',
  facts: ['path', 'key'],
  says: ({ path, key }) => `${path}: "${key}" stands here a second time. Name it once.`,
  means: 'A variable is declared twice, or named twice in one constraint.',
  example: '"terms": [["INIT-1", 2], ["INIT-1", 3]]',
  fix: 'Keep one, with the number that is meant.',
});

export const pairDuplicate = issueKind({
  code: 'pair-duplicate',
  severity: 'error',
  facts: ['path', 'a', 'b'],
  says: ({ path, a, b }) => `${path}: the pair "${a}", "${b}" stands here a second time. Name it once.`,
  means: 'One objective pays twice for the same pair.',
  example: '"pairs": [["A", "B", 1], ["B", "A", 2]]',
  fix: 'Keep one, with the number that is meant.',
});

export const pairSelf = issueKind({
  code: 'pair-self',
  severity: 'error',
  facts: ['path', 'key'],
  says: ({ path, key }) => `${path}: "${key}" is paired with itself. Name two different variables.`,
  means: 'A pair, a conflict or an implication names one variable twice.',
  example: '{"kind": "conflict", "name": "c", "members": ["A", "A"]}',
  fix: 'Name two different variables, or drop the entry.',
});

export const membersTooFew = issueKind({
  code: 'members-too-few',
  severity: 'error',
  facts: ['path', 'found'],
  says: ({ path, found }) => `${path}: ${found} members; "equal" needs two or more.`,
  means: 'All-or-none says nothing about fewer than two.',
  example: '{"kind": "equal", "name": "e", "members": ["A"]}',
  fix: 'Name the other members, or drop the constraint.',
});

export const divisorNotPositive = issueKind({
  code: 'divisor-not-positive',
  severity: 'error',
  facts: ['path', 'found'],
  says: ({ path, found }) => `${path}: the divisor is ${found}; it must be above 0.`,
  means: 'An objective is a sum over a positive divisor.',
  example: '"divisor": 0',
  fix: 'Write a positive number, or leave the divisor out.',
});

/** The catalogue, for the docs. */
export const PROBLEM_ISSUES: readonly IssueKind[] = [
  problemJson,
  problemShape,
  variableUnknown,
  variableDuplicate,
  pairDuplicate,
  pairSelf,
  membersTooFew,
  divisorNotPositive,
];

/** A finding at a JSON path. */
export const raiseAt = <Name extends string>(kind: IssueKind<Name>, path: string, facts: Readonly<Record<Name, string>>): Issue =>
  raise(kind, { tab: path, row: null }, facts);
