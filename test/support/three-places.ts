import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type Desk, openDesk } from './cli.ts';
import { MemorySheets } from './memory-sheets.ts';
import { startSheetsServer } from './sheets-server.ts';

/** Where the rows of a plan may stand. */
export const KINDS = ['a folder', 'a workbook', 'a Google Sheet'] as const;
export type Kind = (typeof KINDS)[number];

/** A plan at one of these places, and a command line that reaches it. */
export interface PlanAt {
  readonly desk: Desk;
  /** As a planner types it. */
  readonly source: string;
  readonly clear: () => Promise<void>;
}

/** Brings a folder of CSV files to a place, as `planwright export` does. `name`: of the folder or file made. */
export const bringTo = async (
  kind: Kind,
  folder: string,
  name: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<PlanAt> => {
  if (kind === 'a folder') {
    const desk = openDesk(environment);
    cpSync(folder, join(desk.folder, name), { recursive: true });
    return { desk, source: name, clear: async () => desk.clear() };
  }
  const sheets = new MemorySheets();
  sheets.add('Sheet1', []);
  const server = kind === 'a workbook' ? null : await startSheetsServer({ sheets });
  const desk = openDesk({ ...environment, ...(server ? { PLANWRIGHT_GOOGLE_API_URL: server.url } : {}) });
  const source = server ? `gsheet:${server.id}` : `${name}.xlsx`;
  const { stderr, code } = await desk.planwright('export', folder, '--to', source);
  expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
  const clear = async (): Promise<void> => {
    desk.clear();
    await server?.close();
  };
  return { desk, source, clear };
};
