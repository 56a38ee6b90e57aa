import { byPlace, type Issue, raise } from '../base/issue.ts';
import { byCodeUnit } from '../base/json.ts';
import { didYouMean, excerpt, fold } from '../base/text.ts';
import { INPUT_TABS, type InputTab, type RowSet, type RuleRow, type Scenario, toAddress } from '../rows/row-set.ts';
import { type ScenarioNames, scenarioNames } from '../rows/scenario-names.ts';
import { assembleSet } from './assemble-set.ts';
import type { CompileSlot, Finding, Scene } from './compile-slot.ts';
import type { Compilation, SetOutcome } from './compiled-set.ts';
import { contradictions } from './contradictions/index.ts';
import { makeDirectory } from './directory.ts';
import * as issues from './issues.ts';
import type { RowMeaning } from './meaning.ts';
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
  const names = scenarioNames(rowSet);
  const active = rowSet.rules.filter((row) => !names.isSkipped(row));
  const read = active.map((row) => readRule(row, rulebook, directory));
  const named = active.map((row) => findScenarios(row, rowSet.scenarios, names));
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
    skipped: rowSet.rules.filter(names.isSkipped).map((row) => toAddress(row.at)),
  };
};

// Without the ground to stand on, the groups are known only by the names that rows spell; none of them is stored.
const unread = (rowSet: RowSet): Compilation => {
  const names = scenarioNames(rowSet);
  const outcomes = new Map<string, SetOutcome>();
  const active = rowSet.rules.filter((row) => !names.isSkipped(row));
  for (const row of active) {
    if (row.constraintSetName === '') continue;
    const words = row.scenarioName === '*' ? rowSet.scenarios.map((it) => it.name) : names.wordsOf(row.scenarioName);
    for (const word of words.filter((it) => !names.isInactive(it))) {
      const scenarioName = names.find(word)?.name ?? word;
      const id = JSON.stringify([fold(scenarioName), fold(row.constraintSetName)]);
      if (rowSet.scenarios.length > 0 && !names.find(word)) continue;
      outcomes.set(id, { scenarioName, constraintSetName: row.constraintSetName, set: null, blockedBy: brokenTabRows(rowSet) });
    }
  }
  const sets = [...outcomes].sort(([a], [b]) => byCodeUnit(a, b)).map(([, outcome]) => outcome);
  return { sets, issues: [], strays: [], skipped: rowSet.rules.filter(names.isSkipped).map((row) => toAddress(row.at)) };
};

const brokenTabRows = (rowSet: RowSet): readonly string[] =>
  rowSet.brokenTabs.map((tab) => `${tab}!${rowSet.layouts.find((layout) => layout.tab === tab)?.headerRow ?? 1}`);

const findScenarios = (
  row: RuleRow,
  active: readonly Scenario[],
  names: ScenarioNames,
): { readonly scenarios: readonly Scenario[]; readonly issues: readonly Issue[] } => {
  if (row.scenarioName === '*') return { scenarios: active, issues: [] };
  const place = { tab: row.at.tab, row: row.at.row, column: row.headers.scenario_name ?? 'scenario_name' };
  const unknown = (word: string): Issue => {
    const suggestion = didYouMean(
      word,
      active.map((it) => it.name),
    );
    return raise(issues.scenarioUnknown, place, { found: excerpt(word), suggestion });
  };
  const words = names.wordsOf(row.scenarioName);
  // A cell of nothing but separators names no scenario, and must not vanish.
  if (words.length === 0 && row.scenarioName !== '') return { scenarios: [], issues: [unknown(row.scenarioName)] };
  return {
    scenarios: [...new Set(words.flatMap((word) => names.find(word) ?? []))],
    issues: words.filter((word) => !names.find(word) && !names.isInactive(word)).map(unknown),
  };
};

const toGroups = (rows: readonly { readonly meaning: RowMeaning; readonly scenarios: readonly Scenario[] }[]): readonly Group[] => {
  const groups = new Map<string, { scenario: Scenario; name: string; rows: RowMeaning[] }>();
  for (const { meaning, scenarios } of rows) {
    const name = meaning.row.constraintSetName;
    if (name === '') continue;
    for (const scenario of scenarios) {
      const id = JSON.stringify([scenario.name, fold(name)]);
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
  const clashes = contradictions
    .flatMap((check) => check(judged, scene))
    .flatMap((it) => {
      const addresses = it.addresses.filter((address) => !reported.has(address));
      for (const address of addresses) reported.add(address);
      return addresses.length === 0 ? [] : [{ ...it, addresses }];
    });
  return [...noticed, ...clashes];
};

const errorAddresses = (found: readonly Issue[]): Set<string> =>
  new Set(found.filter((it) => it.severity === 'error').map((it) => `${it.place.tab}!${it.place.row}`));

const toIssues = (findings: readonly Finding[], rows: readonly RuleRow[]): readonly Issue[] => {
  const places = new Map(rows.map((row) => [toAddress(row.at), row.at]));
  return findings.flatMap(({ addresses, code, severity, facts, message, fix }) =>
    addresses.flatMap((address) => {
      const place = places.get(address);
      return place ? [{ code, severity, place: { tab: place.tab, row: place.row }, facts, message, fix }] : [];
    }),
  );
};

/** A row that stands in several sets reports what is found in each of them once. */
const dedupe = (found: readonly Issue[]): Issue[] => {
  const seen = new Set<string>();
  return found.filter((issue) => {
    const id = JSON.stringify([issue.place.tab, issue.place.row, issue.place.column ?? '', issue.code, issue.message]);
    const isNew = !seen.has(id);
    seen.add(id);
    return isNew;
  });
};

const toOutcome = (group: Group, errors: ReadonlySet<string>, rowSet: RowSet): SetOutcome => {
  const { scenario } = group;
  const scenarioRow = `Scenario_Config!${scenario.row}`;
  const kpiRows = brokenKpiRows(group, rowSet);
  const blockedBy = [
    ...group.rows.map((row) => row.address).filter((address) => errors.has(address)),
    // A scenario is broken by an error of its own, or by one of a KPI it uses, whose row is named instead.
    ...(errors.has(scenarioRow) || (scenario.broken && kpiRows.length === 0) ? [scenarioRow] : []),
    ...kpiRows,
    ...brokenTabRows(rowSet),
  ];
  const names = { scenarioName: scenario.name, constraintSetName: group.name };
  const set = blockedBy.length > 0 ? null : assembleSet(names.scenarioName, names.constraintSetName, group.rows);
  return { ...names, set, blockedBy: [...new Set(blockedBy)] };
};

const brokenKpiRows = ({ rows, scenario }: Group, rowSet: RowSet): readonly string[] => {
  const broken = rowSet.kpis.filter((kpi) => kpi.broken);
  if (broken.length === 0) return [];
  const used = new Set(rows.flatMap((row) => row.meanings).flatMap((it) => (it.bucket === 'targets_json' ? [it.kpi] : [])));
  for (const key of Object.keys(scenario.weights)) used.add(key);
  if (scenario.mode === 'north_star' && rowSet.northStar !== null) used.add(rowSet.northStar);
  return broken.filter((kpi) => used.has(kpi.key)).map((kpi) => `Metrics_Config!${kpi.row}`);
};
