import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import { type Distribution, GAP_BOUNDS_PERCENT, type ServiceFacts, SOLVE_BOUNDS_SECONDS } from '../app/health.ts';

/** What is measured, in the words of Prometheus. `docs/from-laptop-to-team.md` says what each means. */
export interface Metrics {
  readonly request: (route: string, method: string, status: number, seconds: number) => void;
  /** The page that Prometheus reads, with what the database tells now; without it where the database does not answer. */
  readonly page: (facts: ServiceFacts | null) => Promise<{ readonly type: string; readonly text: string }>;
}

const STATUSES = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;

export const makeMetrics = (): Metrics => {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  const requests = new Histogram({
    name: 'planwright_http_request_seconds',
    help: 'How long requests took, by route, of this process',
    labelNames: ['route', 'method', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
    registers,
  });
  const gauge = (name: string, help: string, labelNames: readonly string[] = []): Gauge =>
    new Gauge({ name: `planwright_${name}`, help, labelNames: [...labelNames], registers });
  const up = gauge('database_up', '1 where the database answers, else 0');
  const depth = gauge('queue_jobs', 'Jobs that are there, by status', ['status']);
  const kinds = gauge('jobs', 'Jobs that are there, by what was asked and how they stand', ['kind', 'status']);
  const oldest = gauge('queue_oldest_seconds', 'How long the job that waits longest has waited');
  const issues = gauge('sync_issues', 'Issues that the last sync of each workspace found', ['workspace', 'severity']);
  const stale = gauge('stale_records', 'Records kept at an earlier version because their rows have errors', ['workspace']);
  const solves = new Kept('planwright_solve_seconds', 'How long runs were solved', SOLVE_BOUNDS_SECONDS, registry);
  const gaps = new Kept('planwright_gap_percent', 'How far the plans of runs may be from the best', GAP_BOUNDS_PERCENT, registry);
  const unread = new Counter({
    name: 'planwright_metrics_failures_total',
    help: 'How often the database did not answer when it was asked for metrics',
    registers,
  });
  const show = (facts: ServiceFacts): void => {
    for (const it of [depth, kinds, issues, stale]) it.reset();
    for (const status of STATUSES)
      depth.set(
        { status },
        facts.jobs.filter((job) => job.status === status).reduce((sum, { count }) => sum + count, 0),
      );
    for (const { kind, status, count } of facts.jobs) kinds.set({ kind, status }, count);
    oldest.set(facts.oldestQueuedSeconds);
    for (const { workspace, severity, count } of facts.syncIssues) issues.set({ workspace, severity }, count);
    for (const { workspace, count } of facts.staleRecords) stale.set({ workspace }, count);
    solves.facts = facts.solveSeconds;
    gaps.facts = facts.gapPercent;
  };
  return {
    request: (route, method, status, seconds) => requests.observe({ route, method, status }, seconds),
    page: async (facts) => {
      up.set(facts ? 1 : 0);
      if (facts) show(facts);
      else unread.inc();
      return { type: registry.contentType, text: await registry.metrics() };
    },
  };
};

/** A histogram of what the database has kept, which nothing in this process has observed. The registry asks `getForPromString`. */
class Kept extends Histogram {
  facts: readonly Distribution[] = [];
  private readonly words: { readonly name: string; readonly help: string; readonly bounds: readonly number[] };
  constructor(name: string, help: string, bounds: readonly number[], registry: Registry) {
    super({ name, help, labelNames: ['result'], buckets: [...bounds], registers: [registry] });
    this.words = { name, help, bounds };
  }

  async getForPromString() {
    const { name, help, bounds } = this.words;
    const values = this.facts.flatMap(({ result, atMost, sum, count }) => [
      ...bounds.map((le, at) => ({ metricName: `${name}_bucket`, labels: { le, result }, value: atMost[at] ?? 0 })),
      { metricName: `${name}_bucket`, labels: { le: '+Inf', result }, value: count },
      { metricName: `${name}_sum`, labels: { result }, value: sum },
      { metricName: `${name}_count`, labels: { result }, value: count },
    ]);
    return { name, help, type: 'histogram', values };
  }
}
