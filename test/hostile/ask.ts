import { checkSource } from '../../src/app/check-source.ts';
import { initWorkbook } from '../../src/app/init-workbook.ts';
import type { PlanwrightError } from '../../src/base/errors.ts';
import { toPlanwrightError } from '../../src/base/errors.ts';
import type { Issue } from '../../src/base/issue.ts';
import { exitCodeOf } from '../../src/cli/exit-code.ts';
import { openSource } from '../../src/sheet/open-source.ts';

/** How a command would have ended on a source. */
export interface Answer {
  readonly exit: number;
  /** Of the error that was thrown; '' where there was an answer. */
  readonly code: string;
  readonly words: string;
  readonly issues: readonly Issue[];
}

const deps = { openSource: async (path: string) => openSource(path), now: () => new Date() };

const refused = (error: PlanwrightError): Answer => ({
  exit: exitCodeOf(error),
  code: error.code,
  words: `${error.message} ${error.hint ?? ''}`,
  issues: [],
});

/** `planwright check`, with `--write` where asked, in this process. */
export const check = async (source: string, write = false): Promise<Answer> => {
  try {
    const { issues } = await checkSource(deps, { source, write });
    return { exit: issues.some((it) => it.severity === 'error') ? 1 : 0, code: '', words: '', issues };
  } catch (thrown) {
    return refused(toPlanwrightError(thrown));
  }
};

/** `planwright init`, in this process. */
export const init = async (path: string): Promise<Answer> => {
  try {
    await initWorkbook(deps, { path, empty: true });
    return { exit: 0, code: '', words: '', issues: [] };
  } catch (thrown) {
    return refused(toPlanwrightError(thrown));
  }
};

/** `Tab!row code` of each finding. */
export const briefly = (issues: readonly Issue[]): readonly string[] =>
  issues.map(({ place, code }) => `${place.tab}${place.row === null ? '' : `!${place.row}`} ${code}`);
