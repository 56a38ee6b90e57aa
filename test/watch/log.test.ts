import { fastify, LogController } from 'fastify';
import { describe, expect, test } from 'vitest';
import { readWatching } from '../../src/app/config.ts';
import { makeLog } from '../../src/watch/log.ts';

const logged = (level: 'info' | 'warn' = 'info') => {
  const lines: string[] = [];
  const log = makeLog({ level }, 'serve', { write: (line: string) => void lines.push(line) });
  return { log, lines, last: () => JSON.parse(lines.at(-1) ?? '{}') };
};

describe('the log', () => {
  test('is one JSON line for each thing, with its time, level and place', () => {
    const { log, lines, last } = logged();
    log.child({ job_id: 'JOB-1', run_id: 'RUN-1' }).info('took it up');
    expect(lines).toHaveLength(1);
    expect(last()).toMatchObject({ level: 'info', place: 'serve', job_id: 'JOB-1', run_id: 'RUN-1', msg: 'took it up' });
    expect(new Date(last().time).toISOString()).toBe(last().time);
    log.debug('too much');
    expect(lines).toHaveLength(1);
  });

  test('holds no secret, wherever it stands', () => {
    const { log, lines } = logged();
    const cause = new TypeError('no way to postgres://ada:hunter2@db.example.org/plans');
    log.error({ err: cause, token: 'hunter2', body: { password: 'hunter2', client_secret: 'hunter2' } }, 'broke');
    log.info({
      req: { method: 'GET', url: '/v1/login/return?code=hunter2', headers: { authorization: 'Bearer hunter2', cookie: 'hunter2' } },
    });
    log.info({ headers: { authorization: 'Bearer hunter2', cookie: 'session=hunter2' } });
    expect(lines.join('')).not.toContain('hunter2');
    expect(lines.join('')).toContain('postgres://ada:***@db.example.org/plans');
  });

  test('of a request names its id, its path and how it ended, and nothing that was sent', async () => {
    const { log, lines } = logged();
    const app = fastify({
      loggerInstance: log,
      logController: new LogController({ requestIdLogLabel: 'request_id' }),
      genReqId: () => 'REQ-1',
    });
    app.get('/here', async () => 'fine');
    await app.inject({ url: '/here?token=hunter2', headers: { authorization: 'Bearer hunter2' } });
    await app.close();
    const [incoming, completed] = lines.map((line) => JSON.parse(line));
    expect(incoming).toMatchObject({ request_id: 'REQ-1', req: { method: 'GET', path: '/here' } });
    expect(completed).toMatchObject({ request_id: 'REQ-1', res: { status: 200 } });
    expect(lines.join('')).not.toContain('hunter2');
  });

  test('has a level by setting, and refuses one that is none', () => {
    expect(readWatching({})).toEqual({ log: { level: 'info' }, traces: null });
    expect(readWatching({ PLANWRIGHT_LOG_LEVEL: 'debug', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' })).toEqual({
      log: { level: 'debug' },
      traces: { endpoint: 'http://127.0.0.1:4318/', service: 'planwright' },
    });
    expect(() => readWatching({ PLANWRIGHT_LOG_LEVEL: 'loud' })).toThrow('PLANWRIGHT_LOG_LEVEL is "loud"');
  });
});
