/** What every thrown error carries: a stable code, a message, what to do about it. */
interface Details {
  readonly code: string;
  readonly hint?: string;
  readonly cause?: unknown;
}

/** Exceptions are for broken worlds and wrong use; findings in a planner's data are `Issue` values instead. */
export abstract class PlanwrightError extends Error {
  readonly code: string;
  readonly hint: string | undefined;
  constructor(message: string, details: Details) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.hint = details.hint;
  }
}

/** The caller asked for something that cannot be: a wrong option, a file that is no workbook. */
export class UsageError extends PlanwrightError {}

/** A named thing is not there: a file, a run, a scenario. */
export class NotFoundError extends PlanwrightError {}

/** The thing changed since it was read: reading again and retrying is safe. */
export class StaleError extends PlanwrightError {}

/** Something outside does not answer now: a lock is held, a disk is full, a server is away. */
export class UnavailableError extends PlanwrightError {
  readonly retryable: boolean;
  constructor(message: string, details: Details & { readonly retryable?: boolean }) {
    super(message, details);
    this.retryable = details.retryable ?? true;
  }
}

/** Our own mistake. */
export class BugError extends PlanwrightError {
  constructor(message: string, cause?: unknown) {
    super(message, {
      code: 'bug',
      hint: 'This is a mistake in Planwright, not in your data. Please report it with the message above.',
      cause,
    });
  }
}

/** Whatever was thrown, as one of ours: what is not is our mistake. */
export const toPlanwrightError = (thrown: unknown): PlanwrightError =>
  thrown instanceof PlanwrightError ? thrown : new BugError(thrown instanceof Error ? thrown.message : String(thrown), thrown);

/** States what must hold; a breach is a bug. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new BugError(message);
}
