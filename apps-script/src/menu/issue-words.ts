// Made by `npm run menu`: edit where it comes from.

/** What each finding about a sheet means, and how it is mended. */
export const ISSUE_WORDS: Readonly<Record<string, { readonly means: string; readonly fix: string }>> = {
  'boolean-invalid': {
    means: 'A yes-or-no cell holds another word.',
    fix: 'Write TRUE or FALSE.',
  },
  'bundle-overlap': {
    means: 'An initiative in two bundles ties both together.',
    fix: 'Nothing, if that is meant; else take it out of one bundle.',
  },
  'bundle-single': {
    means: 'All or none of one initiative is no rule.',
    fix: 'Add the other members, or delete the row.',
  },
  'cell-error': {
    means: 'The cell holds an error value, or a formula whose result is not stored in the file.',
    fix: 'Mend the formula, or open the workbook in a spreadsheet program once and save it, so that results are stored.',
  },
  'column-duplicate': {
    means: 'Two headers mean the same column.',
    fix: 'Rename the column that is not meant; columns with other names are left alone.',
  },
  'column-missing': {
    means: 'A required column of a tab was not found by its name or an alias.',
    fix: 'Correct the header. Order, case, spaces, _ and - do not matter.',
  },
  'column-unrecognised': {
    means: 'A column that is not ours nearly spells one of ours that is absent. It is left alone, and what it holds does not count.',
    fix: 'Correct the header if it was meant to count; otherwise rename it to something less alike.',
  },
  'column-unused': {
    means: 'A cell is filled that rules of this type do not read.',
    fix: 'Clear the cell, or write a second row of the type that was meant.',
  },
  'conflict': {
    means: 'A run proved that no plan keeps all rules of its set, and this row is one of a smallest group that cannot hold together: without any one of them the others could. The row itself is sound, and its set is stored; only planwright run finds this, and the next check, sync or run writes the status anew.',
    fix: 'Make one of the changes that the status names, each proven to be enough: another number, or the row dropped (is_active FALSE). Then run again.',
  },
  'contributions-invalid': {
    means: 'A contributions cell is JSON, but not an object of numbers by KPI.',
    fix: 'Write one number per KPI key.',
  },
  'date-invalid': {
    means: 'A date cell holds something that is no date, or one that can be read two ways.',
    fix: 'Format the cell as a date, or write it as year-month-day.',
  },
  'dimension-unknown': {
    means: 'The dimension of a rule is no column of Candidates, and no combination of some joined with _.',
    fix: 'Use the name of a dimension column, several joined with _, or all.',
  },
  'floor-above-cap': {
    means: 'On one slice the floor is above the cap.',
    fix: 'Lower the floor or raise the cap.',
  },
  'floor-unreachable': {
    means: 'All choosable initiatives of the slice together cost less than the floor.',
    fix: 'Lower the floor, or add candidates.',
  },
  'floors-above-capacity': {
    means: 'Floors of disjoint slices of one dimension together exceed the capacity of the scenario.',
    fix: 'Lower a floor or raise the capacity.',
  },
  'goal-unreachable': {
    means: 'A goal above what its slice could ever give. Goals never make a plan infeasible, but this one cannot be met.',
    fix: 'If the value is a level, fill baseline_value; else lower it.',
  },
  'initiative-unknown': {
    means: 'A row names an initiative that Candidates does not have.',
    fix: 'Correct the key, or add the initiative to Candidates.',
  },
  'json-invalid': {
    means: 'A cell that begins like JSON cannot be read as JSON.',
    fix: 'Correct the JSON, or for weights use the simple form gmv=1, nps=0.5.',
  },
  'key-duplicate': {
    means: 'Two rows have the same key: which one counts cannot be known.',
    fix: 'Delete one of the rows, or give it a key of its own.',
  },
  'kpi-unknown': {
    means: 'A KPI is named that is not on Metrics_Config (or, without that tab, that no candidate carries). An error in weights and rules; a warning on a kpi. column or in a contributions cell, which is then left out.',
    fix: 'Correct the spelling, or add the KPI to Metrics_Config.',
  },
  'mandatory-closure': {
    means: 'The mandatory initiatives, with all that bundles and prerequisites bring along, hit an exclusion, hold both of an excluded pair, hold a candidate that cannot be chosen, or exceed a cap or the capacity.',
    fix: 'The message names the chain of rows; change any one of them.',
  },
  'mandatory-excluded': {
    means: 'An initiative is mandatory and excluded in the same set.',
    fix: 'Delete one of the rows.',
  },
  'members-missing': {
    means: 'A bundle without members, or a prerequisite row that names no prerequisite.',
    fix: 'List the initiatives, separated by |.',
  },
  'mode-unknown': {
    means: 'The scenario does not say in a known word what to maximise.',
    fix: 'Use north_star, weighted_kpis or lexicographic.',
  },
  'north-star-missing': {
    means: 'Something uses north_star, and no KPI has that level.',
    fix: 'Set kpi_level to north_star on one KPI.',
  },
  'number-invalid': {
    means: 'The cell does not hold a number that can be read without guessing.',
    fix: 'Write the decimal point as .; groups of three digits may be separated by , or a space. No currency signs.',
  },
  'number-negative': {
    means: 'A number that cannot be negative is.',
    fix: 'Correct the number.',
  },
  'pair-size': {
    means: 'A rule about two initiatives names another number of them.',
    fix: 'Name exactly two; write one row per pair.',
  },
  'period-unknown': {
    means: 'The period is not one of the known forms, so it only fits where the text is equal.',
    fix: 'Write the period in one of the known forms, or leave it as free text.',
  },
  'prerequisite-cycle': {
    means: 'Prerequisites that lead back to where they start mean all or none.',
    fix: 'Nothing, if that is meant (a bundle says it more plainly); else delete one of the rows.',
  },
  'range-invalid': {
    means: 'A bound of a range and the number it belongs to contradict each other, or the number is blank.',
    fix: 'Correct the bound or the number, or clear the bound. Low is the smaller number, also where less is better.',
  },
  'row-duplicate': {
    means: 'A rule is written twice, notes and strength aside. It counts once.',
    fix: 'Delete one of the rows.',
  },
  'scenario-unknown': {
    means: 'A rule names a scenario that Scenario_Config does not have. The row belongs to no set: it blocks none, and every run names it.',
    fix: 'Correct the name, or add the scenario.',
  },
  'self-reference': {
    means: 'An initiative is paired with itself, or is its own prerequisite.',
    fix: 'Correct one of the two keys.',
  },
  'slice-ambiguous': {
    means: 'A dimension or key can be spelled by two different combinations of what is on Candidates.',
    fix: 'Rename one of the keys on Candidates.',
  },
  'slice-empty': {
    means: 'No candidate carries the slice key. An error for a floor (it can never be met), a warning for a cap or a goal.',
    fix: 'Correct the key, or fill the dimension on Candidates.',
  },
  'spelling-mixed': {
    means: 'One slice key is spelled in several ways on Candidates.',
    fix: 'Use one spelling.',
  },
  'tab-duplicate': {
    means: 'Two tabs have the same name once case, spaces, _ and - are set aside.',
    fix: 'Rename the one that is not meant.',
  },
  'tab-missing': {
    means: 'A tab that Planwright needs is not in the workbook. Nothing can be compiled without it.',
    fix: 'Rename the tab that was meant, or run planwright init on the workbook: it adds the missing tabs and touches nothing else.',
  },
  'target-sign': {
    means: 'Without a baseline the value is the change to reach; this one is a change for the worse. It may be a guardrail, or a slip of the sign.',
    fix: 'Nothing, if a guardrail is meant; else turn the sign or fill baseline_value.',
  },
  'target-unreachable': {
    means: 'A target floor above the sum of all positive gains in its slice.',
    fix: 'Lower the floor; if the value is a level, fill baseline_value.',
  },
  'tokens-missing': {
    means: 'A candidate without a cost cannot be chosen.',
    fix: 'Fill in the cost; 0 is allowed where it really costs nothing.',
  },
  'type-unknown': {
    means: 'The type of a rule, or of a target, is none of the known words.',
    fix: 'Use one of the words of the drop-down.',
  },
  'value-conflict': {
    means: 'The same thing is given twice with different values. The last one never wins silently.',
    fix: 'Correct or delete all rows but one.',
  },
  'value-missing': {
    means: 'A cell that this row needs is blank.',
    fix: 'Fill the cell. A blank never means zero, unlimited or everything.',
  },
  'weights-invalid': {
    means: 'The weights can be read, but make no sense.',
    fix: 'Give every KPI one weight of 0 or more, at least one of them above 0.',
  },
  'weights-missing': {
    means: 'The objective mode needs weights and the cell is blank.',
    fix: 'Fill in at least one weight above 0.',
  },
  'word-unknown': {
    means: 'A cell with a closed list of words holds another one.',
    fix: 'Use one of the words the message lists.',
  },
};
