import { NotFoundError, PlanwrightError, UnavailableError, UsageError } from '../base/errors.ts';

/** The system's word for a refusal: `ENOENT`. */
export const codeOf = (cause: unknown): string | undefined =>
  cause instanceof Error && 'code' in cause && typeof cause.code === 'string' ? cause.code : undefined;

/** Runs a step on the disk; what the system refuses is told in our words. */
export const telling = async <T>(path: string, verb: 'read' | 'write', step: () => Promise<T>): Promise<T> => {
  try {
    return await step();
  } catch (cause) {
    if (cause instanceof PlanwrightError) throw cause;
    throw diskError(path, verb, cause);
  }
};

/** What a refusal of the system means for the user. */
export const diskError = (path: string, verb: 'read' | 'write', cause: unknown): PlanwrightError => {
  const code = codeOf(cause);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return new NotFoundError(`There is no ${path}.`, { code: 'source-missing', hint: 'Check the path.', cause });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return new UnavailableError(`Planwright may not ${verb} ${path}.`, {
        code: `file-not-${verb === 'read' ? 'readable' : 'writable'}`,
        hint:
          verb === 'read'
            ? 'Check its permissions.'
            : 'Check the permissions of the file and its folder, and that it is not open elsewhere.',
        retryable: false,
        cause,
      });
    case 'EEXIST':
      return new UsageError(`${path} is there already.`, { code: 'file-exists', hint: 'Give another name.', cause });
    case 'EBUSY':
      return new UnavailableError(`${path} is open in another program.`, {
        code: 'workbook-open',
        hint: 'Close it there and try again.',
        cause,
      });
    case 'ENOSPC':
    case 'EDQUOT':
      return new UnavailableError(`There is no room on the disk to write ${path}.`, {
        code: 'disk-full',
        hint: 'Free some space and try again.',
        cause,
      });
    default:
      return new UnavailableError(`${path} could not be ${verb === 'read' ? 'read' : 'written'} (${code ?? String(cause)}).`, {
        code: 'file-unavailable',
        hint: 'Try again; if it stays so, copy the file to a local folder.',
        cause,
      });
  }
};
