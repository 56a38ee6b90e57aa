import { byPlace, type Issue, raise } from '../base/issue.ts';
import { byCodeUnit } from '../base/json.ts';
import { didYouMean, excerpt, fold, splitList } from '../base/text.ts';
import { INPUT_TABS, type InputTab, type RowSet, type RuleRow, type Scenario, toAddress } from '../rows/row-set.ts';
import { assembleSet } from './assemble-set.ts';
import type { CompileSlot, Finding, Scene } from './compile-slot.ts';
import type { Compilation, SetOutcome } from './compiled-set.ts';
import { contradictions } from './contradictions/index.ts';
import { makeDirectory } from './directory.ts';
import * as issues from './issues.ts';
import { entryOf, type RowMeaning } from './meaning.ts';
import { meet } from './meet.ts';
import { readRule } from './read-rule.ts';
import { makeScenes } from './scene.ts';

/** The rows of one `(scenario, set)`. */
interface Group {
  readonly scenario: Scenario;
  readonly name: string;
  readonly rows: readonly RowMeaning[];
}

/** Tabs that every rule is read against: while one of them cannot be read, rules are neither judged nor stored. */
const GROUND: readonly InputTab[] = ['Candidates', 'Metrics_Config', 'Scenario_Config'];

/**
 * Compiles every constraint set of a workbook (§4): pure, all or nothing per set, every finding at once. The rulebook is handed in,
 * so that this room knows no single rule.
 */
export const compileSets = (rowSet: RowSet, rulebook: readonly CompileSlot[]): Compilation => {
  if (rowSet.brokenTabs.some((tab) => GROUND.includes(tab))) return unread(rowSet);
  const directory = makeDirectory(rowSet);
  const active = rowSet.rules.filter((row) => !isSkipped(row, rowSet));
  const read = active.map((row) => readRule(row, rulebook, directory));
  const named = active.map((row) => findScenarios(row, rowSet));
  const single = [...read.flatMap((it) => it.issues), ...named.flatMap((it) => it.issues)];
  const groups = toGroups(read.map((it, at) => ({ meaning: it.meaning, scenarios: named[at]?.scenarios ?? [] })));

  const errors = errorAddresses([...rowSet.issues, ...single]);
  const scenes = makeScenes(rowSet);
  const met = groups.flatMap((group) => meet(group.rows.filter((row) => !errors.has(row.address))));
  for (const it of met) if (it.severity === 'error') for (const address of it.addresses) errors.add(address);
  const reviewed = groups.flatMap((group) => review(group, errors, rulebook, scenes.at(group.scenario)));
  for (const it of reviewed) if (it.severity === 'error') for (const address of it.addresses) errors.add(address);

  const found = dedupe([...single, ...toIssues([...met, ...reviewed], active)]);
  return {
    sets: groups.map((group) => toOutcome(group, errors, rowSet)),
    issues: found.sort(byPlace(INPUT_TABS)),
    strays: active.filter((row, at) => row.constraintSetName === '' || named[at]?.scenarios.length === 0).map((row) => toAddress(row.at)),
    skipped: rowSet.rules.filter((row) => isSkipped(row, rowSet)).map((row) => toAddress(row.at)),
  };
};

// Without the ground to stand on, the groups are known only by the names that rows spell; none of them is stored.
const unread = (rowSet: RowSet): Compilation => {
  const blockedBy = rowSet.brokenTabs.map((tab) => `${tab}!${rowSet.layouts.find((layout) => layout.tab === tab)?.headerRow ?? 1}`);
  const names = new Map<string, SetOutcome>();
  for (const row of rowSet.rules) {
    if (row.scenarioName === '' || row.constraintSetName === '') continue;
    const id = `${fold(row.scenarioName)}\n${fold(row.constraintSetName)}`;
    names.set(id, { scenarioName: row.scenarioName, constraintSetName: row.constraintSetName, set: null, blockedBy });
  }
  const sets = [...names].sort(([a], [b]) => byCodeUnit(a, b)).map(([, outcome]) => outcome);
  return { sets, issues: [], strays: [], skipped: [] };
};

/** A row that names nothing but scenarios out of use. */
const isSkipped = (row: RuleRow, rowSet: RowSet): boolean => {
  const words = scenarioWords(row, rowSet);
  return words.length > 0 && words.every((word) => isInactive(word, rowSet));
};

const isInactive = (word: string, rowSet: RowSet): boolean =>
  rowSet.inactiveScenarios.some((name) => fold(name) === fold(word)) &&
  !rowSet.scenarios.some((scenario) => fold(scenario.name) === fold(word));

// A cell that equals a known name is that one; else it is a list.
const scenarioWords = (row: RuleRow, rowSet: RowSet): readonly string[] => {
  const known = [...rowSet.scenarios.map((it) => it.name), ...rowSet.inactiveScenarios].some(
    (name) => fold(name) === fold(row.scenarioName),
  );
  return known ? [row.scenarioName] : splitList(row.scenarioName);
};

