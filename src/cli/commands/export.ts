import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, type ExportFormat } from '../../app/runs.ts';
import { exportAsk } from '../../asks/export.ts';
import { askFor } from '../ask.ts';
import type { Door, ExitCode } from '../door.ts';
import { writeNew } from '../write-new.ts';

interface Options {
  readonly format: ExportFormat;
  readonly out?: string;
}

export const addExport = (program: Command, run: (work: (door: Door) => Promise<ExitCode>) => Promise<void>): void => {
  program
    .command('export')
    .description('Write the 0/1 problem of a run, for planwright solve or for another solver.')
    .argument('<run>', 'a run id, or the beginning or end of one')
    .addOption(
      new Option('--format <format>', 'planwright-problem/1, or a form that other solvers read').choices(EXPORT_FORMATS).default('json'),
    )
    .option('--out <file>', 'the file to write (default: standard output)')
    .addOption(new Option('--json', 'the problem as JSON, as without --format').conflicts('format'))
    .action((id: string, { format, out }: Options) =>
      run(async (door) => {
        const { lines } = await askFor(door, exportAsk, { run: id, format });
        const text = `${lines.join('\n')}\n`;
        if (out === undefined) door.printExact(text);
        else await writeNew(out, text, '--out', door);
        return 0;
      }),
    );
};
