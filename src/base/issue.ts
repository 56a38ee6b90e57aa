import { visible } from './text.ts';

/** How much a finding weighs: an `error` blocks what it touches, a `warning` blocks nothing. */
export type Severity = 'error' | 'warning';

/** Where a finding stands: row 1 for headers, `null` for a missing tab; `column` is the header's own name. */
export interface Place {
  readonly tab: string;
  readonly row: number | null;
  readonly column?: string;
}

/** What was found and what would be right, as named texts. The message is made from them. */
export type Facts = Readonly<Record<string, string>>;

/** One finding about the planner's data. */
export interface Issue {
  readonly code: string;
  readonly severity: Severity;
  readonly place: Place;
  readonly facts: Facts;
  readonly message: string;
  /** How findings of its kind are mended, in plain words. */
  readonly fix: string;
}

/** One sort of finding: its stable code, its words, and its page in the docs. A room's catalogue is a list of these. */
export interface IssueKind<Name extends string = string> {
  readonly code: string;
  readonly severity: Severity;
  /** The facts its message is made of. */
  readonly facts: readonly Name[];
  /** The message: what was found; what is expected; what to do. */
  readonly says: (facts: Readonly<Record<Name, string>>) => string;
  /** For the docs: what it means, an example, how to mend it. */
  readonly means: string;
  readonly example: string;
  readonly fix: string;
}

/** A catalogue entry; gives its facts a type. */
export const issueKind = <const Name extends string>(kind: IssueKind<Name>): IssueKind<Name> => kind;

/** One finding of a kind at a place. `severity` overrides the kind's usual one. */
export const raise = <Name extends string>(
  kind: IssueKind<Name>,
  place: Place,
  facts: Readonly<Record<Name, string>>,
  severity: Severity = kind.severity,
): Issue => ({ code: kind.code, severity, place, facts, message: visible(kind.says(facts)), fix: plainFix(kind) });

/** As the docs say it, without their marks. */
export const plainFix = ({ fix }: Pick<IssueKind, 'fix'>): string => fix.replaceAll('`', '');

/** Order of issues: by tab in the order given, then row (missing tabs first), then code. */
export const byPlace =
  (tabs: readonly string[]) =>
  (a: Issue, b: Issue): number =>
    tabs.indexOf(a.place.tab) - tabs.indexOf(b.place.tab) ||
    (a.place.row ?? 0) - (b.place.row ?? 0) ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0) ||
    (a.message < b.message ? -1 : a.message > b.message ? 1 : 0);
