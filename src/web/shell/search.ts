import type { TradeBody } from '../api/use-trade.ts';

/** What stands after the `?` of each page. What is none of it is left out: an address that was cut or typed by hand still shows its page. */

type Raw = Record<string, unknown>;

/** An absent member is absent: addresses stay short. */
const given = <K extends string, T>(key: K, value: T | undefined): { readonly [key in K]?: T } =>
  (value === undefined ? {} : { [key]: value }) as { readonly [key in K]?: T };

const text = (it: unknown): string | undefined =>
  typeof it === 'string' && it !== '' ? it.slice(0, 4_000) : typeof it === 'number' ? String(it) : undefined;

const texts = (it: unknown, most = 100): readonly string[] =>
  (Array.isArray(it) ? it : [it]).flatMap((one) => text(one) ?? []).slice(0, most);

const some = (it: unknown): readonly string[] | undefined => {
  const found = texts(it);
  return found.length === 0 ? undefined : found;
};

const oneOf = <const T extends string>(it: unknown, choices: readonly T[]): T | undefined => choices.find((choice) => choice === it);

/** The job whose answer is shown, or awaited. */
export const readJobSearch = (raw: Raw): { readonly job?: string } => given('job', text(raw.job));

/** The same, of a page with two answers. */
export const readCurveSearch = (raw: Raw): { readonly job?: string; readonly frontier?: string } => ({
  ...given('job', text(raw.job)),
  ...given('frontier', text(raw.frontier)),
});

/** Of everything about a run: the second opinion that is awaited. */
export const readRunSearch = (raw: Raw): { readonly verify?: string } => given('verify', text(raw.verify));

/** What is looked at on the sheet page. */
export interface HealthSearch {
  /** Which of several workbooks. */
  readonly workbook?: string;
  readonly tab?: string;
  readonly row?: string;
  readonly column?: string;
  readonly severity?: 'error' | 'warning';
  /** The tab whose issues are listed; all where it is absent. */
  readonly list?: string;
  /** The check whose issues are shown. */
  readonly job?: string;
  /** The check before the workbook was corrected. */
  readonly before?: string;
  /** A sync, or what it would change. */
  readonly sync?: string;
}

export const readHealthSearch = (raw: Raw): HealthSearch => ({
  ...given('workbook', text(raw.workbook)),
  ...given('tab', text(raw.tab)),
  ...given('row', text(raw.row)),
  ...given('column', text(raw.column)),
  ...given('severity', oneOf(raw.severity, ['error', 'warning'])),
  ...given('list', text(raw.list)),
  ...given('job', text(raw.job)),
  ...given('before', text(raw.before)),
  ...given('sync', text(raw.sync)),
});

export const COMPARE_VIEWS = ['some', 'all', 'none', 'any'] as const;

/** The runs side by side, and how their initiatives are looked at. */
export interface CompareSearch {
  readonly run?: readonly string[];
  readonly show?: (typeof COMPARE_VIEWS)[number];
  readonly search?: string;
  readonly sort?: readonly string[];
  readonly filter?: readonly string[];
  readonly hide?: readonly string[];
}

export const readCompareSearch = (raw: Raw): CompareSearch => ({
  ...given('run', some(raw.run)),
  ...given('show', oneOf(raw.show, COMPARE_VIEWS)),
  ...given('search', text(raw.search)),
  ...given('sort', some(raw.sort)),
  ...given('filter', some(raw.filter)),
  ...given('hide', Array.isArray(raw.hide) ? texts(raw.hide) : undefined),
});

export const PORTFOLIO_VIEWS = ['plan', 'left-out', 'all'] as const;

export const readPortfolioSearch = (
  raw: Raw,
): {
  readonly show?: (typeof PORTFOLIO_VIEWS)[number];
  readonly search?: string;
  readonly sort?: readonly string[];
  readonly group?: string;
  readonly filter?: readonly string[];
  readonly hide?: readonly string[];
  readonly initiative?: string;
  readonly job?: string;
} => ({
  ...given('show', oneOf(raw.show, PORTFOLIO_VIEWS)),
  ...given('search', text(raw.search)),
  ...given('sort', some(raw.sort)),
  ...given('group', text(raw.group)),
  ...given('filter', some(raw.filter)),
  // Nothing hidden is something else than what is hidden usually.
  ...given('hide', Array.isArray(raw.hide) ? texts(raw.hide) : undefined),
  ...given('initiative', text(raw.initiative)),
  ...given('job', text(raw.job)),
});

export const OBJECTIVE_MODES = ['north_star', 'weighted_kpis', 'lexicographic'] as const;

/** So many changes of one kind fit into an address that every server and browser takes. */
export const MOST_CHANGES = 300;

/** The changes of a trade, in the words of a what-if. */
export interface TradeSearch extends TradeBody {
  readonly mode?: (typeof OBJECTIVE_MODES)[number];
  /** The what-if that is made of them. */
  readonly job?: string;
}

export const readTradeSearch = (raw: Raw): TradeSearch => {
  const list = <K extends string>(key: K): { readonly [key in K]?: readonly string[] } => {
    const found = texts(raw[key], MOST_CHANGES);
    return given(key, found.length === 0 ? undefined : found);
  };
  return {
    ...list('include'),
    ...list('exclude'),
    ...list('set'),
    ...list('drop'),
    ...given('capacity', text(raw.capacity)),
    ...given('weights', text(raw.weights)),
    ...given('mode', oneOf(raw.mode, OBJECTIVE_MODES)),
    ...given('job', text(raw.job)),
  };
};
