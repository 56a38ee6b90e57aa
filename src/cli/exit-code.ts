import { NotFoundError, type PlanwrightError, StaleError, UnavailableError, UsageError } from '../base/errors.ts';

/** What a thrown error means to the caller (§9): 2 wrong usage, 75 try again later, 70 a bug. */
export const exitCodeOf = (error: PlanwrightError): number => {
  if (error instanceof UsageError || error instanceof NotFoundError) return 2;
  if (error instanceof StaleError) return 75;
  if (error instanceof UnavailableError) return error.retryable ? 75 : 1;
  return 70;
};
