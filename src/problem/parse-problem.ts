import { isPositive, toPlain } from '../base/decimal.ts';
import type { Issue } from '../base/issue.ts';
import { parseJson } from '../base/parse-json.ts';
import { type Constraint, type Objective, type Problem, problemSchema } from './problem.ts';
import {
  divisorNotPositive,
  membersTooFew,
  pairDuplicate,
  pairSelf,
  problemJson,
  problemShape,
  raiseAt,
  variableDuplicate,
  variableUnknown,
} from './problem-issues.ts';

export type ParsedProblem = { readonly ok: true; readonly problem: Problem } | { readonly ok: false; readonly issues: readonly Issue[] };

/**
 * The text of a problem file (§10) to a problem whose numbers are exact; or every finding at once, each at its JSON path.
 * `min` above `max` is no finding: it is a problem without a plan.
 */
export const parseProblem = (text: string): ParsedProblem => {
  const json = parseJson(text.startsWith('\uFEFF') ? text.slice(1) : text, { computed: true });
  if (!json.ok) return { ok: false, issues: [raiseAt(problemJson, `$ at character ${json.offset}`, { found: json.reason })] };
  const parsed = problemSchema.safeParse(json.value);
  if (!parsed.success) return { ok: false, issues: parsed.error.issues.map((issue) => shapeIssue(issue.path, issue.message)) };
  const issues = meaningIssues(parsed.data);
  return issues.length > 0 ? { ok: false, issues } : { ok: true, problem: parsed.data };
};

const shapeIssue = (path: readonly PropertyKey[], message: string): Issue => {
  const place = jsonPath(path);
  return raiseAt(problemShape, place, { path: place, found: message.charAt(0).toLowerCase() + message.slice(1) });
};

/** `['terms', 0, 'a b']` → `$.terms[0]["a b"]`. */
const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((at, step) => {
    if (typeof step === 'number') return `${at}[${step}]`;
    const name = String(step);
    return /^[A-Za-z_]\w*$/.test(name) ? `${at}.${name}` : `${at}[${JSON.stringify(name)}]`;
  }, '$');

/** What a problem says that cannot be meant. */
const meaningIssues = (problem: Problem): Issue[] => {
  const known = new Set(problem.variables);
  const issues = duplicates(problem.variables, '$.variables');
  problem.objectives.forEach((objective, at) => {
    issues.push(...objectiveIssues(objective, `$.objectives[${at}]`, known));
  });
  problem.constraints.forEach((constraint, at) => {
    issues.push(...constraintIssues(constraint, `$.constraints[${at}]`, known));
  });
  return issues;
};

const objectiveIssues = (objective: Objective, path: string, known: ReadonlySet<string>): Issue[] => {
  const issues: Issue[] = [];
  for (const key of Object.keys(objective.linear)) issues.push(...unknown(key, jsonPath([key]).replace('$', `${path}.linear`), known));
  const seen = new Set<string>();
  objective.pairs.forEach(([a, b], at) => {
    const place = `${path}.pairs[${at}]`;
    issues.push(...unknown(a, `${place}[0]`, known), ...unknown(b, `${place}[1]`, known), ...self(a, b, place));
    const name = JSON.stringify(a < b ? [a, b] : [b, a]);
    if (seen.has(name)) issues.push(raiseAt(pairDuplicate, place, { path: place, a, b }));
    seen.add(name);
  });
  if (objective.divisor && !isPositive(objective.divisor)) {
    const place = `${path}.divisor`;
    issues.push(raiseAt(divisorNotPositive, place, { path: place, found: toPlain(objective.divisor) }));
  }
  return issues;
};

const constraintIssues = (constraint: Constraint, path: string, known: ReadonlySet<string>): Issue[] => {
  switch (constraint.kind) {
    case 'linear': {
      const keys = constraint.terms.map(([key]) => key);
      return [...unknowns(keys, `${path}.terms`, known), ...duplicates(keys, `${path}.terms`)];
    }
    case 'conflict': {
      const [a, b] = constraint.members;
      return [...unknowns([a, b], `${path}.members`, known), ...self(a, b, `${path}.members`)];
    }
    case 'implies':
      return [
        ...unknown(constraint.if, `${path}.if`, known),
        ...unknown(constraint.then, `${path}.then`, known),
        ...self(constraint.if, constraint.then, path),
      ];
    case 'equal': {
      const place = `${path}.members`;
      const few =
        constraint.members.length < 2
          ? [raiseAt(membersTooFew, place, { path: place, found: String(constraint.members.length) })]
          : duplicates(constraint.members, place);
      return [...unknowns(constraint.members, place, known), ...few];
    }
    case 'fix':
      return unknown(constraint.key, `${path}.key`, known);
  }
};

const unknown = (key: string, path: string, known: ReadonlySet<string>): Issue[] =>
  known.has(key) ? [] : [raiseAt(variableUnknown, path, { path, key })];

const unknowns = (keys: readonly string[], path: string, known: ReadonlySet<string>): Issue[] =>
  keys.flatMap((key, at) => unknown(key, `${path}[${at}]`, known));

const self = (a: string, b: string, path: string): Issue[] => (a === b ? [raiseAt(pairSelf, path, { path, key: a })] : []);

const duplicates = (keys: readonly string[], path: string): Issue[] => {
  const seen = new Set<string>();
  return keys.flatMap((key, at) => {
    const place = `${path}[${at}]`;
    const again = seen.has(key);
    seen.add(key);
    return again ? [raiseAt(variableDuplicate, place, { path: place, key })] : [];
  });
};
