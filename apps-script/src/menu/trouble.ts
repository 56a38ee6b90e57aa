import type { Place } from './place.ts';

/** What went wrong, for a planner: in plain words, and what to do. */
export interface Trouble {
  readonly title: string;
  readonly detail: string;
  readonly todo: string;
  /** It is mended in the settings. */
  readonly inSettings?: boolean;
  /** A text to be copied: the account that the sheet must be shared with. */
  readonly copy?: string;
  readonly place?: Place;
  /** The server does not know the sheet by the name that we remembered. */
  readonly isUnlinked?: boolean;
  /** It may pass by itself: asking again helps. */
  readonly mayPass?: boolean;
}

/** The only thing that is thrown here; one place catches it (`google/answer-panel.ts`) and the panel shows it. */
export class TroubleError extends Error {
  readonly trouble: Trouble;

  constructor(trouble: Trouble) {
    super(trouble.title);
    this.trouble = trouble;
  }
}

/** What nobody foresaw. Its own words are for nobody: they may say anything. */
export const unforeseen = (): Trouble => ({
  title: 'Something went wrong in the menu',
  detail: 'The script met something that it was not made for.',
  todo: 'Try again. If it comes back, tell your administrator what you clicked: Extensions > Apps Script > Executions shows when it was.',
});
