import type { FastifyInstance } from 'fastify';
import type { ZodTypeProvider } from 'fastify-type-provider-zod';
import { z } from 'zod';
import type { TeamDeps } from '../app/jobs.ts';
import { findTab, type GridTab, keepGrids, readGrid, readPage } from '../app/workbook-grid.ts';
import { inWorkspace, name, numberedPage, PROBLEMS, sendExact, storeFor } from './parts.ts';

/** A workbook as a grid. */

const tab = z
  .object({
    name: z.string(),
    hidden: z.boolean(),
    kind: z.string().nullable().describe('Which of our tabs it is, like `Candidates`; null: it is the planner’s own.'),
    input: z.boolean().describe('It is read; else, where it is ours, it is written.'),
    header_row: z.int().nullable(),
    row_count: z.int().describe('The number of its last row.'),
    column_count: z.int(),
  })
  .meta({ id: 'WorkbookTab' });

const tabs = z
  .object({ workbook_id: z.string(), file_name: z.string(), version: z.int(), tabs: z.array(tab) })
  .meta({ id: 'WorkbookTabs' });

const rows = z
  .object({
    version: z.int(),
    tab,
    columns: z.array(
      z.object({
        letter: z.string(),
        header: z.string().nullable(),
        column: z.string().nullable().describe('The name by which we read or write it; null: the planner’s own.'),
      }),
    ),
    more_columns: z.int().describe('How many more there are to the right, which are not shown.'),
    rows: z.array(
      z.object({
        row: z.int().describe('The sheet’s own number; rows that hold nothing are left out.'),
        cells: z.array(z.string().nullable()).describe('As text, one for each column: plain numbers, ISO dates, formulas by their value.'),
        formulas: z.record(z.string(), z.string()).optional().describe('By letter; `=` alone: it follows the formula of another cell.'),
        cut: z.array(z.string()).optional().describe('Letters of cells of which only the first 2,000 characters are here.'),
      }),
    ),
    next_cursor: z.string().nullable().describe('For the next page; null: this is the last one.'),
  })
  .meta({ id: 'WorkbookRows' });

const ofWorkbook = inWorkspace.extend({ workbook: name });
const ofVersion = z.object({
  version: z.coerce.number().int().min(1).max(1e9).optional().describe('The newest where none is named.'),
});
const config = { access: { role: 'viewer', of: 'workspace' }, remember: ['workbookVersions'] } as const;

export const addTabRoutes = (root: FastifyInstance, deps: TeamDeps): void => {
  const recent = keepGrids();
  const app = root.withTypeProvider<ZodTypeProvider>();
  app.get(
    '/v1/workspaces/:workspace/workbooks/:workbook/tabs',
    {
      config,
      schema: {
        tags: ['workbooks'],
        summary: 'The tabs of a workbook',
        params: ofWorkbook,
        querystring: ofVersion,
        response: { 200: tabs, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const grid = await readGrid(storeFor(deps, request), recent, request.params.workbook, request.query.version);
      const { workbookId, fileName } = grid.workbook;
      return sendExact(reply, tabs, { workbook_id: workbookId, file_name: fileName, version: grid.version, tabs: grid.tabs.map(toTab) });
    },
  );
  app.get(
    '/v1/workspaces/:workspace/workbooks/:workbook/tabs/:tab/rows',
    {
      config,
      schema: {
        tags: ['workbooks'],
        summary: 'The cells of a tab, as text',
        params: ofWorkbook.extend({ tab: name }),
        querystring: numberedPage.extend({
          limit: z.coerce.number().int().min(1).max(1_000).default(200).describe('How many at most.'),
          ...ofVersion.shape,
        }),
        response: { 200: rows, ...PROBLEMS },
      },
    },
    async (request, reply) => {
      const { limit, cursor, version } = request.query;
      const grid = await readGrid(storeFor(deps, request), recent, request.params.workbook, version);
      const found = findTab(grid, request.params.tab);
      const page = readPage(found, Number(cursor ?? '0'), limit);
      return sendExact(reply, rows, {
        version: grid.version,
        tab: toTab(found),
        columns: page.columns.map((it) => ({ ...it })),
        more_columns: page.moreColumns,
        rows: page.rows.map(({ row, cells, formulas, cut }) => ({
          row,
          cells,
          formulas: Object.keys(formulas).length === 0 ? undefined : formulas,
          cut: cut.length === 0 ? undefined : cut,
        })),
        next_cursor: page.isLast ? null : String(page.rows.at(-1)?.row ?? 0),
      });
    },
  );
};

const toTab = (it: GridTab): z.infer<typeof tab> => ({
  name: it.name,
  hidden: it.hidden,
  kind: it.kind,
  input: it.isInput,
  header_row: it.headerRow,
  row_count: it.lastRow,
  column_count: it.lastColumn,
});
