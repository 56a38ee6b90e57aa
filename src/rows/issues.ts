import { issueKind } from '../base/issue.ts';

/**
 * The catalogue of this room: findings that one can make looking at tabs, headers and single rows, and the words for each.
 * Message: what was found; what is expected; what to do.
 */

export const tabMissing = issueKind({
  code: 'tab-missing',
  severity: 'error',
  facts: ['tab', 'suggestion'],
  says: ({ tab, suggestion }) =>
    `There is no tab ${tab}.${suggestion} Add it (planwright init adds missing tabs to a workbook that exists).`,
  means: 'A tab that Planwright needs is not in the workbook. Nothing can be compiled without it.',
  example: 'A workbook without `Scenario_Config`.',
  fix: 'Rename the tab that was meant, or run `planwright init` on the workbook: it adds the missing tabs and touches nothing else.',
});

export const tabDuplicate = issueKind({
  code: 'tab-duplicate',
  severity: 'error',
  facts: ['tab', 'sheets'],
  says: ({ tab, sheets }) => `Two tabs answer to ${tab}: ${sheets}. Rename one of them.`,
  means: 'Two tabs have the same name once case, spaces, `_` and `-` are set aside.',
  example: '`Candidates` and `candidates`.',
  fix: 'Rename the one that is not meant.',
});

export const columnMissing = issueKind({
  code: 'column-missing',
  severity: 'error',
  facts: ['column', 'suggestion'],
  says: ({ column, suggestion }) => `The required column ${column} is missing.${suggestion}`,
  means: 'A required column of a tab was not found by its name or an alias.',
  example: 'A header `Initiave Key` instead of `initiative_key`.',
  fix: 'Correct the header. Order, case, spaces, `_` and `-` do not matter.',
});

export const columnDuplicate = issueKind({
  code: 'column-duplicate',
  severity: 'error',
  facts: ['column', 'headers'],
  says: ({ column, headers }) => `Two columns answer to ${column}: ${headers}. Rename one, so that it is clear which one counts.`,
  means: 'Two headers mean the same column.',
  example: '`country` and `Market` on Candidates.',
  fix: 'Rename the column that is not meant; columns with other names are left alone.',
});

export const columnUnrecognised = issueKind({
  code: 'column-unrecognised',
  severity: 'warning',
  facts: ['header', 'suggestion'],
  says: ({ header, suggestion }) => `The column "${header}" is not one that Planwright reads.${suggestion}`,
  means: 'A column that is not ours nearly spells one of ours that is absent. It is left alone, and what it holds does not count.',
  example: 'A header `max_token` while there is no `max_tokens`.',
  fix: 'Correct the header if it was meant to count; otherwise rename it to something less alike.',
});

export const cellError = issueKind({
  code: 'cell-error',
  severity: 'error',
  facts: ['column', 'found'],
  says: ({ column, found }) => `${column} shows ${found}. Mend the formula, or type the value.`,
  means: 'The cell holds an error value, or a formula whose result is not stored in the file.',
  example: '`#REF!` in `engineering_tokens`.',
  fix: 'Mend the formula, or open the workbook in a spreadsheet program once and save it, so that results are stored.',
});

export const valueMissing = issueKind({
  code: 'value-missing',
  severity: 'error',
  facts: ['column', 'hint'],
  says: ({ column, hint }) => `${column} is missing. ${hint}`,
  means: 'A cell that this row needs is blank.',
  example: 'A `capacity_floor` row without `min_tokens`; a row with a key but no dimension.',
  fix: 'Fill the cell. A blank never means zero, unlimited or everything.',
});

export const numberInvalid = issueKind({
  code: 'number-invalid',
  severity: 'error',
  facts: ['column', 'found', 'why'],
  says: ({ column, found, why }) => `${column} is "${found}", which ${why}. Write it like 1200.5 or 1,200.5.`,
  means: 'The cell does not hold a number that can be read without guessing.',
  example: '`1.200,5`, `0,200`, `£5`, `abc`, `1e308`.',
  fix: 'Write the decimal point as `.`; groups of three digits may be separated by `,` or a space. No currency signs.',
});

