import type { Shown } from './blocks.ts';
import type { Choice, Choices } from './choices.ts';
import type { Going } from './job-words.ts';
import type { Place } from './place.ts';
import type { Trouble } from './trouble.ts';

/** What the panel asks of the script, and what it is given. Both cross as JSON. A token goes in and never comes out. */
export interface Calls {
  readonly open: { readonly takes: null; readonly gives: Opened };
  readonly choices: { readonly takes: null; readonly gives: Offered };
  readonly start: { readonly takes: Start; readonly gives: Watched };
  readonly poll: { readonly takes: Watch; readonly gives: Watched };
  readonly stop: { readonly takes: { readonly jobId: string }; readonly gives: null };
  readonly goTo: { readonly takes: Place; readonly gives: null };
  readonly explain: { readonly takes: null; readonly gives: Watched };
  readonly runs: { readonly takes: null; readonly gives: readonly RunChoice[] };
  readonly compare: { readonly takes: { readonly runs: readonly string[] }; readonly gives: Shown };
  readonly settings: { readonly takes: null; readonly gives: SettingsShown };
  readonly save: { readonly takes: Entered; readonly gives: SettingsShown };
  readonly forget: { readonly takes: null; readonly gives: SettingsShown };
  readonly test: { readonly takes: null; readonly gives: Tested };
  readonly link: { readonly takes: null; readonly gives: Linked };
}

export type CallName = keyof Calls;
export type Told<T> = { readonly isGood: true; readonly value: T } | { readonly isGood: false; readonly trouble: Trouble };

export const VIEWS = ['check', 'sync', 'run-selected', 'run-all', 'explain', 'compare', 'settings'] as const;
export type View = (typeof VIEWS)[number];

export interface Opened {
  /** `null`: all is set; else what is missing. */
  readonly missing: Trouble | null;
  /** The newest job of this sheet: whoever started it. */
  readonly newest: { readonly jobId: string; readonly kind: string } | null;
}

/** What can be run, and what this planner ran last. */
export interface Offered {
  readonly choices: Choices;
  readonly chosen: Choice | null;
}

export type Start =
  | { readonly kind: 'check' | 'sync' }
  | { readonly kind: 'run'; readonly scope: 'all' | 'selected'; readonly choice: Choice }
  | { readonly kind: 'compare'; readonly runs: readonly string[] };

/** A job that is watched, and what it is known by. */
export interface Watch {
  readonly jobId: string;
  readonly after: number;
  readonly line: string;
  /** Of prices of rows: the one that was asked about. */
  readonly about: Place | null;
}

export type Watched =
  | { readonly kind: 'going'; readonly watch: Watch; readonly going: Going }
  | { readonly kind: 'ended'; readonly jobKind: string; readonly shown: Shown };

export interface RunChoice {
  readonly runId: string;
  readonly name: string;
  readonly words: string;
  /** The tab Runs of this sheet names it. */
  readonly isOfSheet: boolean;
}

export interface Entered {
  readonly server: string;
  readonly workspace: string;
  /** '' where the one that is kept is to stay. */
  readonly token: string;
}

export interface SettingsShown {
  readonly server: string;
  readonly workspace: string;
  readonly hasToken: boolean;
}

export interface Tested {
  readonly principal: string;
  readonly role: string;
  /** Has the server an account of Google's at all? */
  readonly isSetUp: boolean;
  /** Whom to share the sheet with; `null`: the server does not know its address. */
  readonly account: string | null;
  readonly isLinked: boolean;
}

export interface Linked {
  readonly lines: readonly string[];
}
