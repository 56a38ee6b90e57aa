import { z } from 'zod';
import { addressOfSheet } from '../app/live-workbook.ts';
import type { StoredWorkbook } from '../app/workbooks.ts';
import { moment } from './parts.ts';

/** A workbook as the service tells of it. */

export const live = z
  .object({ spreadsheet_id: z.string(), url: z.string() })
  .nullable()
  .describe('The Google Sheet that it is, where it is one and is linked; else null.');

export const workbook = z
  .object({
    workbook_id: z.string(),
    file_name: z.string().describe('Of a live sheet its title.'),
    uploaded_by: z.string().describe('Of a live sheet: who linked it first.'),
    uploaded_at: moment,
    live,
  })
  .meta({ id: 'Workbook' });

export const toWorkbook = (stored: StoredWorkbook): z.infer<typeof workbook> => ({
  workbook_id: stored.workbookId,
  file_name: stored.fileName,
  uploaded_by: stored.actor,
  uploaded_at: stored.createdAt,
  live: toLive(stored),
});

export const toLive = ({ sheet }: StoredWorkbook): z.infer<typeof live> =>
  sheet?.isLinked ? { spreadsheet_id: sheet.spreadsheetId, url: addressOfSheet(sheet.spreadsheetId) } : null;

export const addressOf = (workspace: string, { workbookId }: StoredWorkbook): string =>
  `/v1/workspaces/${encodeURIComponent(workspace)}/workbooks/${workbookId}`;