const findScenarios = (row: RuleRow, rowSet: RowSet): { readonly scenarios: readonly Scenario[]; readonly issues: readonly Issue[] } => {
  if (row.scenarioName === '*') return { scenarios: rowSet.scenarios, issues: [] };
  const found: Scenario[] = [];
  const missing: Issue[] = [];
  for (const word of scenarioWords(row, rowSet)) {
    const scenario = rowSet.scenarios.find((it) => fold(it.name) === fold(word));
    if (scenario) found.push(scenario);
    else if (!isInactive(word, rowSet)) {
      const place = { tab: row.at.tab, row: row.at.row, column: row.headers.scenario_name ?? 'scenario_name' };
      const suggestion = didYouMean(
        word,
        rowSet.scenarios.map((it) => it.name),
      );
      missing.push(raise(issues.scenarioUnknown, place, { found: excerpt(word), suggestion }));
    }
  }
  return { scenarios: [...new Set(found)], issues: missing };
};

const toGroups = (rows: readonly { readonly meaning: RowMeaning; readonly scenarios: readonly Scenario[] }[]): readonly Group[] => {
  const groups = new Map<string, { scenario: Scenario; name: string; rows: RowMeaning[] }>();
  for (const { meaning, scenarios } of rows) {
    const name = meaning.row.constraintSetName;
    if (name === '') continue;
    for (const scenario of scenarios) {
      const id = `${scenario.name}\n${fold(name)}`;
      const group = groups.get(id) ?? { scenario, name, rows: [] };
      // One spelling: the smallest by code unit.
      if (byCodeUnit(name, group.name) < 0) group.name = name;
      group.rows.push(meaning);
      groups.set(id, group);
    }
  }
  return [...groups.values()].sort((a, b) => byCodeUnit(a.scenario.name, b.scenario.name) || byCodeUnit(a.name, b.name));
};

/** Findings among the sound rows of a group: what rules notice, then what contradicts (each row reports its first only). */
const review = (group: Group, errors: ReadonlySet<string>, rulebook: readonly CompileSlot[], scene: Scene): readonly Finding[] => {
  const sound = group.rows.filter((row) => !errors.has(row.address));
  const noticed = rulebook.flatMap((slot) => slot.review?.(sound, scene) ?? []);
  const spent = new Set(noticed.filter((it) => it.severity === 'error').flatMap((it) => it.addresses));
  const judged = sound.filter((row) => !spent.has(row.address));
  const reported = new Set<string>();
  const clashes = contradictions.flatMap((check) => {
    const first = check(judged, scene).map((it) => ({ ...it, addresses: it.addresses.filter((address) => !reported.has(address)) }));
    for (const address of first.flatMap((it) => it.addresses)) reported.add(address);
    return first.filter((it) => it.addresses.length > 0);
  });
  return [...noticed, ...clashes];
};

const errorAddresses = (found: readonly Issue[]): Set<string> =>
  new Set(found.filter((it) => it.severity === 'error').map((it) => `${it.place.tab}!${it.place.row}`));

const toIssues = (findings: readonly Finding[], rows: readonly RuleRow[]): readonly Issue[] => {
  const places = new Map(rows.map((row) => [toAddress(row.at), row.at]));
  return findings.flatMap(({ addresses, code, severity, facts, message }) =>
    addresses.flatMap((address) => {
      const place = places.get(address);
      return place ? [{ code, severity, place: { tab: place.tab, row: place.row }, facts, message }] : [];
    }),
  );
};

/** A row that stands in several sets reports a finding of one code about itself once. */
const dedupe = (found: readonly Issue[]): Issue[] => {
  const seen = new Set<string>();
  return found.filter((issue) => {
    const id = [
      issue.place.tab,
      issue.place.row,
      issue.place.column ?? '',
      issue.code,
      issue.place.column === undefined ? '' : issue.message,
    ].join('\n');
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
};

const toOutcome = (group: Group, errors: ReadonlySet<string>, rowSet: RowSet): SetOutcome => {
  const blockedBy = [
    ...group.rows.map((row) => row.address).filter((address) => errors.has(address)),
    ...(group.scenario.broken ? [`Scenario_Config!${group.scenario.row}`] : []),
    ...brokenKpiRows(group.rows, rowSet),
    ...rowSet.brokenTabs.map((tab) => `${tab}!${rowSet.layouts.find((layout) => layout.tab === tab)?.headerRow ?? 1}`),
  ];
  const names = { scenarioName: group.scenario.name, constraintSetName: group.name };
  const set = blockedBy.length > 0 ? null : assembleSet(names.scenarioName, names.constraintSetName, group.rows);
  return { ...names, set, blockedBy: [...new Set(blockedBy)] };
};

const brokenKpiRows = (rows: readonly RowMeaning[], rowSet: RowSet): readonly string[] => {
  const used = new Set(rows.flatMap((row) => row.meanings).flatMap((it) => (it.bucket === 'targets_json' ? [entryOf(it)[2]] : [])));
  return rowSet.kpis.filter((kpi) => kpi.broken && used.has(kpi.key)).map((kpi) => `Metrics_Config!${kpi.row}`);
};