export const numberNegative = issueKind({
  code: 'number-negative',
  severity: 'error',
  facts: ['column', 'found'],
  says: ({ column, found }) => `${column} is ${found}; it cannot be below 0.`,
  means: 'A number that cannot be negative is.',
  example: '`engineering_tokens` of -3.',
  fix: 'Correct the number.',
});

export const booleanInvalid = issueKind({
  code: 'boolean-invalid',
  severity: 'error',
  facts: ['column', 'found'],
  says: ({ column, found }) => `${column} is "${found}"; expected TRUE or FALSE (yes/no, 1/0 and x count, too).`,
  means: 'A yes-or-no cell holds another word.',
  example: '`is_active` of `maybe`.',
  fix: 'Write TRUE or FALSE.',
});

export const dateInvalid = issueKind({
  code: 'date-invalid',
  severity: 'error',
  facts: ['column', 'found'],
  says: ({ column, found }) => `${column} is "${found}"; expected a date cell or a date such as 2026-03-31.`,
  means: 'A date cell holds something that is no date, or one that can be read two ways.',
  example: '`deadline_date` of `03/04/26`.',
  fix: 'Format the cell as a date, or write it as year-month-day.',
});

export const wordUnknown = issueKind({
  code: 'word-unknown',
  severity: 'error',
  facts: ['column', 'found', 'expected', 'suggestion'],
  says: ({ column, found, expected, suggestion }) => `${column} is "${found}"; expected ${expected}.${suggestion}`,
  means: 'A cell with a closed list of words holds another one.',
  example: '`direction` of `up`.',
  fix: 'Use one of the words the message lists.',
});

export const jsonInvalid = issueKind({
  code: 'json-invalid',
  severity: 'error',
  facts: ['column', 'found', 'why'],
  says: ({ column, found, why }) => `${column} is not valid JSON: ${why} in ${found}. Write it like {"gmv": 1.5}.`,
  means: 'A cell that begins like JSON cannot be read as JSON.',
  example: '`{"gmv": 1,}` (a comma too many).',
  fix: 'Correct the JSON, or for weights use the simple form `gmv=1, nps=0.5`.',
});

export const contributionsInvalid = issueKind({
  code: 'contributions-invalid',
  severity: 'error',
  facts: ['column', 'why'],
  says: ({ column, why }) => `${column}: ${why}. Expected an object of numbers such as {"gmv": 1200, "nps": 0.4}.`,
  means: 'A contributions cell is JSON, but not an object of numbers by KPI.',
  example: '`{"gmv": "many"}`, `[1, 2]`.',
  fix: 'Write one number per KPI key.',
});

export const keyDuplicate = issueKind({
  code: 'key-duplicate',
  severity: 'error',
  facts: ['key', 'rows'],
  says: ({ key, rows }) => `${key} stands on rows ${rows}. A key may stand once; case does not make a difference.`,
  means: 'Two rows have the same key: which one counts cannot be known.',
  example: '`INIT-000011` and `init-000011` on Candidates.',
  fix: 'Delete one of the rows, or give it a key of its own.',
});

export const tokensMissing = issueKind({
  code: 'tokens-missing',
  severity: 'warning',
  facts: ['key'],
  says: ({ key }) => `${key} has no token cost. It is known, but cannot be chosen until engineering_tokens is filled.`,
  means: 'A candidate without a cost cannot be chosen.',
  example: 'A candidate whose `engineering_tokens` is blank.',
  fix: 'Fill in the cost; 0 is allowed where it really costs nothing.',
});

export const modeUnknown = issueKind({
  code: 'mode-unknown',
  severity: 'error',
  facts: ['found', 'suggestion'],
  says: ({ found, suggestion }) => `objective_mode is "${found}"; expected north_star, weighted_kpis or lexicographic.${suggestion}`,
  means: 'The scenario does not say in a known word what to maximise.',
  example: '`objective_mode` of `maximize`.',
  fix: 'Use `north_star`, `weighted_kpis` or `lexicographic`.',
});

export const weightsMissing = issueKind({
  code: 'weights-missing',
  severity: 'error',
  facts: ['mode'],
  says: ({ mode }) => `objective_weights_json is blank, but ${mode} needs weights. Write them like north_star=1, nps=0.5.`,
  means: 'The objective mode needs weights and the cell is blank.',
  example: 'A `weighted_kpis` scenario without weights.',
  fix: 'Fill in at least one weight above 0.',
});

