import { desc, eq } from 'drizzle-orm';
import { z } from 'zod';
import { type Decimal, isDecimal, toNumber } from '../base/decimal.ts';
import { LIMITS, type Limit, RESULTS, type SolverResult, VERDICTS, type Verdict } from '../engine/solution.ts';
import type { Store } from './database.ts';
import { decode } from './documents.ts';
import { unknownRun } from './runs.ts';
import { runs, runVerifications } from './schema.ts';
import { guarded } from './store-errors.ts';

/** A second opinion on a run, as it is kept. */
export interface Verification {
  readonly verdict: Verdict;
  readonly engineName: string;
  readonly engineVersion: string;
  readonly settings: Readonly<Record<string, string | number | boolean>>;
  readonly result: SolverResult;
  readonly limit: Limit | null;
  /** One per objective. */
  readonly objective: readonly Decimal[];
  readonly bestBound: readonly (Decimal | null)[];
  /** What it confirms and what it does not, in sentences. */
  readonly findings: readonly string[];
  readonly wallMs: number;
  readonly verifiedAt: string;
  readonly actor: string;
}

/** Keeps one. Throws `run-unknown`. */
export const saveVerification = (store: Store, runId: string, verification: Verification): Promise<void> =>
  store.transact(async (queries) => {
    const [run] = await queries.select({ id: runs.id }).from(runs).where(eq(runs.runId, runId));
    if (!run) throw unknownRun(runId);
    const { limit, settings, objective, bestBound, findings, wallMs, ...rest } = verification;
    await queries.insert(runVerifications).values({
      ...rest,
      runId: run.id,
      limitReason: limit,
      settings: { json: settings },
      objective: { json: objective },
      bestBound: { json: bestBound },
      findings: { json: findings },
      wallMs: Math.round(wallMs),
    });
  });

const exact = z.custom<Decimal>(isDecimal);
// Whole numbers of a JSON column come back as exact decimals.
const setting = z.union([z.string(), z.boolean(), exact.transform(toNumber)]);

/** Those of one run, the newest first. */
export const listVerifications = (store: Store, runId: string): Promise<readonly Verification[]> =>
  guarded(async () => {
    const rows = await store.queries
      .select({ it: runVerifications })
      .from(runVerifications)
      .innerJoin(runs, eq(runVerifications.runId, runs.id))
      .where(eq(runs.runId, runId))
      .orderBy(desc(runVerifications.id));
    return rows.map(({ it: { id: _, runId: __, limitReason, ...rest } }) => ({
      ...rest,
      verdict: decode(z.enum(VERDICTS), rest.verdict, 'verdict'),
      settings: decode(z.record(z.string(), setting), rest.settings.json, 'settings'),
      result: decode(z.enum(RESULTS), rest.result, 'result'),
      limit: decode(z.enum(LIMITS).nullable(), limitReason, 'limit'),
      objective: decode(z.array(exact).readonly(), rest.objective.json, 'objective'),
      bestBound: decode(z.array(exact.nullable()).readonly(), rest.bestBound.json, 'best bound'),
      findings: decode(z.array(z.string()).readonly(), rest.findings.json, 'findings'),
    }));
  });
