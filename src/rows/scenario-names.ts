import { fold, splitList } from '../base/text.ts';
import type { RowSet, RuleRow, Scenario } from './row-set.ts';

/** How the scenario cell of a rule is read: one name, a list of names, or `*`. */
export interface ScenarioNames {
  /** The words of a cell; a cell that equals a known name is that one. */
  wordsOf(cell: string): readonly string[];
  /** An active scenario. */
  find(word: string): Scenario | undefined;
  isInactive(word: string): boolean;
  /** Does the row name nothing but scenarios out of use? Then it is skipped with them. */
  isSkipped(row: RuleRow): boolean;
}

export const scenarioNames = ({ scenarios, inactiveScenarios }: Pick<RowSet, 'scenarios' | 'inactiveScenarios'>): ScenarioNames => {
  const active = new Map(scenarios.map((it) => [fold(it.name), it]));
  const inactive = new Set(inactiveScenarios.map(fold).filter((name) => !active.has(name)));
  const isInactive = (word: string): boolean => inactive.has(fold(word));
  const wordsOf = (cell: string): readonly string[] => (active.has(fold(cell)) || isInactive(cell) ? [cell] : splitList(cell));
  return {
    wordsOf,
    find: (word) => active.get(fold(word)),
    isInactive,
    isSkipped: (row) => {
      const words = wordsOf(row.scenarioName);
      return words.length > 0 && words.every(isInactive);
    },
  };
};
