import { isLess, sum, toPlain, ZERO } from '../base/decimal.ts';
import type { Breach, CheckSlot } from './check-slot.ts';
import { whyOutside } from './outside.ts';
import type { RunInputs } from './run-inputs.ts';

/**
 * A selection against the constraint set and the candidates, exactly, through the rules' own check. It looks at nothing that was built
 * for the engines, so that a wrongly built problem is caught, too. Empty when the plan holds.
 */
export const checkPlan = (selected: readonly string[], inputs: RunInputs, rulebook: readonly CheckSlot[]): readonly Breach[] => {
  const chosen = new Set(selected);
  const known = new Map(inputs.candidates.map((candidate) => [candidate.key, candidate]));
  const outside = inputs.candidates.filter((candidate) => whyOutside(candidate, inputs) !== undefined).map((candidate) => candidate.key);
  const dropped = inputs.scope === 'selected' ? outside : [];
  const unknownMandatory = inputs.set.shapes.mandatory_initiatives_json.filter((key) => inputs.scope === 'selected' && !known.has(key));
  const facts = { chosen, candidates: inputs.candidates, kpis: inputs.kpis, dropped: new Set([...dropped, ...unknownMandatory]) };
  return [
    ...(chosen.size === selected.length ? [] : [{ words: 'an initiative is chosen twice', rows: [] }]),
    ...selected.flatMap((key) => misplaced(key, inputs, known.get(key))),
    ...overCapacity(inputs, chosen),
    ...rulebook.flatMap((rule) => rule.check(inputs.set, facts)),
  ];
};

const misplaced = (key: string, inputs: RunInputs, candidate: RunInputs['candidates'][number] | undefined): readonly Breach[] => {
  if (!candidate) return [{ words: `${key} is chosen and not on Candidates`, rows: [] }];
  const outside = whyOutside(candidate, inputs);
  return outside ? [{ words: `${key} is chosen and ${outside.why}`, rows: [`Candidates!${candidate.row}`] }] : [];
};

const overCapacity = ({ scenario, candidates }: RunInputs, chosen: ReadonlySet<string>): readonly Breach[] => {
  const used = sum(candidates.filter((it) => chosen.has(it.key)).map((it) => it.tokens ?? ZERO));
  if (scenario.capacityTokens === null || !isLess(scenario.capacityTokens, used)) return [];
  const words = `the plan costs ${toPlain(used)} tokens, above the capacity of ${toPlain(scenario.capacityTokens)}`;
  return [{ words, rows: [`Scenario_Config!${scenario.row}`] }];
};
