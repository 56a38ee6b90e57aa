import { describe, expect, it } from 'vitest';
import { type Told, toFailure } from '../../src/asks/ask.ts';
import { ASKS } from '../../src/asks/index.ts';
import { fromPaperHeader, makePaper, PLAIN, takePaper, toPaperHeader, withPaper } from '../../src/asks/paper.ts';
import { fromFailureJson, fromToldJson, toToldJson } from '../../src/asks/told-json.ts';
import { decimal } from '../../src/base/decimal.ts';
import { BugError, NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../../src/base/errors.ts';
import { canonicalJson } from '../../src/base/json.ts';
import { parseJson } from '../../src/base/parse-json.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { errorOf } from '../../src/cli/remote/problem.ts';

describe('an answer, told', () => {
  const told: Told = {
    document: { objective: [decimal('123456789012345678901234.5')], result: 'optimal' },
    lines: ['a', ''],
    csv: null,
    notes: ['b'],
    isGood: false,
    failure: toFailure(new UnavailableError('It is open.', { code: 'workbook-open', hint: 'Close it.' })),
  };

  it('is the same after it was kept or sent, to the last digit', () => {
    const sent = parseJson(canonicalJson(toToldJson(told)), { computed: true });
    const back = sent.ok ? fromToldJson(sent.value) : null;
    expect(back).not.toBeNull();
    expect(canonicalJson(back?.document ?? null)).toBe(canonicalJson(told.document));
    expect({ ...back, document: null }).toEqual({ ...told, document: null });
  });

  it('is none where there is none', () => {
    for (const json of [null, [], 'x', {}, { lines: [] }]) expect(fromToldJson(json)).toBeNull();
    expect(fromFailureJson(null)).toBeNull();
    expect(fromFailureJson({ message: 'It broke.' })).toMatchObject({ kind: 'bug', code: 'bug', hint: null, retryable: false });
  });
});

describe('the paper of an answer', () => {
  it('travels with a request, and is no part of it', () => {
    const request = { run: 'RUN-1' };
    expect(withPaper(request, PLAIN)).toBe(request);
    expect(takePaper(withPaper(request, { width: 80, isColoured: true }))).toEqual({ request, size: { width: 80, isColoured: true } });
    expect(takePaper(request)).toEqual({ request, size: null });
  });

  it('travels in a header; what cannot be a width is none', () => {
    for (const size of [PLAIN, { width: 47, isColoured: true }]) expect(fromPaperHeader(toPaperHeader(size))).toEqual(size);
    expect(fromPaperHeader('')).toEqual(PLAIN);
    expect(fromPaperHeader('width=99999, coloured')).toEqual({ width: 1000, isColoured: true });
    expect(fromPaperHeader('width=0')).toEqual({ width: 20, isColoured: false });
  });

  it('is coloured only where colours are wanted', () => {
    expect(makePaper(PLAIN).style('red', 'x')).toBe('x');
    expect(makePaper({ ...PLAIN, isColoured: true }).style('red', 'x')).toBe('\u001b[31mx\u001b[39m');
  });
});

describe('what a server says went wrong', () => {
  const said = (status: number, code: string): PlanwrightError =>
    errorOf(status, { detail: 'It is so.', code, hint: 'Do that.' }, 'http://x');

  it('is the error that it was, with its words and exit code', () => {
    const cases = [
      [400, 'compare-count', UsageError, 2],
      [401, 'token-invalid', UsageError, 2],
      [403, 'role-too-low', UsageError, 2],
      [404, 'run-unknown', NotFoundError, 2],
      [409, 'published-already', UsageError, 2],
      [409, 'job-superseded', StaleError, 75],
      [412, 'workbook-changed', StaleError, 75],
      [422, 'request-invalid', UsageError, 2],
      [429, 'too-many', UnavailableError, 75],
      [503, 'database-away', UnavailableError, 75],
    ] as const;
    for (const [status, code, kind, exit] of cases) {
      const error = said(status, code);
      expect(error, code).toBeInstanceOf(kind);
      expect(error).toMatchObject({ code, message: 'It is so.', hint: 'Do that.' });
      expect(exitCodeOf(error), code).toBe(exit);
    }
    expect(said(500, 'bug')).toBeInstanceOf(BugError);
  });

  it('is told as no Planwright where something else answers', () => {
    expect(errorOf(200, null, 'http://x')).toMatchObject({ code: 'server-unknown' });
    expect(errorOf(502, 'Bad gateway', 'http://x')).toMatchObject({ code: 'server-away', retryable: true });
  });
});

describe('what can be asked', () => {
  it('says what each member of a request is for, and takes nothing else', () => {
    for (const { kind, request } of ASKS.values()) {
      const refused = request.safeParse({ run: 'R', runs: ['R'], source: 's', workspace: 'w', kpis: ['a', 'b'], nonsense: 1 });
      expect(refused.success, kind).toBe(false);
      expect(JSON.stringify(refused.error?.issues), kind).toContain('nonsense');
    }
  });
});
