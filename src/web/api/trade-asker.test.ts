import { afterEach, describe, expect, it, vi } from 'vitest';
import { awayProblem, Problem } from './problem.ts';
import { TradeAsker, type TradeNews } from './trade-asker.ts';

type News = TradeNews<string, string, string>;

/** A server whose every answer is a script: news, or something thrown; an empty script never ends. */
const scripted = (...scripts: readonly (readonly (News | Error)[])[]) => {
  const asked: string[] = [];
  const aborted: string[] = [];
  const asker = new TradeAsker<string, string, string, string>(async function* (body, signal) {
    const script = scripts[asked.length] ?? [];
    asked.push(body);
    signal.addEventListener('abort', () => aborted.push(body));
    for (const it of script) {
      if (it instanceof Error) throw it;
      yield it;
    }
    if (!script.some((it) => !(it instanceof Error) && it.kind === 'end')) await new Promise(() => {});
  });
  return { asker, asked, aborted };
};

const settle = () => vi.waitFor(() => {});
const plan = (text: string): News => ({ kind: 'plan', plan: text });
const end = (text: string): News => ({ kind: 'end', end: text });

describe('asking about changes', () => {
  afterEach(() => void vi.useRealTimers());

  it('tells each plan, then the end', async () => {
    const { asker } = scripted([{ kind: 'progress', wait: 'none yet' }, plan('good'), end('best')]);
    const told: (string | undefined)[] = [];
    asker.subscribe(() => told.push(asker.seen().wait ?? asker.seen().plan?.it));
    asker.want('a', 'a');
    await vi.waitFor(() => expect(asker.seen().isBusy).toBe(false));
    expect(told).toEqual([undefined, 'none yet', 'good', 'best']);
    expect(asker.seen()).toMatchObject({ asked: 'a', plan: { of: 'a', it: 'best' }, end: { of: 'a', it: 'best' }, problem: null });
  });

  it('asks one thing at a time, and keeps what was known until there is something newer', async () => {
    const { asker, asked, aborted } = scripted([end('of a')], [plan('of b')], [end('of c')]);
    asker.want('a', 'a');
    await vi.waitFor(() => expect(asker.seen().isBusy).toBe(false));
    asker.want('b', 'b');
    expect(asker.seen()).toMatchObject({ asked: 'b', isBusy: true, plan: { of: 'a' } });
    await vi.waitFor(() => expect(asker.seen().plan?.it).toBe('of b'));
    asker.want('c', 'c');
    expect(aborted).toContain('b');
    await vi.waitFor(() => expect(asker.seen().end?.it).toBe('of c'));
    expect(asked).toEqual(['a', 'b', 'c']);
  });

  it('remembers ends: who goes back waits for nothing', async () => {
    const { asker, asked } = scripted([end('of a')], [end('of b')]);
    asker.want('a', 'a');
    await vi.waitFor(() => expect(asker.seen().isBusy).toBe(false));
    asker.want('b', 'b');
    await vi.waitFor(() => expect(asker.seen().isBusy).toBe(false));
    asker.want('a', 'a');
    expect(asker.seen()).toMatchObject({ asked: 'a', isBusy: false, end: { it: 'of a' } });
    asker.want(null, '');
    expect(asker.seen()).toMatchObject({ asked: null, isBusy: false });
    expect(asked).toEqual(['a', 'b']);
  });

  it('goes on by itself after a broken connection, and says so meanwhile', async () => {
    vi.useFakeTimers();
    const { asker, asked } = scripted([plan('good'), awayProblem()], [end('best')]);
    asker.want('a', 'a');
    await vi.advanceTimersByTimeAsync(1);
    expect(asker.seen()).toMatchObject({ isBusy: true, problem: { code: 'server-away' }, plan: { it: 'good' } });
    await vi.advanceTimersByTimeAsync(1_500);
    expect(asker.seen()).toMatchObject({ isBusy: false, problem: null, end: { it: 'best' } });
    expect(asked).toEqual(['a', 'a']);
  });

  it('stops at what is wrong with the changes; it can be asked again', async () => {
    const refused = new Problem({ message: 'There is no such row.', code: 'what-if-invalid', hint: null, status: 422 });
    const { asker, asked } = scripted([refused], [end('best')]);
    asker.want('a', 'a');
    await vi.waitFor(() => expect(asker.seen().problem?.message).toBe('There is no such row.'));
    expect(asker.seen().isBusy).toBe(false);
    asker.again();
    await vi.waitFor(() => expect(asker.seen().end?.it).toBe('best'));
    expect(asked).toHaveLength(2);
  });

  it('hears nothing more once whoever asked has gone', async () => {
    const { asker, aborted } = scripted([plan('good')], [end('best')]);
    asker.want('a', 'a');
    await settle();
    asker.stop();
    expect(aborted).toEqual(['a']);
    asker.want('a', 'a');
    await vi.waitFor(() => expect(asker.seen().end?.it).toBe('best'));
  });
});