export const weightsInvalid = issueKind({
  code: 'weights-invalid',
  severity: 'error',
  facts: ['why'],
  says: ({ why }) =>
    `objective_weights_json: ${why}. Write weights like north_star=1, nps=0.5: numbers from 0 up, not all 0, each KPI once.`,
  means: 'The weights can be read, but make no sense.',
  example: '`gmv=-1`, or a KPI named twice (`north_star` and its own key).',
  fix: 'Give every KPI one weight of 0 or more, at least one of them above 0.',
});

export const kpiUnknown = issueKind({
  code: 'kpi-unknown',
  severity: 'error',
  facts: ['found', 'suggestion', 'effect'],
  says: ({ found, suggestion, effect }) => `"${found}" is not a known KPI.${suggestion}${effect}`,
  means:
    'A KPI is named that is not on Metrics_Config (or, without that tab, that no candidate carries). An error in weights and rules; a warning on a `kpi.` column or in a contributions cell, which is then left out.',
  example: '`gvm` for `gmv`.',
  fix: 'Correct the spelling, or add the KPI to Metrics_Config.',
});

export const northStarMissing = issueKind({
  code: 'north-star-missing',
  severity: 'error',
  facts: ['column'],
  says: ({ column }) => `${column} needs the north_star KPI, but none is known. Give one row of Metrics_Config the kpi_level north_star.`,
  means: 'Something uses `north_star`, and no KPI has that level.',
  example: 'A `north_star` scenario where Metrics_Config lists only strategic KPIs.',
  fix: 'Set `kpi_level` to `north_star` on one KPI.',
});

export const valueConflict = issueKind({
  code: 'value-conflict',
  severity: 'error',
  facts: ['what', 'values'],
  says: ({ what, values }) => `${what} is given different values: ${values}. Keep one; Planwright never guesses which.`,
  means: 'The same thing is given twice with different values. The last one never wins silently.',
  example: 'Two floors for UK, 5 and 7; two KPIs of level north_star.',
  fix: 'Correct or delete all rows but one.',
});

export const rangeInvalid = issueKind({
  code: 'range-invalid',
  severity: 'error',
  facts: ['column', 'found', 'name', 'value'],
  says: ({ column, found, name, value }) =>
    `${column} is ${found}, but ${name} is ${value}; expected a low bound at or below it and a high bound at or above it. Correct one of them.`,
  means: 'A bound of a range and the number it belongs to contradict each other, or the number is blank.',
  example: '`tokens_low` 40 beside `engineering_tokens` 36; `kpi.gmv_high` filled beside a blank `kpi.gmv`.',
  fix: 'Correct the bound or the number, or clear the bound. Low is the smaller number, also where less is better.',
});

export const periodUnknown = issueKind({
  code: 'period-unknown',
  severity: 'warning',
  facts: ['found'],
  says: ({ found }) =>
    `period_key "${found}" is taken as free text: no dates are compared. Periods are written 2026, 2026-H1, 2026-Q1, 2026-01 or 2026-W05.`,
  means: 'The period is not one of the known forms, so it only fits where the text is equal.',
  example: '`next spring`.',
  fix: 'Write the period in one of the known forms, or leave it as free text.',
});

export const spellingMixed = issueKind({
  code: 'spelling-mixed',
  severity: 'warning',
  facts: ['column', 'found', 'kept'],
  says: ({ column, found, kept }) => `${column} "${found}" is also written "${kept}". They count as one; ${kept} is used.`,
  means: 'One slice key is spelled in several ways on Candidates.',
  example: '`UK` and `uk` in `country`.',
  fix: 'Use one spelling.',
});

export const initiativeUnknown = issueKind({
  code: 'initiative-unknown',
  severity: 'error',
  facts: ['found', 'suggestion'],
  says: ({ found, suggestion }) => `${found} is not on Candidates.${suggestion}`,
  means: 'A row names an initiative that Candidates does not have.',
  example: '`INIT-00123` for `INIT-000123`.',
  fix: 'Correct the key, or add the initiative to Candidates.',
});
