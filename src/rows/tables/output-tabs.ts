/** The tabs that every run writes and nobody reads (§7), in the order in which they stand in a workbook. */
export const OUTPUT_TABS = ['Runs', 'Results', 'Gaps_and_Alerts'] as const;
/** The tabs of answers about a run, made when one is asked to be written. */
export const ANSWER_TABS = ['Robustness', 'Compare'] as const;
export type OutputTab = (typeof OUTPUT_TABS)[number] | (typeof ANSWER_TABS)[number];

/** One column of an output tab, with its page in the docs (also the note on the header cell). */
export interface OutputColumn {
  readonly name: string;
  readonly kind: 'text' | 'long' | 'number' | 'decimal' | 'integer' | 'boolean';
  readonly doc: string;
}

/** What the columns of Results depend on (the words of the dimensions and the keys of the KPIs, in order), and those of Compare. */
export interface OutputScope {
  readonly dimensions: readonly string[];
  readonly kpis: readonly string[];
  /** How many runs stand side by side; absent: the fewest that can. */
  readonly runs?: number;
}

const FEWEST_COMPARED = 2;
export const MOST_COMPARED = 8;

const column = (name: string, kind: OutputColumn['kind'], doc: string): OutputColumn => ({ name, kind, doc });

const runId = column('run_id', 'text', 'The run that wrote this row.');
const notes = column('notes', 'long', 'The notes of the initiative on Candidates.');

const RUNS: readonly OutputColumn[] = [
  column('run_id', 'text', 'The name of the run: Results and Gaps_and_Alerts refer to it.'),
  column('scenario_name', 'text', 'The scenario that was planned.'),
  column('constraint_set_name', 'text', 'The set of rules that held.'),
  column('scope', 'text', 'selected: the candidates marked is_selected_for_run. all: every one.'),
  column('period_key', 'text', 'The period of the scenario.'),
  column('status', 'text', 'How the run itself went: queued, running, succeeded, failed or canceled.'),
  column(
    'result',
    'text',
    'optimal: proven best. feasible: a plan, but a limit came before the proof. infeasible: no plan can keep all rules.',
  ),
  column('objective', 'decimal', 'What the plan is worth in the terms of the scenario; of several stages, the first.'),
  column('best_bound', 'decimal', 'No plan can be worth more than this.'),
  column('gap_pct', 'number', 'How far the plan may be from the best one, in percent. 0 where it is proven best.'),
  column('selected_count', 'integer', 'How many initiatives were chosen.'),
  column('capacity_used', 'number', 'Tokens the chosen initiatives cost.'),
  column('capacity_total', 'number', 'Tokens there are. Blank: unlimited.'),
  column('engine', 'text', 'What solved it, with version.'),
  column('started_at', 'text', 'When it began.'),
  column('finished_at', 'text', 'When it ended.'),
  column('inputs_hash', 'text', 'A fingerprint of everything the answer depends on: two runs with the same one had the same inputs.'),
  column('gap_summary', 'long', 'The targets that were missed, in short.'),
  column('message', 'long', 'What else a reader of this run must know.'),
];

const results = ({ dimensions, kpis }: OutputScope): readonly OutputColumn[] => [
  runId,
  column('initiative_key', 'text', 'The initiative, as on Candidates.'),
  column('title', 'text', 'Its title.'),
  ...dimensions.map((word) => column(word, 'text', `Its ${word.replace(/^dim\./, '')}, as on Candidates.`)),
  column('selected', 'boolean', 'TRUE: it is in the plan.'),
  column('allocated_tokens', 'number', 'The tokens it gets: its cost where selected, else 0.'),
  column('objective_contribution', 'decimal', 'What it adds to the objective; of an earned synergy bonus, one half.'),
  ...kpis.map((key) => column(`kpi.${key}`, 'number', `What it contributes to ${key}.`)),
  column('is_mandatory', 'boolean', 'TRUE: a rule demands it.'),
  column('bundle_key', 'text', 'The bundle it belongs to: all of it or nothing.'),
  column('dependency_status', 'text', 'How its prerequisites stand.'),
  column('reason', 'long', 'Why it was chosen or left out.'),
  notes,
  column('lifecycle_status', 'text', 'Its status word, as on Candidates.'),
  column('active_overall_score', 'number', 'Its score, as on Candidates.'),
];

