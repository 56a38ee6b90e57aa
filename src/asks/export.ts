import { z } from 'zod';
import { EXPORT_FORMATS, type ExportFormat, exportRun } from '../app/runs.ts';
import type { Ask } from './ask.ts';
import { runName } from './request-parts.ts';

const request = z.strictObject({
  run: runName,
  format: z.enum(EXPORT_FORMATS).default('json').describe('planwright-problem/1, or a form that other solvers read.'),
});

interface Export {
  readonly format: ExportFormat;
  readonly text: string;
}

const document = z.strictObject({ format: z.enum(EXPORT_FORMATS), text: z.string() });

/** The 0/1 problem of a run. Its lines are the text to the letter. */
export const exportAsk: Ask<z.output<typeof request>, Export> = {
  kind: 'export',
  about: 'run',
  takes: 'moment',
  role: 'viewer',
  urgency: 'interactive',
  makesRun: false,
  request,
  document,
  answer: async (deps, { run, format }) => ({ format, text: await exportRun(deps, run, format) }),
  toJson: ({ format, text }) => ({ format, text }),
  toLines: ({ text }) => text.replace(/\n$/u, '').split('\n'),
  isGood: () => true,
};
