import type { PGlite } from '@electric-sql/pglite';
import { and, inArray, lt, type SQL, sql } from 'drizzle-orm';
import { type ConstructorOptions, type Db, fromDrizzle, fromPglite, PgBoss } from 'pg-boss';
import { z } from 'zod';
import { UsageError } from '../base/errors.ts';
import type { Queries, Store, StoreSettings } from './database.ts';
import type { JobQueue } from './job-queue.ts';
import { JSON_PARSED } from './postgres.ts';
import { guarded } from './store-errors.ts';
import { jobs } from './team-schema.ts';

/** The one queue, in the schema `pgboss` of the same database. */
const QUEUE = 'jobs';

/**
 * A worker that dies is found out after so many seconds without a sign of life, which is the least that pg-boss takes. With a look every
 * second, and one of each free worker for jobs every half second, somebody else has its job 12 seconds after its last sign of life.
 */
const HEARTBEAT_SECONDS = 10;
const LOOK_SECONDS = 1;

const QUEUE_OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  // A job may take as long as it lives; giving up is not the queue's either.
  expireInSeconds: 86_400,
  retryLimit: 100_000,
  // What is given back is given to whoever is free; where a pause is better the job is sent again with one.
  retryDelay: 0,
  retryBackoff: false,
  retentionSeconds: 365 * 86_400,
  deleteAfterSeconds: 300,
  notify: true,
} as const;

const WORK_OPTIONS = { pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5, heartbeatRefreshSeconds: 2 } as const;

/** What was sent so long ago should be in the queue. */
const RESEND_AFTER_MS = 15_000;

const entry = z.object({ jobId: z.string() });

/**
 * The queue in the store's database, by pg-boss, which makes (or brings up to date) its own tables for it. `onTrouble` hears of what it
 * stumbles over in the background and tries again.
 */
export const openBossQueue = (store: Store, settings: StoreSettings, onTrouble: (trouble: unknown) => void = () => {}): Promise<JobQueue> =>
  guarded(async () => {
    const boss = new PgBoss(optionsFor(store, settings));
    boss.on('error', onTrouble);
    await boss.start();
    if (await boss.getQueue(QUEUE)) await boss.updateQueue(QUEUE, QUEUE_OPTIONS);
    else await boss.createQueue(QUEUE, QUEUE_OPTIONS);
    const send: JobQueue['send'] = async (queries, { jobId, priority }, afterSeconds = 0) => {
      const pause = afterSeconds > 0 ? { startAfter: afterSeconds } : {};
      await boss.send(QUEUE, { jobId }, { priority, singletonKey: jobId, db: within(queries), ...pause });
    };
    return {
      send,
      work: async (concurrency, take) => {
        const options = { ...WORK_OPTIONS, localConcurrency: concurrency };
        const id = await boss.work(QUEUE, options, async ([it]) => {
          if (it) await take(entry.parse(it.data).jobId);
        });
        return { stop: () => boss.offWork(QUEUE, { id, wait: true }) };
      },
      resend: () => resend(store, send),
      close: () => boss.stop({ graceful: false, close: store.kind === 'server' }),
    };
  });

const result = z.object({ rows: z.array(z.unknown()) });

/** A transaction of ours, as pg-boss wants it: both drivers answer with `rows`. */
const within = (queries: Queries): Db =>
  // What it executes is what our own `sql` made.
  fromDrizzle({ execute: async (query) => result.parse(await queries.execute(query as SQL)) }, sql);

const optionsFor = (store: Store, settings: StoreSettings): ConstructorOptions => {
  const common = {
    useListenNotify: true,
    superviseIntervalSeconds: LOOK_SECONDS,
    monitorIntervalSeconds: LOOK_SECONDS,
    maintenanceIntervalSeconds: 60,
    schedule: false,
    reindex: false,
    monitorVacuum: false,
    registerInstance: false,
  };
  if (settings.kind === 'server') {
    // Beyond its documented options these reach its pool of connections: the driver gives the rest of us JSON as text.
    const pool = { connectionString: settings.url, max: 4, types: JSON_PARSED };
    return { ...common, ...pool };
  }
  if (!store.embedded) throw new UsageError('The embedded store is not open.', { code: 'store-closed' });
  return { ...common, backend: 'pglite', db: fromPglite(withJson(store.embedded)) };
};

type EmbeddedDatabase = Parameters<typeof fromPglite>[0];

const PARSERS = { 114: JSON.parse, 3802: JSON.parse };

/** The embedded database, for one who wants its JSON parsed. */
const withJson = (client: PGlite): EmbeddedDatabase => ({
  query: (text, values) => client.query(text, values ? [...values] : [], { parsers: PARSERS }),
  exec: (text) => client.exec(text, { parsers: PARSERS }),
  listen: (channel, hear) => client.listen(channel, hear),
});

/** Under a lock, so that two who find the same job missing do not both send it. */
const resend = (store: Store, send: JobQueue['send']): Promise<number> =>
  store.transact(async (queries) => {
    await queries.execute(sql`select pg_advisory_xact_lock(hashtextextended('planwright resend', 0))`);
    const missing = await queries
      .select({ jobId: jobs.jobId, priority: jobs.priority })
      .from(jobs)
      .where(
        and(
          inArray(jobs.status, ['queued', 'running']),
          lt(jobs.queuedAt, new Date(Date.now() - RESEND_AFTER_MS).toISOString()),
          sql`not exists (select from pgboss.job it where it.name = ${QUEUE} and it.singleton_key = ${jobs.jobId} and it.state < 'completed')`,
        ),
      );
    for (const job of missing) await send(queries, job);
    return missing.length;
  });
