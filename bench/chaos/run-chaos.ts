import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { readConfig } from '../../src/app/config.ts';
import { type OpenTeam, openTeam } from '../../src/app/open-team.ts';
import { PlanwrightError } from '../../src/base/errors.ts';
import { crossedPlan } from '../../test/support/crossed-plan.ts';
import { type Random, random } from '../../test/support/random.ts';
import { submitRun, type Uploaded, upload } from '../../test/support/team-jobs.ts';
import { type Checked, checkAll } from './check-all.ts';
import { startPostgres } from './own-postgres.ts';
import { startWorkerProcess, type WorkerProcess } from './worker-process.ts';

export interface ChaosSettings {
  /** Of PostgreSQL's programs. */
  readonly programs: string;
  readonly seed: number;
  /** How long machines die. */
  readonly forMs: number;
  readonly runs: number;
  readonly workers: number;
  readonly say: (line: string) => void;
}

/** What was done to whom, how often. */
export type Blows = Readonly<Record<Blow, number>>;
const BLOWS = ['kill', 'freeze', 'tell to end', 'cut connections', 'crash the database'] as const;
type Blow = (typeof BLOWS)[number];

export interface ChaosResult extends Checked {
  readonly blows: Blows;
  /** Jobs that a killed or frozen worker had, and how long they were without one, the longest last. */
  readonly orphaned: readonly Orphaned[];
  /** After the last blow until all jobs had ended. */
  readonly settledMs: number;
}

export interface Orphaned {
  readonly ms: number;
  /** The database was up meanwhile, and its connections were left alone. */
  readonly isCalm: boolean;
}

/** Longer than a worker may be silent before somebody else gets its job. */
const FREEZE_MS = { from: 11_000, to: 18_000 };
/** Where they are not done by then, something hangs: a machine that is busy with much else takes minutes. */
const SETTLE_MS = 900_000;

/** Runs are asked for while workers and database die at random; then everything that must hold is checked. */
export const runChaos = async (settings: ChaosSettings): Promise<ChaosResult> => {
  const postgres = await startPostgres(settings.programs);
  const chance = random(settings.seed);
  const crew = makeCrew(postgres.url, settings.workers);
  let team: OpenTeam | undefined;
  try {
    team = await openTeam(readConfig({ PLANWRIGHT_DATABASE_URL: postgres.url, PLANWRIGHT_ACTOR: 'chaos', PATH: process.env.PATH }));
    const plans: Uploaded[] = [];
    for (let at = 0; at < Math.max(2, Math.ceil(settings.runs / 20)); at++) plans.push(await upload(team, crossedPlan(chance)));
    crew.fill();
    const until = Date.now() + settings.forMs;
    const submitting = submitAll(team, plans, settings, random(settings.seed + 1));
    const outages: number[] = [];
    const blows = await strike(postgres, crew, chance, until, settings.say, outages);
    const acknowledged = await submitting;
    settings.say(`${acknowledged.length} runs were asked for`);
    await crew.recover();
    const settledMs = await settle(postgres.url, settings.say);
    await crew.dismiss();
    const checked = await checkAll(postgres.url, acknowledged);
    return { ...checked, blows, settledMs, orphaned: await findOrphaned(postgres.url, crew.lost(), outages) };
  } finally {
    crew.kill();
    await team?.close().catch(() => undefined);
    postgres.remove();
  }
};

interface Lost {
  readonly pid: number;
  readonly at: number;
}

/** The workers: as many as there should be, each of them mortal. */
const makeCrew = (url: string, size: number) => {
  let alive: WorkerProcess[] = [];
  const frozen = new Set<WorkerProcess>();
  const lost: Lost[] = [];
  const remove = (it: WorkerProcess): void => {
    alive = alive.filter((other) => other !== it);
    frozen.delete(it);
  };
  const fill = (): void => {
    while (alive.length < size) {
      const worker = startWorkerProcess(url);
      alive.push(worker);
      void worker.ended.then(() => remove(worker));
    }
  };
  const awake = (): readonly WorkerProcess[] => alive.filter((it) => !frozen.has(it));
  return {
    fill,
    awake,
    lost: () => lost,
    end: (worker: WorkerProcess, signal: 'SIGKILL' | 'SIGTERM'): void => {
      if (signal === 'SIGKILL') lost.push({ pid: worker.pid, at: Date.now() });
      remove(worker);
      worker.signal(signal);
      fill();
    },
    freeze: async (worker: WorkerProcess, ms: number): Promise<void> => {
      lost.push({ pid: worker.pid, at: Date.now() });
      frozen.add(worker);
      worker.signal('SIGSTOP');
      await sleep(ms);
      worker.signal('SIGCONT');
      frozen.delete(worker);
    },
    recover: async (): Promise<void> => {
      while (frozen.size > 0) await sleep(200);
      fill();
    },
    /** All are told to end, and do. */
    dismiss: async (): Promise<void> => {
      await Promise.all(alive.map((it) => it.ready));
      const leaving = [...alive];
      for (const it of leaving) it.signal('SIGTERM');
      const ends = await Promise.all(leaving.map((it) => it.ended.then((end) => ({ end, words: it.lastWords() }))));
      for (const { end, words } of ends)
        if (end.code !== 0) throw new RangeError(`a worker that was told to end ended with ${end.code ?? end.signal}: ${words}`);
    },
    kill: (): void => {
      for (const it of alive) it.signal('SIGKILL');
    },
  };
};