const GAPS: readonly OutputColumn[] = [
  runId,
  column('dimension', 'text', 'The dimension of the target; all is everything.'),
  column('dimension_key', 'text', 'The key in that dimension.'),
  column('kpi_key', 'text', 'The KPI.'),
  column('target_type', 'text', 'floor binds; goal is aimed at. Of a row that stands in a conflict: the kind of its rule.'),
  column('target', 'number', 'The value on Targets. Of a row that stands in a conflict: its number.'),
  column('baseline', 'number', 'Where the KPI stood before.'),
  column('achieved', 'number', 'Where the plan brings it, in the unit of the KPI.'),
  column('gap', 'number', 'What is missing, in the unit of the KPI; 0 or less: reached.'),
  column(
    'severity',
    'text',
    'ok: reached. warning: a goal short by less than half of the way. critical: short by more, or a row that stands in a conflict.',
  ),
  column('recommendation', 'long', 'What would help.'),
];

const ROBUSTNESS: readonly OutputColumn[] = [
  column('run_id', 'text', 'The run whose plan was looked at.'),
  column('asked_at', 'text', 'When it was asked.'),
  column('uncertainty', 'long', 'What was taken for uncertain and by how much, and the seed of the futures.'),
  column('initiative_key', 'text', 'The initiative, as on Candidates. Blank: the row is about the whole plan.'),
  column('title', 'text', 'Its title.'),
  column('in_plan', 'boolean', 'TRUE: it is in the plan of the run.'),
  column('in_best_plans', 'integer', 'In how many futures the best plan holds it.'),
  column('futures_known', 'integer', 'In how many futures the best plan is known.'),
  column('core_index', 'decimal', 'The share of those best plans that hold it, from 0 to 1.'),
  column('standing', 'text', 'core: in all of them. borderline: in some. exterior: in none.'),
  column('message', 'long', 'Of the whole plan: how many futures were looked at, which rules it breaks in them, what it loses.'),
];

const compare = ({ runs = FEWEST_COMPARED }: OutputScope): readonly OutputColumn[] => [
  column('about', 'text', 'run, figure, initiative or asked differently: what the row compares.'),
  column('name', 'long', 'The figure, the initiative, or the run that the questions are held against.'),
  ...Array.from({ length: runs }, (_, at) =>
    column(`run_${at + 1}`, 'text', `Of the run that the first row names; up to run_${MOST_COMPARED}.`),
  ),
];

const COLUMNS: Readonly<Record<OutputTab, (scope: OutputScope) => readonly OutputColumn[]>> = {
  Runs: () => RUNS,
  Results: results,
  Gaps_and_Alerts: () => GAPS,
  Robustness: () => ROBUSTNESS,
  Compare: compare,
};

export const outputColumns = (tab: OutputTab, scope: OutputScope): readonly OutputColumn[] => COLUMNS[tab](scope);

export const OUTPUT_DOCS: Readonly<Record<OutputTab, string>> = {
  Runs: 'One row per run: what was planned, how it ended, what it is worth.',
  Results: 'One row per candidate and run: chosen or not, and why.',
  Gaps_and_Alerts:
    'One row per target and run: how far the plan gets. Where there is no plan: one row for each row that stands in a conflict.',
  Robustness:
    'Made by planwright robustness --write. One row per initiative: how often it is in the best plan where numbers turn out otherwise; above them one row about the whole plan.',
  Compare:
    'Made by planwright compare --write. Runs side by side; every comparison takes the place of the one before. Its columns are rewritten whole: write notes beside them.',
};
