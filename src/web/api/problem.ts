/** What the server says where it cannot do what was asked (RFC 9457), and what we say where there is no server. */
export class Problem extends Error {
  readonly code: string;
  readonly hint: string | null;
  readonly status: number;
  /** Each fault of a request at its place. */
  readonly faults: readonly { readonly place: string; readonly message: string }[];

  constructor(facts: Pick<Problem, 'message' | 'code' | 'hint' | 'status'> & Partial<Pick<Problem, 'faults'>>) {
    super(facts.message);
    this.code = facts.code;
    this.hint = facts.hint;
    this.status = facts.status;
    this.faults = facts.faults ?? [];
  }
}

type Fields = { readonly [key: string]: unknown };

const isFields = (it: unknown): it is Fields => typeof it === 'object' && it !== null;

const textOf = (it: unknown): string | null => (typeof it === 'string' && it !== '' ? it : null);

export const toProblem = (body: unknown, status: number): Problem => {
  const { detail, title, code, hint, errors } = isFields(body) ? body : {};
  return new Problem({
    message: textOf(detail) ?? textOf(title) ?? `The server answered ${status}.`,
    code: textOf(code) ?? 'unknown',
    hint: textOf(hint),
    status,
    faults: Array.isArray(errors)
      ? errors.filter(isFields).map((it) => ({ place: textOf(it.place) ?? '', message: textOf(it.message) ?? '' }))
      : [],
  });
};

export const awayProblem = (): Problem =>
  new Problem({
    message: 'The server does not answer.',
    code: 'server-away',
    hint: 'Look whether it runs and whether you are connected. Nothing is lost; this page tries again by itself.',
    status: 0,
  });

/** Whatever was thrown, as something that can be shown. */
export const problemOf = (thrown: unknown): Problem =>
  thrown instanceof Problem
    ? thrown
    : new Problem({ message: 'The page stumbled over itself.', code: 'page-bug', hint: 'Reload it; nothing is lost.', status: 0 });

/** Worth asking again without anybody doing anything. */
export const isPassing = (thrown: unknown): boolean => thrown instanceof Problem && (thrown.status === 0 || thrown.status >= 502);
