import { type Command, Option } from 'commander';
import { type CopyRequest, copyWorkbook } from '../../app/copying/copy-workbook.ts';
import { EXPORT_FORMATS, type ExportFormat } from '../../app/runs.ts';
import { exportAsk } from '../../asks/export.ts';
import { copyJson, copyLines } from '../../asks/words/copy-words.ts';
import { askFor } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { writeNew } from '../write-new.ts';

interface Options {
  readonly format: ExportFormat;
  readonly out?: string;
  readonly to?: string;
  readonly json?: boolean;
}

export const addExport = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('export')
    .description(
      'Write the 0/1 problem of a run, for planwright solve or another solver; or, with --to, copy a workbook into another kind.',
    )
    .argument('<run>', 'a run id, or the beginning or end of one; with --to, the workbook to copy')
    .addOption(
      new Option('--format <format>', 'planwright-problem/1, or a form that other solvers read').choices(EXPORT_FORMATS).default('json'),
    )
    .option('--out <file>', 'the file to write (default: standard output)')
    .addOption(
      new Option(
        '--to <place>',
        'copy a workbook there: a new .xlsx file, a new folder/ of CSV files, or gsheet:<id> of an empty Google Sheet',
      ).conflicts(['format', 'out']),
    )
    .addOption(new Option('--json', 'the problem as JSON, as without --format; with --to, what was copied').conflicts('format'))
    .action((id: string, { format, out, to, json }: Options) =>
      run(async (door) => {
        if (to !== undefined) return copy(door, { source: id, to }, json ?? false);
        const { lines } = await askFor(door, exportAsk, { run: id, format });
        const text = `${lines.join('\n')}\n`;
        if (out === undefined) door.printExact(text);
        else await writeNew(out, text, '--out', door);
        return 0;
      }),
    );
};

const copy = async (door: Door, request: CopyRequest, isJson: boolean): Promise<ExitCode> => {
  const answer = await copyWorkbook(door.deps, request);
  if (isJson) door.printJson(copyJson(answer));
  else for (const line of copyLines(answer, door)) door.print(line);
  return answer.sets.differing.length === 0 ? 0 : 1;
};