type Crew = ReturnType<typeof makeCrew>;

const strike = async (
  postgres: Awaited<ReturnType<typeof startPostgres>>,
  crew: Crew,
  chance: Random,
  until: number,
  say: (line: string) => void,
  outages: number[],
): Promise<Blows> => {
  const blows: Record<Blow, number> = { kill: 0, freeze: 0, 'tell to end': 0, 'cut connections': 0, 'crash the database': 0 };
  const began = Date.now();
  const choices = [
    'kill',
    'kill',
    'kill',
    'freeze',
    'freeze',
    'tell to end',
    'cut connections',
    'cut connections',
    'crash the database',
  ] as const;
  while (Date.now() < until) {
    await sleep(chance.whole(2_000, 8_000));
    crew.fill();
    const blow = chance.pick([...choices]);
    const [victim] = chance.shuffle(await busyAmong(postgres.url, crew.awake()));
    await sleep(chance.whole(0, 400));
    // One stays awake, or nothing would be done that could be disturbed.
    if (victim === undefined || (blow === 'freeze' && crew.awake().length < 2)) continue;
    blows[blow]++;
    say(`${((Date.now() - began) / 1000).toFixed(0).padStart(4)} s  ${blow}`);
    if (blow === 'kill') crew.end(victim, 'SIGKILL');
    if (blow === 'tell to end') crew.end(victim, 'SIGTERM');
    if (blow === 'freeze') void crew.freeze(victim, chance.whole(FREEZE_MS.from, FREEZE_MS.to));
    const isOutage = blow === 'cut connections' || blow === 'crash the database';
    if (isOutage) outages.push(Date.now());
    if (blow === 'cut connections') await postgres.cutConnections().catch(() => undefined);
    if (blow === 'crash the database') await postgres.crashAndStart();
    if (isOutage) outages.push(Date.now());
  }
  return blows;
};

/** Those that are at a job, where some are. */
const busyAmong = async (url: string, awake: readonly WorkerProcess[]): Promise<readonly WorkerProcess[]> => {
  const rows = await query<{ worker: string }>(url, "select worker from jobs where status = 'running'").catch(() => []);
  const busy = awake.filter(({ pid }) => rows.some(({ worker }) => worker.endsWith(` ${pid}`)));
  return busy.length > 0 ? busy : awake;
};

/** Asks for all runs, spread over the time; gives those that were acknowledged. What was not is asked again, as a client would. */
const submitAll = async (
  team: OpenTeam,
  plans: readonly Uploaded[],
  { runs, forMs, say }: ChaosSettings,
  chance: Random,
): Promise<string[]> => {
  const acknowledged: string[] = [];
  const began = Date.now();
  for (let at = 0; at < runs; at++) {
    const due = began + (forMs * 0.9 * at) / runs;
    await sleep(Math.max(0, due - Date.now()));
    const plan = plans[at % plans.length];
    if (!plan) break;
    const prices = chance.chance(0.3) ? { price_rows: true, price_initiatives: true, price_seconds: 1 } : {};
    const more = { ...prices, time_limit_seconds: chance.whole(1, 2) };
    for (;;) {
      try {
        acknowledged.push((await submitRun(team, plan, more)).jobId);
        break;
      } catch (thrown) {
        if (!(thrown instanceof PlanwrightError)) throw thrown;
        say(`        run ${at + 1} is asked for again: ${thrown.code}`);
        await sleep(300);
      }
    }
  }
  return acknowledged;
};

const settle = async (url: string, say: (line: string) => void): Promise<number> => {
  const began = Date.now();
  for (;;) {
    const [open] = await query<{ count: number }>(url, "select count(*)::int as count from jobs where status in ('queued', 'running')");
    const count = open?.count ?? 0;
    if (count === 0) return Date.now() - began;
    if (Date.now() - began > SETTLE_MS) throw new RangeError(`${count} jobs have not ended ${SETTLE_MS / 1000} s after the last blow`);
    say(`${count} jobs are left`);
    await sleep(2_000);
  }
};

/** After an outage programs need a moment to come back. */
const RECONNECT_MS = 2_000;

/** Of the jobs that lost workers had: how long until the next attempt began. */
const findOrphaned = async (url: string, lost: readonly Lost[], outages: readonly number[]): Promise<readonly Orphaned[]> => {
  const rows = await query<{ job: number; kind: string; worker: string | null; at: Date }>(
    url,
    "select job_id::int as job, kind, document_json->>'worker' as worker, happened_at as at from job_events where kind <> 'progress' order by id",
  );
  const found = lost.flatMap(({ pid, at }) => {
    const held = rows.findLast((it) => it.kind === 'running' && it.at.getTime() <= at && it.worker?.endsWith(` ${pid}`));
    if (!held) return [];
    const next = rows.find((it) => it.job === held.job && it.at > held.at);
    if (next?.kind !== 'running') return [];
    const until = next.at.getTime();
    return [{ ms: until - at, isCalm: outages.every((it) => it < at - RECONNECT_MS || it > until) }];
  });
  return found.sort((a, b) => a.ms - b.ms);
};

const query = async <T extends pg.QueryResultRow>(url: string, text: string): Promise<readonly T[]> => {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end().catch(() => undefined);
  }
};
