import type { Uncertainty } from '../../answers/robustness/uncertainty.ts';
import type { SolvedRun } from '../../answers/solved-run.ts';
import { toSolvedRun } from '../../answers/solved-run.ts';
import { parseDecimal, toPlain } from '../../base/decimal.ts';
import { assert } from '../../base/errors.ts';
import { canonicalJson } from '../../base/json.ts';
import { parseJson } from '../../base/parse-json.ts';
import type { Programs } from '../../engine/programs/programs.ts';
import { decodeRunInputs, encodeRunInputs } from '../../store/documents.ts';
import { poseRun } from '../pose-run.ts';

/** A question as it crosses to a thread, where exact decimals would lose what they are: as text. */
export interface FutureJob {
  readonly runId: string;
  /** Canonical JSON of the run's inputs. */
  readonly inputs: string;
  readonly plan: readonly string[];
  readonly isOptimal: boolean;
  readonly uncertainty: Readonly<Record<'tokensPct' | 'contributionsPct' | 'weightsPct', string | null>> & { readonly seed: number };
  readonly engine: string;
  readonly programs: Programs;
}

/** What goes to the thread, one at a time; `close` breaks off what is being solved. */
export type FutureRequest = { readonly kind: 'future'; readonly index: number; readonly timeLimitMs: number } | { readonly kind: 'close' };

/** What comes back: `ready` once, then one of the others per future. `future` is canonical JSON. */
export type FutureReply =
  | { readonly kind: 'ready' }
  | { readonly kind: 'future'; readonly future: string }
  | { readonly kind: 'failed'; readonly message: string };

export const encodeQuestion = (run: SolvedRun, { tokensPct, contributionsPct, weightsPct, seed }: Uncertainty) => ({
  runId: run.runId,
  inputs: canonicalJson(encodeRunInputs(run.inputs)),
  plan: run.plan,
  isOptimal: run.isOptimal,
  uncertainty: {
    tokensPct: tokensPct && toPlain(tokensPct),
    contributionsPct: contributionsPct && toPlain(contributionsPct),
    weightsPct: weightsPct && toPlain(weightsPct),
    seed,
  },
});

export const decodeQuestion = ({
  runId,
  inputs: text,
  plan,
  isOptimal,
  uncertainty,
}: FutureJob): { readonly run: SolvedRun; readonly uncertainty: Uncertainty } => {
  const parsed = parseJson(text, { computed: true });
  assert(parsed.ok, 'the inputs of a run came to a thread broken');
  const inputs = decodeRunInputs(parsed.value);
  const spread = (digits: string | null): Uncertainty['tokensPct'] => (digits === null ? null : (parseDecimal(digits) ?? null));
  return {
    run: toSolvedRun({ runId, inputs, built: poseRun(inputs), plan, isOptimal }),
    uncertainty: {
      tokensPct: spread(uncertainty.tokensPct),
      contributionsPct: spread(uncertainty.contributionsPct),
      weightsPct: spread(uncertainty.weightsPct),
      seed: uncertainty.seed,
    },
  };
};
